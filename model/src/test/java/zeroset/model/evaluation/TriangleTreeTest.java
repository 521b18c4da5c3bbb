package zeroset.model.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.mesh.TriangleMesh;

class TriangleTreeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 300})
    void findsWhatTryingEveryTriangleFinds(int triangles) {
        var random = new Random(triangles);
        double[] positions = random.doubles(9L * triangles).toArray();
        int[] indices = new int[3 * triangles];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i;
        }
        TriangleTree.Query query =
                new TriangleTree(new TriangleMesh(positions, indices, new float[0], new byte[0])).newQuery();
        for (int trial = 0; trial < 500; trial++) {
            double x = 3 * random.nextDouble() - 1;
            double y = 3 * random.nextDouble() - 1;
            double z = 3 * random.nextDouble() - 1;
            double best = Double.POSITIVE_INFINITY;
            for (int t = 0; t < triangles; t++) {
                best = Math.min(best, sampledDistance(positions, 9 * t, x, y, z));
            }
            double found = query.distance(x, y, z);
            assertEquals(best, found, 1e-7);
            assertEquals(found, sampledDistance(positions, 9 * query.triangle(), x, y, z), 1e-7);
        }
    }

    @Test
    void aTriangleWithoutAreaIsASegment() {
        double[] segment = {0, 0, 0, 1, 0, 0, 2, 0, 0};
        assertEquals(1, PointTriangle.distanceSquared(1.5, 1, 0, segment, 0), 1e-12);
        assertEquals(4, PointTriangle.distanceSquared(4, 0, 0, segment, 0), 1e-12);
        double[] point = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        assertEquals(3, PointTriangle.distanceSquared(0, 0, 0, point, 0), 1e-12);
    }

    /// Minimises the distance over barycentric coordinates by golden sections, one inside the other: it is convex.
    private static double sampledDistance(double[] p, int o, double x, double y, double z) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double a = low + 0.381966 * (high - low);
            double b = high - 0.381966 * (high - low);
            if (rowDistance(p, o, x, y, z, a) < rowDistance(p, o, x, y, z, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return rowDistance(p, o, x, y, z, (low + high) / 2);
    }

    /// Distance to the segment of constant weight of the third corner.
    private static double rowDistance(double[] p, int o, double x, double y, double z, double weight) {
        double[] from = new double[3];
        double[] to = new double[3];
        double[] q = {x, y, z};
        double along = 0;
        double length = 0;
        for (int k = 0; k < 3; k++) {
            from[k] = (1 - weight) * p[o + k] + weight * p[o + 6 + k];
            to[k] = (1 - weight) * p[o + 3 + k] + weight * p[o + 6 + k];
            along += (q[k] - from[k]) * (to[k] - from[k]);
            length += (to[k] - from[k]) * (to[k] - from[k]);
        }
        double t = length > 0 ? Math.clamp(along / length, 0, 1) : 0;
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double d = q[k] - from[k] - t * (to[k] - from[k]);
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
