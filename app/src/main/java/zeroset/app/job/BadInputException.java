package zeroset.app.job;

/// A request that cannot be carried out as it stands: an output that cannot be written, a mesh that cannot be read.
///
/// The message is one a user can act on: file, what was expected, what was found, what to do.
public final class BadInputException extends Exception {

    private static final long serialVersionUID = 1;

    /// With a message alone.
    public BadInputException(String message) {
        super(message);
    }

    /// With the failure underneath.
    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
