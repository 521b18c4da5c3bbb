package zeroset.model.dataset;

/// Bad input: a data set, an image or a pose that cannot be used.
///
/// The message is one a user can act on: file, place in it, what was expected, what was found, what to do.
public final class DatasetException extends Exception {

    private static final long serialVersionUID = 1;

    /// With a message alone.
    public DatasetException(String message) {
        super(message);
    }

    /// What an exception says of itself; many of the JDK's have no message at all.
    public static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /// With the failure underneath.
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
