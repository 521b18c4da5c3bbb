package zeroset.model.snapshot;

/// Evaluates what was learned of the surroundings: the colour of rays that hit nothing in the region. Not thread-safe:
/// every thread makes its own.
public interface SurroundingsEvaluator {

    /// Colours behind the region. A ray that passes the region by is looked at from where it comes nearest to its
    /// centre.
    ///
    /// @param origins `[count, 3]` unit space
    /// @param directions `[count, 3]` unit vectors
    /// @param count number of rays, may be less than the arrays hold
    /// @param rgb receives `[count, 3]` sRGB values in 0..1
    void colors(float[] origins, float[] directions, int count, float[] rgb);
}
