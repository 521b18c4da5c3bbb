package zeroset.model.hull;

import java.util.List;
import java.util.stream.IntStream;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.Sphere;

/// The visual hull of silhouettes inside a region of interest, as signed distances. Immutable.
///
/// Each view gives the signed distance of a point from its silhouette's cone, to a fraction of a pixel; the hull's is
/// the largest of them. That is exact inside and near the surface; farther out it is only a lower bound, so distances
/// there are computed afresh by fast sweeping. A point outside a picture is not judged by that view, and one seen by
/// fewer than two views counts as empty. The hull ends at the unit sphere.
public final class VisualHull {

    /// Evidence of a single view is a cone that reaches to infinity.
    private static final int MIN_VIEWS = 2;

    /// In lattice spacings: a vertex farther outside than this has no neighbour inside, so its exact value is never
    /// used and carving stops there. Most vertices are done after a few views.
    private static final double CLEARLY_OUTSIDE = 2;

    private final ScalarGrid distances;
    private final double occupiedShare;

    private VisualHull(ScalarGrid distances, double occupiedShare) {
        this.distances = distances;
        this.occupiedShare = occupiedShare;
    }

    /// Carves the hull, on all processors. 48 views of 256² at 128³ take about two seconds on two busy cores.
    ///
    /// @param region becomes the unit sphere
    /// @param photographs those without object masks, or with an empty one, are passed over
    /// @param resolution vertices per axis, >= 2
    public static VisualHull carve(Sphere region, List<PosedPhotograph> photographs, int resolution) {
        var views = photographs.parallelStream()
                .filter(posed -> posed.photograph().coverageKind().separatesObject())
                .map(posed -> new SilhouetteView(posed, region, resolution))
                .filter(view -> !view.isEmpty())
                .toList();
        var values = new float[resolution * resolution * resolution];
        IntStream.range(0, resolution).parallel().forEach(z -> carveSlab(views, region, resolution, z, values));
        FastSweeping.redistance(resolution, values);
        long inside = 0;
        for (float value : values) {
            inside += value < 0 ? 1 : 0;
        }
        return new VisualHull(new ScalarGrid(resolution, values), (double) inside / values.length);
    }

    private static void carveSlab(List<SilhouetteView> views, Sphere region, int resolution, int z, float[] values) {
        double clearly = CLEARLY_OUTSIDE * 2 / (resolution - 1);
        double pz = lattice(z, resolution);
        for (int y = 0; y < resolution; y++) {
            double py = lattice(y, resolution);
            for (int x = 0; x < resolution; x++) {
                double px = lattice(x, resolution);
                double beyond = Math.sqrt(px * px + py * py + pz * pz) - 1; // distance from the unit sphere
                double distance =
                        beyond > clearly ? beyond : Math.max(beyond, hullDistance(views, region, clearly, px, py, pz));
                values[(z * resolution + y) * resolution + x] = (float) distance;
            }
        }
    }

    /// Unit-space coordinate of a lattice vertex.
    private static double lattice(int index, int resolution) {
        return 2.0 * index / (resolution - 1) - 1;
    }

    private static double hullDistance(
            List<SilhouetteView> views, Sphere region, double clearly, double x, double y, double z) {
        double worldX = region.centerX() + region.radius() * x;
        double worldY = region.centerY() + region.radius() * y;
        double worldZ = region.centerZ() + region.radius() * z;
        double enough = clearly * region.radius();
        double largest = Double.NEGATIVE_INFINITY;
        int seen = 0;
        for (var view : views) {
            double distance = view.coneDistance(worldX, worldY, worldZ);
            if (!Double.isNaN(distance)) {
                seen++;
                largest = Math.max(largest, distance);
                if (largest > enough) {
                    return clearly;
                }
            }
        }
        return seen < MIN_VIEWS ? clearly : Math.clamp(largest / region.radius(), -1, 1);
    }

    /// Signed distances in unit space, negative inside. When the hull {@link #isEmpty}, only lower bounds of what the
    /// distance might have been.
    public ScalarGrid distances() {
        return distances;
    }

    /// Whether nothing is left: the silhouettes contradict each other, or the object is outside the region.
    public boolean isEmpty() {
        return occupiedShare == 0;
    }

    /// Share of the lattice's vertices inside the hull.
    public double occupiedShare() {
        return occupiedShare;
    }
}
