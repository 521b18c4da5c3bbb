package zeroset.render.cpu;

import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.SurfaceEvaluator;

/// An exact sphere around the origin of unit space. The stretch makes its gradient longer than 1, as a young network's
/// is.
record SphereField(float radius, float stretch) implements SurfaceEvaluator {

    static SurfaceField in(Sphere region, float radius, float stretch) {
        var evaluator = new SphereField(radius, stretch);
        int n = 48;
        var values = new float[n * n * n];
        for (int i = 0; i < values.length; i++) {
            int x = i % n;
            int y = i / n % n;
            int z = i / n / n;
            float[] point = {2f * x / (n - 1) - 1, 2f * y / (n - 1) - 1, 2f * z / (n - 1) - 1};
            evaluator.distances(point, 1, point);
            values[i] = point[0];
        }
        return new SurfaceField(
                () -> new SphereField(radius, stretch), new ScalarGrid(n, values), new SceneTransform(region));
    }

    @Override
    public void distances(float[] points, int count, float[] distances) {
        for (int i = 0; i < count; i++) {
            distances[i] = stretch * (length(points, i) - radius);
        }
    }

    @Override
    public void gradients(float[] points, int count, float[] distances, float[] gradients) {
        distances(points, count, distances);
        for (int i = 0; i < 3 * count; i++) {
            gradients[i] = stretch * points[i] / length(points, i / 3);
        }
    }

    /// Red from the front, green from behind, blue everywhere by height.
    @Override
    public void colors(float[] points, float[] directions, int count, float[] rgb) {
        for (int i = 0; i < count; i++) {
            rgb[3 * i] = directions[3 * i] < 0 ? 1 : 0;
            rgb[3 * i + 1] = directions[3 * i] < 0 ? 0 : 1;
            rgb[3 * i + 2] = 0.5f + 0.5f * points[3 * i + 2];
        }
    }

    private static float length(float[] points, int i) {
        float x = points[3 * i];
        float y = points[3 * i + 1];
        float z = points[3 * i + 2];
        return (float) Math.sqrt(x * x + y * y + z * z);
    }
}
