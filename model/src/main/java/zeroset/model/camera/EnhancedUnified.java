package zeroset.model.camera;

import org.joml.Vector2d;

/// Khomutenko, Garcia and Martinet's enhanced unified model (2016), COLMAP's EUCM: observed coordinates are
/// `(x, y) / (α·√(β r² + 1) + 1 - α)`.
///
/// @param alpha α, 0..1; 0 is the ideal pinhole
/// @param beta β, > 0
public record EnhancedUnified(double alpha, double beta) implements Distortion {

    private static final double SMALLEST = 1e-6; // farther out rays look backwards

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException naming the value that is wrong
    public EnhancedUnified {
        if (!(alpha >= 0 && alpha <= 1) || !(beta > 0)) {
            throw new IllegalArgumentException(
                    "expected alpha of 0..1 and beta > 0, found alpha=" + alpha + " beta=" + beta);
        }
    }

    @Override
    public Vector2d distort(double x, double y, Vector2d dest) {
        return dest.set(x, y).div(alpha * Math.sqrt(beta * (x * x + y * y) + 1) + 1 - alpha);
    }

    @Override
    public Vector2d undistort(double x, double y, Vector2d dest) {
        double r2 = x * x + y * y;
        double root = Math.sqrt(Math.max(0, 1 - (2 * alpha - 1) * beta * r2));
        double depth = (1 - alpha * alpha * beta * r2) / (alpha * root + 1 - alpha);
        return dest.set(x, y).div(Math.max(SMALLEST, depth));
    }

    @Override
    public boolean covers(double x, double y) {
        return true; // before the camera the divisor grows more slowly than the radius
    }
}
