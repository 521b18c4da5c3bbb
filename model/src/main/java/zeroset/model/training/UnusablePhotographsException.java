package zeroset.model.training;

/// The photographs, or what they show of the region of interest, are nothing that could be trained; not a step was
/// done. The message is a sentence with a remedy.
public final class UnusablePhotographsException extends TrainingException {

    private static final long serialVersionUID = 1;

    /// With a message alone.
    public UnusablePhotographsException(String message) {
        super(message);
    }
}
