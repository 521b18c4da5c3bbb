package zeroset.model.mesh;

import java.util.concurrent.atomic.AtomicLong;
import zeroset.model.snapshot.SurfaceEvaluator;

/// A field in closed form; colours are the position.
final class AnalyticField implements SurfaceEvaluator {

    /// A signed distance, or anything with the same zero set.
    @FunctionalInterface
    interface Distance {
        double at(double x, double y, double z);
    }

    private static final double STEP = 1e-5;

    private final Distance distance;
    private final AtomicLong evaluations;

    AnalyticField(Distance distance) {
        this(distance, new AtomicLong());
    }

    AnalyticField(Distance distance, AtomicLong evaluations) {
        this.distance = distance;
        this.evaluations = evaluations;
    }

    static Distance sphere(double cx, double cy, double cz, double radius) {
        return (x, y, z) -> Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy) + (z - cz) * (z - cz)) - radius;
    }

    static Distance torus(double ring, double tube) {
        return (x, y, z) -> Math.hypot(Math.hypot(x, y) - ring, z) - tube;
    }

    static Distance box(double halfX, double halfY, double halfZ) {
        return (x, y, z) -> {
            double qx = Math.abs(x) - halfX;
            double qy = Math.abs(y) - halfY;
            double qz = Math.abs(z) - halfZ;
            double outside = Math.hypot(Math.hypot(Math.max(qx, 0), Math.max(qy, 0)), Math.max(qz, 0));
            return outside + Math.min(0, Math.max(qx, Math.max(qy, qz)));
        };
    }

    static Distance union(Distance first, Distance second) {
        return (x, y, z) -> Math.min(first.at(x, y, z), second.at(x, y, z));
    }

    @Override
    public void distances(float[] points, int count, float[] distances) {
        evaluations.addAndGet(count);
        for (int i = 0; i < count; i++) {
            distances[i] = (float) distance.at(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
        }
    }

    @Override
    public void gradients(float[] points, int count, float[] distances, float[] gradients) {
        distances(points, count, distances);
        for (int i = 0; i < count; i++) {
            double x = points[3 * i];
            double y = points[3 * i + 1];
            double z = points[3 * i + 2];
            gradients[3 * i] = slope(distance.at(x + STEP, y, z), distance.at(x - STEP, y, z));
            gradients[3 * i + 1] = slope(distance.at(x, y + STEP, z), distance.at(x, y - STEP, z));
            gradients[3 * i + 2] = slope(distance.at(x, y, z + STEP), distance.at(x, y, z - STEP));
        }
    }

    private static float slope(double ahead, double behind) {
        return (float) ((ahead - behind) / (2 * STEP));
    }

    @Override
    public void colors(float[] points, float[] directions, int count, float[] rgb) {
        for (int i = 0; i < 3 * count; i++) {
            rgb[i] = 0.5f + 0.5f * points[i];
        }
    }
}
