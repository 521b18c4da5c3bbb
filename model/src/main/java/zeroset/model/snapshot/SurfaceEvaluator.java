package zeroset.model.snapshot;

/// Evaluates a coloured signed distance function in batches. Not thread-safe: every thread makes its own.
///
/// Positions are unit space, packed `[N, 3]`; distances are negative inside.
public interface SurfaceEvaluator {

    /// Signed distances.
    ///
    /// @param points `[count, 3]`
    /// @param count number of points, may be less than the arrays hold
    /// @param distances receives `[count]`
    void distances(float[] points, int count, float[] distances);

    /// Signed distances and their gradients (not normalised).
    ///
    /// @param points `[count, 3]`
    /// @param distances receives `[count]`
    /// @param gradients receives `[count, 3]`
    void gradients(float[] points, int count, float[] distances, float[] gradients);

    /// Colours seen from given directions.
    ///
    /// @param points `[count, 3]` on or near the surface
    /// @param directions `[count, 3]` unit viewing directions, pointing from the camera to the point
    /// @param rgb receives `[count, 3]` sRGB values in 0..1
    void colors(float[] points, float[] directions, int count, float[] rgb);
}
