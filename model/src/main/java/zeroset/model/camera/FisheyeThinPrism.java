package zeroset.model.camera;

import org.joml.Vector2d;

/// Fisheye with tangential and thin-prism terms. With `θ = atan(r)` and `(u, v)` of length θ along `(x, y)`:
///
/// - radial: `(u, v)·(1 + k1 θ² + ... + k6 θ¹²)`;
/// - tangential: `2 py u v + px (ρ² + 2u²)` to x, `2 px u v + py (ρ² + 2v²)` to y;
/// - prism: `sx1 ρ² + sx2 ρ⁴` to x, `sy1 ρ² + sy2 ρ⁴` to y.
///
/// In the additive form (COLMAP's THIN_PRISM_FISHEYE) the last two are taken of `(u, v)`, in the chained form
/// (RAD_TAN_THIN_PRISM_FISHEYE, Project Aria) of what the radial term made of it.
///
/// @param k1 coefficient of θ²
/// @param k2 coefficient of θ⁴
/// @param k3 coefficient of θ⁶
/// @param k4 coefficient of θ⁸
/// @param k5 coefficient of θ¹⁰
/// @param k6 coefficient of θ¹²
/// @param px tangential coefficient of x
/// @param py tangential coefficient of y
/// @param sx1 prism, x, of ρ²
/// @param sx2 prism, x, of ρ⁴
/// @param sy1 prism, y, of ρ²
/// @param sy2 prism, y, of ρ⁴
/// @param chained whether tangential and prism terms come after the radial one
public record FisheyeThinPrism(
        double k1,
        double k2,
        double k3,
        double k4,
        double k5,
        double k6,
        double px,
        double py,
        double sx1,
        double sx2,
        double sy1,
        double sy2,
        boolean chained)
        implements Distortion {

    private static final double AXIS = 1e-12; // nearer to the axis θ/r is 1 to machine precision
    private static final double WIDEST = 0.999 * Math.PI / 2;

    /// The additive form with COLMAP's names.
    public static FisheyeThinPrism additive(
            double k1, double k2, double k3, double k4, double p1, double p2, double sx1, double sy1) {
        return new FisheyeThinPrism(k1, k2, k3, k4, 0, 0, p2, p1, sx1, 0, sy1, 0, false);
    }

    /// The chained form with COLMAP's names.
    ///
    /// @param k `[6]` radial coefficients
    /// @param p0 tangential coefficient of x
    /// @param p1 tangential coefficient of y
    /// @param s `[4]` prism: two of x, two of y
    public static FisheyeThinPrism chained(double[] k, double p0, double p1, double[] s) {
        return new FisheyeThinPrism(k[0], k[1], k[2], k[3], k[4], k[5], p0, p1, s[0], s[1], s[2], s[3], true);
    }

    @Override
    public Vector2d distort(double x, double y, Vector2d dest) {
        double r = Math.sqrt(x * x + y * y);
        double scale = r < AXIS ? 1 : Math.atan(r) / r;
        return bend(x * scale, y * scale, dest);
    }

    private Vector2d bend(double u, double v, Vector2d dest) {
        double t = u * u + v * v;
        double radial = 1 + t * (k1 + t * (k2 + t * (k3 + t * (k4 + t * (k5 + t * k6)))));
        double x = radial * u;
        double y = radial * v;
        double a = chained ? x : u;
        double b = chained ? y : v;
        double q = a * a + b * b;
        return dest.set(
                x + 2 * py * a * b + px * (q + 2 * a * a) + q * (sx1 + q * sx2),
                y + 2 * px * a * b + py * (q + 2 * b * b) + q * (sy1 + q * sy2));
    }

    @Override
    public Vector2d undistort(double x, double y, Vector2d dest) {
        NumericLens.invert(this::bend, x, y, dest);
        double theta = dest.length();
        return theta < AXIS ? dest : dest.mul(Math.tan(Math.min(theta, WIDEST)) / theta);
    }

    @Override
    public boolean covers(double x, double y) {
        return NumericLens.growsUpTo(this::distort, x, y);
    }
}
