package zeroset.model.sampling;

/// Where a ray is looked at outside the region: from where it leaves it to infinity, even in inverse distance, and
/// contracted into a ball (Barron et al. 2022, mip-NeRF 360, eq. 10, scaled to radius 1).
public final class OutwardRay {

    /// Length of the last section, which reaches to infinity; with the softplus density it is opaque.
    public static final float ENDLESS = 1e6f;

    private OutwardRay() {}

    /// Distance along a ray.
    ///
    /// @param far where it leaves the region, unit space
    /// @param place 0 there, 1 at infinity
    public static float distance(float far, float place) {
        return far + 1 / Math.max(1 - place, 1e-3f) - 1; // 1e-3: a thousand radii are infinity
    }

    /// Writes a point of a ray, contracted.
    ///
    /// @param origins `[., 3]` unit space
    /// @param directions `[., 3]` unit vectors
    /// @param ray index of the ray's first coordinate in both
    /// @param t distance along it
    /// @param points receives three coordinates of length <= 1
    public static void contract(float[] origins, float[] directions, int ray, float t, float[] points, int at) {
        double x = origins[ray] + (double) t * directions[ray];
        double y = origins[ray + 1] + (double) t * directions[ray + 1];
        double z = origins[ray + 2] + (double) t * directions[ray + 2];
        double length = Math.sqrt(x * x + y * y + z * z);
        double scale = length <= 1 ? 0.5 : 0.5 * (2 - 1 / length) / length;
        points[at] = (float) (scale * x);
        points[at + 1] = (float) (scale * y);
        points[at + 2] = (float) (scale * z);
    }
}
