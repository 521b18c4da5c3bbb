package zeroset.model.training;

/// A run that could not begin or go on: divergence, a missing tensor library, exhausted memory. The message is a
/// sentence with a remedy.
public class TrainingException extends Exception {

    private static final long serialVersionUID = 1;

    /// With a message alone.
    public TrainingException(String message) {
        super(message);
    }

    /// With the failure underneath.
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
