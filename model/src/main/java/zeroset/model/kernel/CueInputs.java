package zeroset.model.kernel;

/// What one step hands to {@link CueKernel} besides encoded samples; live arrays of the training step.
///
/// Of M samples each lies near a known surface point, where distance and normal are known, or on the ray to one, where
/// only a smallest distance is.
public interface CueInputs {

    /// Number of samples M.
    int count();

    /// `[M]` known or smallest distance, unit space.
    float[] distances();

    /// `[M]` whether the distance is the smallest one.
    boolean[] leastOnly();

    /// `[M, 3]` known gradient; zero where unknown.
    float[] normals();

    /// `[M]` how far each is trusted, 0..1.
    float[] trust();

    /// Weight of the term; 0 switches it off.
    float weight();

    /// Distance from a plane within which a cue says nothing, unit space.
    float slack();

    /// Distance beyond which a cue counts as wrong rather than as not yet met, unit space.
    float scale();
}
