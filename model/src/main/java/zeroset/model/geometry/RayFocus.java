package zeroset.model.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// The point nearest to a bundle of lines, robustly: iteratively reweighted least squares for the sum of distances, so
/// that a few lines that point elsewhere do not pull it away.
public final class RayFocus {

    private static final int ITERATIONS = 30;

    /// Smallest mean square sine of the lines' angles to their common direction. Below about one degree the distance
    /// along the lines is a guess.
    private static final double PARALLEL = 3e-4;

    private RayFocus() {}

    /// The point with the smallest sum of distances.
    ///
    /// @param origins a point on each line
    /// @param directions unit vectors along the lines, as many
    /// @return empty when there are fewer than two lines or all are parallel
    public static Optional<Vector3d> nearestPoint(
            List<? extends Vector3dc> origins, List<? extends Vector3dc> directions) {
        if (origins.size() != directions.size()) {
            throw new IllegalArgumentException(
                    "expected as many directions as origins = " + origins.size() + ", was " + directions.size());
        }
        var weights = new double[origins.size()];
        Arrays.fill(weights, 1);
        var point = solve(origins, directions, weights);
        if (point.isEmpty()) {
            return point;
        }
        for (int i = 0; i < ITERATIONS; i++) {
            double floor = reweigh(origins, directions, point.get(), weights);
            var next = solve(origins, directions, weights);
            if (next.isEmpty()) {
                return point;
            }
            var moved = next.get().distance(point.get());
            point = next;
            if (moved < 1e-3 * floor) {
                break;
            }
        }
        return point;
    }

    /// Distance of a point from a line.
    public static double distance(Vector3dc point, Vector3dc origin, Vector3dc direction) {
        var toPoint = point.sub(origin, new Vector3d());
        return toPoint.cross(direction).length();
    }

    /// Sets weights to 1/distance.
    ///
    /// @return the floor below which distances count as equal: a tenth of their mean
    private static double reweigh(
            List<? extends Vector3dc> origins,
            List<? extends Vector3dc> directions,
            Vector3dc point,
            double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = distance(point, origins.get(i), directions.get(i));
            sum += weights[i];
        }
        double floor = Math.max(0.1 * sum / weights.length, 1e-300); // 1e-300: all lines may meet exactly
        for (int i = 0; i < weights.length; i++) {
            weights[i] = floor / Math.max(weights[i], floor);
        }
        return floor;
    }

    /// Minimises Σ w |(I - d dᵀ)(p - o)|².
    private static Optional<Vector3d> solve(
            List<? extends Vector3dc> origins, List<? extends Vector3dc> directions, double[] weights) {
        var a = new Matrix3d().zero();
        var b = new Vector3d();
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            var projector = projector(directions.get(i)).scale(weights[i]);
            a.add(projector);
            b.add(projector.transform(origins.get(i), new Vector3d()));
            total += weights[i];
        }
        // For nearly parallel lines the determinant is the mean square sine of their spread: the other two are near 1.
        if (!(a.determinant() > PARALLEL * total * total * total)) {
            return Optional.empty();
        }
        return Optional.of(a.invert().transform(b));
    }

    private static Matrix3d projector(Vector3dc d) {
        return new Matrix3d(
                1 - d.x() * d.x(),
                -d.x() * d.y(),
                -d.x() * d.z(),
                -d.x() * d.y(),
                1 - d.y() * d.y(),
                -d.y() * d.z(),
                -d.x() * d.z(),
                -d.y() * d.z(),
                1 - d.z() * d.z());
    }
}
