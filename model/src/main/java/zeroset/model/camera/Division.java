package zeroset.model.camera;

import org.joml.Vector2d;

/// Fitzgibbon's division model (2001): ideal coordinates are the observed ones divided by `1 + k r²`.
///
/// @param k the coefficient, of the observed radius squared
public record Division(double k) implements Distortion {

    /// Observed radii at which the divisor comes nearer to 0 than this look backwards.
    private static final double SMALLEST = 1e-6;

    @Override
    public Vector2d distort(double x, double y, Vector2d dest) {
        double inside = Math.max(0, 1 - 4 * k * (x * x + y * y));
        return dest.set(x, y).mul(2 / (1 + Math.sqrt(inside)));
    }

    @Override
    public Vector2d undistort(double x, double y, Vector2d dest) {
        return dest.set(x, y).div(Math.max(SMALLEST, 1 + k * (x * x + y * y)));
    }

    @Override
    public boolean covers(double x, double y) {
        return 4 * k * (x * x + y * y) <= 1;
    }
}
