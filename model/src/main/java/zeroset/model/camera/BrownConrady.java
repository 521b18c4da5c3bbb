package zeroset.model.camera;

import org.joml.Vector2d;

/// OpenCV's polynomial radial and tangential model:
/// `x' = x·(1 + k1 r² + k2 r⁴ + k3 r⁶ + k4 r⁸) + 2 p1 x y + p2 (r² + 2x²)`, y alike with p1 and p2 exchanged.
///
/// @param k1 radial coefficient of r²
/// @param k2 radial coefficient of r⁴
/// @param k3 radial coefficient of r⁶
/// @param k4 radial coefficient of r⁸ (nerfstudio's fourth, not OpenCV's rational denominator)
/// @param p1 first tangential coefficient
/// @param p2 second tangential coefficient
public record BrownConrady(double k1, double k2, double k3, double k4, double p1, double p2) implements Distortion {

    private static final int MAX_ITERATIONS = 50;

    @Override
    public Vector2d distort(double x, double y, Vector2d dest) {
        double r2 = x * x + y * y;
        double radial = polynomial().factor(r2);
        return dest.set(
                x * radial + 2 * p1 * x * y + p2 * (r2 + 2 * x * x),
                y * radial + 2 * p2 * x * y + p1 * (r2 + 2 * y * y));
    }

    /// Newton's method on {@link #distort} with its analytic Jacobian.
    @Override
    public Vector2d undistort(double x, double y, Vector2d dest) {
        var polynomial = polynomial();
        double u = x;
        double v = y;
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double r2 = u * u + v * v;
            double radial = polynomial.factor(r2);
            double slope = 2 * polynomial.factorSlope(r2);
            double errorX = u * radial + 2 * p1 * u * v + p2 * (r2 + 2 * u * u) - x;
            double errorY = v * radial + 2 * p2 * u * v + p1 * (r2 + 2 * v * v) - y;
            double a = radial + slope * u * u + 2 * p1 * v + 6 * p2 * u;
            double b = slope * u * v + 2 * p1 * u + 2 * p2 * v;
            double d = radial + slope * v * v + 2 * p2 * u + 6 * p1 * v;
            double determinant = a * d - b * b;
            if (Math.abs(determinant) < 1e-12) {
                break; // 1e-12: the lens folds over here and no inverse exists
            }
            double stepU = (d * errorX - b * errorY) / determinant;
            double stepV = (a * errorY - b * errorX) / determinant;
            u -= stepU;
            v -= stepV;
            if (stepU * stepU + stepV * stepV < 1e-24) {
                break; // 1e-12 of a normalised unit is far below a pixel on any sensor
            }
        }
        return dest.set(u, v);
    }

    @Override
    public boolean covers(double x, double y) {
        return polynomial().growsUpTo(x * x + y * y);
    }

    private RadialPolynomial polynomial() {
        return new RadialPolynomial(k1, k2, k3, k4);
    }
}
