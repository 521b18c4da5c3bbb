package zeroset.model.sampling;

/// The sections of a batch of rays, reused from step to step; live arrays of the trainer's thread.
public final class Sections {

    /// Number of rays R.
    public final int rays;
    /// Sections per ray S.
    public final int perRay;
    /// `[R, S]` ray distance of the midpoints, ascending along a ray.
    public final float[] midpoints;
    /// `[R, S]` lengths over which a section's opacity is taken.
    public final float[] lengths;

    /// @param rays number of rays
    /// @param perRay sections per ray
    public Sections(int rays, int perRay) {
        this.rays = rays;
        this.perRay = perRay;
        midpoints = new float[rays * perRay];
        lengths = new float[rays * perRay];
    }

    /// Sets the sections of one ray from `perRay + 1` ascending distances.
    ///
    /// A section's opacity is extrapolated linearly from its midpoint, which is only meant for short sections: a
    /// long one in free space would reach through a surface that is not there. So lengths are capped, and the rest
    /// of a long section is left to the jitter of other steps.
    ///
    /// @param boundaries ascending distances
    /// @param maxLength cap of a section's length
    void set(int ray, float[] boundaries, float maxLength) {
        for (int i = 0; i < perRay; i++) {
            float length = boundaries[i + 1] - boundaries[i];
            midpoints[ray * perRay + i] = boundaries[i] + 0.5f * length;
            lengths[ray * perRay + i] = Math.min(length, maxLength);
        }
    }
}
