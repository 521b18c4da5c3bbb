package zeroset.model.project;

/// A project that cannot be opened, read or written.
///
/// The message is one a user can act on: file, place in it, what was expected, what was found, what to do.
public sealed class ProjectException extends Exception permits ProjectInUseException {

    private static final long serialVersionUID = 1;

    /// With a message alone.
    public ProjectException(String message) {
        super(message);
    }

    /// With the failure underneath.
    public ProjectException(String message, Throwable cause) {
        super(message, cause);
    }
}
