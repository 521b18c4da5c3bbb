package zeroset.model.camera;

/// A pose whose rotation mirrors (determinant -1): two of its axes were exchanged, or one of them turned round.
public final class MirroredPoseException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /// With a message for people.
    public MirroredPoseException(String message) {
        super(message);
    }
}
