package zeroset.model.camera;

import org.joml.Vector2d;

/// OpenCV's rational model (COLMAP's FULL_OPENCV): radial factor
/// `(1 + k1 r² + k2 r⁴ + k3 r⁶) / (1 + k4 r² + k5 r⁴ + k6 r⁶)`, tangential terms as in {@link BrownConrady}.
///
/// @param k1 numerator's coefficient of r²
/// @param k2 numerator's coefficient of r⁴
/// @param k3 numerator's coefficient of r⁶
/// @param k4 denominator's coefficient of r²
/// @param k5 denominator's coefficient of r⁴
/// @param k6 denominator's coefficient of r⁶
/// @param p1 first tangential coefficient
/// @param p2 second tangential coefficient
public record RationalDistortion(double k1, double k2, double k3, double k4, double k5, double k6, double p1, double p2)
        implements Distortion {

    @Override
    public Vector2d distort(double x, double y, Vector2d dest) {
        double r2 = x * x + y * y;
        double radial = (1 + r2 * (k1 + r2 * (k2 + r2 * k3))) / (1 + r2 * (k4 + r2 * (k5 + r2 * k6)));
        return dest.set(
                x * radial + 2 * p1 * x * y + p2 * (r2 + 2 * x * x),
                y * radial + 2 * p2 * x * y + p1 * (r2 + 2 * y * y));
    }

    @Override
    public Vector2d undistort(double x, double y, Vector2d dest) {
        return NumericLens.invert(this::distort, x, y, dest);
    }

    @Override
    public boolean covers(double x, double y) {
        return NumericLens.growsUpTo(this::distort, x, y);
    }
}
