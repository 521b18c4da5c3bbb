package zeroset.model.sampling;

import java.util.function.Supplier;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.Sphere;
import zeroset.model.parallel.Workers;
import zeroset.model.snapshot.SurfaceEvaluator;

/// A coarse grid of signed distances over [-1, 1]³ that stands in for the network when sections are chosen. Live and
/// mutable; {@link #toScalarGrid} copies it for others.
public final class ProxyGrid {

    private static final Sphere UNIT_SPHERE = new Sphere(0, 0, 0, 1);

    private final int resolution;
    private final float[] values;
    private final Region bounds;

    /// Over the whole unit sphere.
    ///
    /// @param resolution vertices per axis
    public ProxyGrid(int resolution) {
        this(resolution, UNIT_SPHERE);
    }

    /// Over a region of interest. Vertices away from it are never evaluated; outside a box they keep the distance from
    /// the box.
    ///
    /// @param resolution vertices per axis
    /// @param bounds the region, unit space
    public ProxyGrid(int resolution, Region bounds) {
        this.resolution = resolution;
        this.bounds = bounds;
        values = new float[resolution * resolution * resolution];
    }

    /// Vertices per axis.
    public int resolution() {
        return resolution;
    }

    /// `[resolution³]`, x fastest; live.
    public float[] values() {
        return values;
    }

    /// Length of a cell's edge, unit space.
    public float cellSize() {
        return 2f / (resolution - 1);
    }

    /// Fills the grid with a sphere's distances.
    public void setSphere(double radius) {
        for (int z = 0, at = 0; z < resolution; z++) {
            for (int y = 0; y < resolution; y++) {
                for (int x = 0; x < resolution; x++, at++) {
                    double px = -1 + x * cellSize();
                    double py = -1 + y * cellSize();
                    double pz = -1 + z * cellSize();
                    double outside = bounds instanceof OrientedBox ? bounds.distance(px, py, pz) : 0;
                    values[at] =
                            (float) (outside > reach() ? outside : Math.sqrt(px * px + py * py + pz * pz) - radius);
                }
            }
        }
    }

    /// How far outside the region the field is still evaluated: a cell around it is looked up.
    private double reach() {
        return 2 * cellSize();
    }

    /// Evaluates the field anew at every vertex inside the region and a cell around it.
    ///
    /// @param evaluators makes one evaluator per piece of work
    public void refresh(Supplier<? extends SurfaceEvaluator> evaluators, Workers workers) {
        double reach = 1 + reach();
        boolean isBox = bounds instanceof OrientedBox;
        workers.forEach(resolution, 1, (from, to) -> {
            var evaluator = evaluators.get();
            int slab = resolution * resolution;
            var points = new float[3 * slab];
            var where = new int[slab];
            var distances = new float[slab];
            for (int z = from; z < to; z++) {
                float pz = -1 + z * cellSize();
                int count = 0;
                for (int y = 0; y < resolution; y++) {
                    float py = -1 + y * cellSize();
                    for (int x = 0; x < resolution; x++) {
                        float px = -1 + x * cellSize();
                        if (px * px + py * py + pz * pz <= reach * reach
                                && (!isBox || bounds.distance(px, py, pz) <= reach())) {
                            points[3 * count] = px;
                            points[3 * count + 1] = py;
                            points[3 * count + 2] = pz;
                            where[count++] = z * slab + y * resolution + x;
                        }
                    }
                }
                evaluator.distances(points, count, distances);
                for (int i = 0; i < count; i++) {
                    values[where[i]] = distances[i];
                }
            }
        });
    }

    /// An immutable copy.
    public ScalarGrid toScalarGrid() {
        return new ScalarGrid(resolution, values);
    }

    /// Trilinear interpolation at a position inside the cube; outside it is clamped to the boundary.
    float sample(float x, float y, float z) {
        return ScalarGrid.interpolate(values, resolution, x, y, z);
    }
}
