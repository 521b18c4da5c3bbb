package zeroset.model.rays;

/// The rays of one step, reused from step to step. Rays that miss the unit sphere are never in it.
///
/// Fields are live arrays of the trainer's thread: this is the innermost data of the training step.
public final class RayBatch {

    /// Number of rays R.
    public final int count;
    /// `[R, 3]` origins, unit space.
    public final float[] origins;
    /// `[R, 3]` unit directions.
    public final float[] directions;
    /// `[R]` distance at which the ray enters the unit sphere, >= 0.
    public final float[] near;
    /// `[R]` distance at which it leaves.
    public final float[] far;
    /// `[R, 3]` photographed colour, straight sRGB 0..1.
    public final float[] colors;
    /// `[R]` alpha or mask 0..1; 1 where there is none.
    public final float[] coverage;

    /// @param count number of rays
    public RayBatch(int count) {
        this.count = count;
        origins = new float[3 * count];
        directions = new float[3 * count];
        near = new float[count];
        far = new float[count];
        colors = new float[3 * count];
        coverage = new float[count];
    }

    /// Intersects a ray with the unit sphere and stores near and far.
    ///
    /// @return whether the ray passes through the sphere in front of its origin
    boolean clip(int ray) {
        int at = 3 * ray;
        double ox = origins[at];
        double oy = origins[at + 1];
        double oz = origins[at + 2];
        double dx = directions[at];
        double dy = directions[at + 1];
        double dz = directions[at + 2];
        double middle = -(ox * dx + oy * dy + oz * dz);
        double missSquared = ox * ox + oy * oy + oz * oz - middle * middle;
        if (missSquared >= 1) {
            return false;
        }
        double half = Math.sqrt(1 - missSquared);
        if (middle + half <= 1e-3) {
            return false; // 1e-3: what lies behind the camera cannot be seen
        }
        near[ray] = (float) Math.max(middle - half, 0);
        far[ray] = (float) (middle + half);
        return true;
    }
}
