package zeroset.model.camera;

import org.joml.Vector2d;

/// Devernay and Faugeras's field-of-view model (2001), COLMAP's FOV: observed radius `atan(2 r tan(ω/2)) / ω`.
///
/// @param omega ω, radians; 0 is the ideal pinhole
public record FieldOfView(double omega) implements Distortion {

    private static final double IDEAL = 1e-9; // below it the model bends no ray by more than rounding
    private static final double AXIS = 1e-12;

    @Override
    public Vector2d distort(double x, double y, Vector2d dest) {
        double r = Math.sqrt(x * x + y * y);
        if (Math.abs(omega) < IDEAL || r < AXIS) {
            return dest.set(x, y).mul(Math.abs(omega) < IDEAL ? 1 : 2 * Math.tan(omega / 2) / omega);
        }
        double scale = Math.atan(2 * r * Math.tan(omega / 2)) / (omega * r);
        return dest.set(x * scale, y * scale);
    }

    @Override
    public Vector2d undistort(double x, double y, Vector2d dest) {
        double r = Math.sqrt(x * x + y * y);
        if (Math.abs(omega) < IDEAL || r < AXIS) {
            return dest.set(x, y).mul(Math.abs(omega) < IDEAL ? 1 : omega / (2 * Math.tan(omega / 2)));
        }
        double angle = Math.clamp(r * omega, -0.999 * Math.PI / 2, 0.999 * Math.PI / 2); // no ray leaves backwards
        double scale = Math.tan(angle) / (2 * Math.tan(omega / 2) * r);
        return dest.set(x * scale, y * scale);
    }

    @Override
    public boolean covers(double x, double y) {
        return true; // the arc tangent grows for ever
    }
}
