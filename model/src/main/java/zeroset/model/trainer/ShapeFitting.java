package zeroset.model.trainer;

import java.util.SplittableRandom;
import zeroset.model.config.TrainingConfig;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.kernel.ShapeKernel;
import zeroset.model.optimizer.AdamOptimizer;
import zeroset.model.parallel.Workers;

/// Fits the signed distance field to a known shape before training, so that colour starts from a good guess (a
/// visual hull, fused stereo points) instead of a sphere.
///
/// Half of the points lie anywhere in the unit ball, half near the shape's surface. The moments gathered here are
/// thrown away: training begins with a fresh optimiser.
final class ShapeFitting {

    private static final int POINTS = 8192;
    /// Half width of the shell in which the second half of the points is drawn, unit space.
    private static final float SHELL = 0.08f;

    private final TrainableField field;
    private final Workers workers;
    private final EncodedPoints points;
    private final float[] targets = new float[POINTS];
    private final ShapeKernel kernel;
    private final AdamOptimizer optimizer;

    ShapeFitting(TrainingConfig config, TrainableField field, Workers workers) {
        this.field = field;
        this.workers = workers;
        points = new EncodedPoints(POINTS, field.encoding());
        kernel = new ShapeKernel(config, field.networkParameters());
        optimizer = new AdamOptimizer(field.allParameters(), config.optimizer());
    }

    /// Fits for a number of steps.
    ///
    /// @param shape signed distances, negative inside
    /// @param steps optimisation steps
    /// @param random draws the points
    /// @return mean absolute error of the distance over the last tenth of the steps, unit space
    double fit(ScalarGrid shape, int steps, SplittableRandom random) {
        double error = 0;
        int counted = 0;
        for (int i = 0; i < steps; i++) {
            draw(shape, random);
            points.encode(workers);
            double stepError = step(1 - 0.9 * i / steps, i + 1);
            if (i >= steps - Math.max(1, steps / 10)) {
                error += stepError;
                counted++;
            }
        }
        field.forgetMoments();
        return error / Math.max(1, counted);
    }

    private void draw(ScalarGrid shape, SplittableRandom random) {
        for (int i = 0; i < POINTS; i++) {
            boolean nearSurface = i >= POINTS / 2;
            for (int attempt = 0; ; attempt++) {
                float x = (float) random.nextDouble(-1, 1);
                float y = (float) random.nextDouble(-1, 1);
                float z = (float) random.nextDouble(-1, 1);
                if (x * x + y * y + z * z > 1) {
                    continue;
                }
                float distance = shape.sample(x, y, z);
                // A shape without a surface has no shell; after some attempts any point will do.
                if (nearSurface && Math.abs(distance) > SHELL && attempt < 200) {
                    continue;
                }
                points.positions()[3 * i] = x;
                points.positions()[3 * i + 1] = y;
                points.positions()[3 * i + 2] = z;
                targets[i] = distance;
                break;
            }
        }
    }

    private double step(double rateScale, int number) {
        double error = kernel.step(points, POINTS, targets, workers);
        points.backwardChained(workers);
        optimizer.step(number, rateScale, workers);
        return error;
    }
}
