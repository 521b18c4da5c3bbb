package zeroset.render.cpu;

import java.util.function.Supplier;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.snapshot.SurfaceEvaluator;

/// What the tracer needs of a signed distance function.
///
/// @param evaluators makes an evaluator for a thread of its own
/// @param proxy coarse grid of signed distances, to cross empty space cheaply
/// @param transform between world and unit space
public record SurfaceField(Supplier<SurfaceEvaluator> evaluators, ScalarGrid proxy, SceneTransform transform) {

    /// The field of a snapshot.
    public static SurfaceField of(SdfSnapshot snapshot) {
        return new SurfaceField(snapshot.evaluators(), snapshot.proxyGrid(), snapshot.transform());
    }

    /// A sphere around the surface in world units, judged by the proxy grid: what a camera should frame. The whole
    /// region
    /// where the grid shows no inside.
    public Sphere extent() {
        var low = new double[] {1, 1, 1};
        var high = new double[] {-1, -1, -1};
        forEachInside((x, y, z) -> {
            var point = new double[] {x, y, z};
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], point[axis]);
                high[axis] = Math.max(high[axis], point[axis]);
            }
        });
        var region = transform.region();
        if (low[0] > high[0]) {
            return region;
        }
        double x = (low[0] + high[0]) / 2;
        double y = (low[1] + high[1]) / 2;
        double z = (low[2] + high[2]) / 2;
        var farthest = new double[1];
        forEachInside((px, py, pz) ->
                farthest[0] = Math.max(farthest[0], (px - x) * (px - x) + (py - y) * (py - y) + (pz - z) * (pz - z)));
        double cell = 2.0 / (proxy.resolution() - 1); // the surface lies up to a cell outside the last inner vertex
        double scale = transform.scale();
        return new Sphere(
                region.centerX() + scale * x,
                region.centerY() + scale * y,
                region.centerZ() + scale * z,
                scale * (Math.sqrt(farthest[0]) + cell));
    }

    private void forEachInside(PointConsumer consumer) {
        int n = proxy.resolution();
        for (int iz = 0; iz < n; iz++) {
            double z = 2.0 * iz / (n - 1) - 1;
            for (int iy = 0; iy < n; iy++) {
                double y = 2.0 * iy / (n - 1) - 1;
                for (int ix = 0; ix < n; ix++) {
                    double x = 2.0 * ix / (n - 1) - 1;
                    if (proxy.value(ix, iy, iz) <= 0 && x * x + y * y + z * z <= 1) {
                        consumer.accept(x, y, z);
                    }
                }
            }
        }
    }

    /// Takes a point of unit space.
    @FunctionalInterface
    private interface PointConsumer {
        void accept(double x, double y, double z);
    }
}
