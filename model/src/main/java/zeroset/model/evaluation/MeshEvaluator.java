package zeroset.model.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import zeroset.model.mesh.TriangleMesh;

/// Compares a mesh with a reference: points drawn uniformly by area on each, and their exact distances to the
/// other.
///
/// @param samples points on each mesh, > 0
/// @param thresholdPercent threshold of precision and recall, % of the diagonal of the reference's bounding box, >
///     0
/// @param seed of the points
public record MeshEvaluator(int samples, double thresholdPercent, long seed) {

    private static final int CHUNK = 4096;

    /// Checks the values.
    ///
    /// @throws IllegalArgumentException when one is out of range
    public MeshEvaluator {
        if (samples < 1 || !(thresholdPercent > 0)) {
            throw new IllegalArgumentException(
                    "samples and threshold must be > 0, were " + samples + " and " + thresholdPercent + " %");
        }
    }

    /// 200,000 points, 1 %, seed 0.
    public static MeshEvaluator defaults() {
        return new MeshEvaluator(200_000, 1, 0);
    }

    /// Compares a mesh with a reference. Uses all processors.
    ///
    /// @throws IllegalArgumentException when one of them has no area
    public MeshScore compare(TriangleMesh mesh, TriangleMesh reference) {
        var random = new SplittableRandom(seed);
        SurfaceSamples onMesh = SurfaceSamples.of(mesh, samples, random.split());
        SurfaceSamples onReference = SurfaceSamples.of(reference, samples, random.split());
        Direction forth = Direction.measure(onMesh, mesh, reference);
        Direction back = Direction.measure(onReference, reference, mesh);
        double diagonal = boundingBox(reference).diagonal();
        double threshold = thresholdPercent / 100 * diagonal;
        return new MeshScore(
                samples,
                diagonal,
                forth.mean(),
                back.mean(),
                forth.median(),
                back.median(),
                Math.max(forth.largest(), back.largest()),
                thresholdPercent,
                forth.shareBelow(threshold),
                back.shareBelow(threshold),
                (forth.normalConsistency(true) + back.normalConsistency(true)) / 2,
                (forth.normalConsistency(false) + back.normalConsistency(false)) / 2,
                MeshTopology.of(mesh),
                MeshTopology.of(reference).watertight());
    }

    /// A mesh without the triangles whose centre lies outside a reference's bounding box.
    ///
    /// @param marginPercent by how much the box is enlarged, % of its diagonal
    public static TriangleMesh cropped(TriangleMesh mesh, TriangleMesh reference, double marginPercent) {
        Box box = boundingBox(reference);
        double margin = marginPercent / 100 * box.diagonal();
        return mesh.withTriangles(t -> {
            for (int axis = 0; axis < 3; axis++) {
                double center = (mesh.position(mesh.corner(t, 0), axis)
                                + mesh.position(mesh.corner(t, 1), axis)
                                + mesh.position(mesh.corner(t, 2), axis))
                        / 3;
                if (center < box.low[axis] - margin || center > box.high[axis] + margin) {
                    return false;
                }
            }
            return true;
        });
    }

    private static Box boundingBox(TriangleMesh mesh) {
        double[] low = new double[3];
        double[] high = new double[3];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int t = 0; t < mesh.triangleCount(); t++) {
            for (int k = 0; k < 3; k++) {
                for (int axis = 0; axis < 3; axis++) {
                    double value = mesh.position(mesh.corner(t, k), axis);
                    low[axis] = Math.min(low[axis], value);
                    high[axis] = Math.max(high[axis], value);
                }
            }
        }
        return new Box(low, high);
    }

    /// The box of all vertices that triangles use.
    @SuppressWarnings("ArrayRecordComponent") // inside this class only, never compared
    private record Box(double[] low, double[] high) {

        double diagonal() {
            double sum = 0;
            for (int axis = 0; axis < 3; axis++) {
                sum += (high[axis] - low[axis]) * (high[axis] - low[axis]);
            }
            return Math.sqrt(sum);
        }
    }

    /// Distances and normal agreement from samples of one mesh to the other.
    @SuppressWarnings("ArrayRecordComponent") // inside this class only, never compared
    private record Direction(double[] distances, double[] cosines) {

        static Direction measure(SurfaceSamples samples, TriangleMesh from, TriangleMesh to) {
            var tree = new TriangleTree(to);
            int count = samples.triangles().length;
            double[] distances = new double[count];
            double[] cosines = new double[count];
            double[] points = samples.points();
            IntStream.range(0, (count + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
                TriangleTree.Query query = tree.newQuery();
                double[] normal = new double[3];
                double[] other = new double[3];
                int end = Math.min(count, (chunk + 1) * CHUNK);
                for (int i = chunk * CHUNK; i < end; i++) {
                    distances[i] = query.distance(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
                    from.faceNormal(samples.triangles()[i], normal);
                    to.faceNormal(query.triangle(), other);
                    cosines[i] = normal[0] * other[0] + normal[1] * other[1] + normal[2] * other[2];
                }
            });
            return new Direction(distances, cosines);
        }

        double mean() {
            return Arrays.stream(distances).sum() / distances.length;
        }

        double median() {
            double[] sorted = distances.clone();
            Arrays.parallelSort(sorted);
            int n = sorted.length;
            return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        }

        double largest() {
            return Arrays.stream(distances).max().orElse(0);
        }

        double shareBelow(double threshold) {
            return (double) Arrays.stream(distances).filter(d -> d < threshold).count() / distances.length;
        }

        double normalConsistency(boolean unsigned) {
            return Arrays.stream(cosines).map(c -> unsigned ? Math.abs(c) : c).sum() / cosines.length;
        }
    }
}
