package zeroset.model.camera;

import org.joml.Vector2d;

/// One coefficient that straightens what was measured, as VisualSFM has it: ideal coordinates are the
/// observed ones times `1 + k r²`, with r of the observed ones.
///
/// @param k the coefficient, of the observed radius squared
public record MeasuredRadial(double k) implements Distortion {

    private static final int MAX_ITERATIONS = 50;

    /// Newton's method on `r (1 + k r²) = R`.
    @Override
    public Vector2d distort(double x, double y, Vector2d dest) {
        double ideal = Math.sqrt(x * x + y * y);
        double observed = Math.min(ideal, largestObserved());
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double slope = 1 + 3 * k * observed * observed;
            if (slope < 1e-9) {
                break; // the lens folds over here and no inverse exists
            }
            double step = (observed * (1 + k * observed * observed) - ideal) / slope;
            observed = Math.min(observed - step, largestObserved());
            if (Math.abs(step) < 1e-14) {
                break;
            }
        }
        return dest.set(x, y).mul(ideal == 0 ? 1 : observed / ideal);
    }

    @Override
    public Vector2d undistort(double x, double y, Vector2d dest) {
        return dest.set(x, y).mul(1 + k * (x * x + y * y));
    }

    @Override
    public boolean covers(double x, double y) {
        double observed = largestObserved();
        double ideal = observed * (1 + k * observed * observed);
        return k >= 0 || x * x + y * y <= ideal * ideal;
    }

    /// Where the ideal radius stops to grow.
    private double largestObserved() {
        return k >= 0 ? Double.MAX_VALUE : Math.sqrt(-1 / (3 * k));
    }
}
