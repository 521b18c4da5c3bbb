package zeroset.model.camera;

import org.joml.Vector2d;

/// OpenCV's fisheye model (Kannala-Brandt): with `θ = atan(r)`, the observed radius is
/// `θ·(1 + k1 θ² + k2 θ⁴ + k3 θ⁶ + k4 θ⁸)`.
///
/// Directions at or behind the image plane (θ ≥ 90°) have no ideal coordinates x/z and are not covered.
///
/// @param k1 coefficient of θ²
/// @param k2 coefficient of θ⁴
/// @param k3 coefficient of θ⁶
/// @param k4 coefficient of θ⁸
public record OpenCvFisheye(double k1, double k2, double k3, double k4) implements Distortion {

    private static final int MAX_ITERATIONS = 60;
    private static final double HALF_PI = Math.PI / 2;
    private static final double AXIS = 1e-12; // nearer to the axis θ/r is 1 to machine precision

    @Override
    public Vector2d distort(double x, double y, Vector2d dest) {
        double r = Math.sqrt(x * x + y * y);
        if (r < AXIS) {
            return dest.set(x, y);
        }
        double theta = Math.atan(r);
        double scale = theta * polynomial().factor(theta * theta) / r;
        return dest.set(x * scale, y * scale);
    }

    /// Newton's method in θ, kept inside a shrinking bracket.
    @Override
    public Vector2d undistort(double x, double y, Vector2d dest) {
        double observed = Math.sqrt(x * x + y * y);
        if (observed < AXIS) {
            return dest.set(x, y);
        }
        var polynomial = polynomial();
        double low = 0;
        double high = HALF_PI;
        double theta = Math.min(observed, 0.999 * HALF_PI);
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double error = theta * polynomial.factor(theta * theta) - observed;
            if (error > 0) {
                high = theta;
            } else {
                low = theta;
            }
            double next = theta - error / polynomial.slope(theta * theta);
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            boolean settled = Math.abs(next - theta) < 1e-15;
            theta = next;
            if (settled) {
                break;
            }
        }
        double scale = Math.tan(theta) / observed;
        return dest.set(x * scale, y * scale);
    }

    @Override
    public boolean covers(double x, double y) {
        double theta = Math.atan(Math.sqrt(x * x + y * y));
        return polynomial().growsUpTo(theta * theta);
    }

    private RadialPolynomial polynomial() {
        return new RadialPolynomial(k1, k2, k3, k4);
    }
}
