package zeroset.app.job;

/// The job ended because it was asked to. The message says what was saved, where, and how to go on.
public final class JobCancelledException extends Exception {

    private static final long serialVersionUID = 1;

    /// With what was saved.
    public JobCancelledException(String message) {
        super(message);
    }
}
