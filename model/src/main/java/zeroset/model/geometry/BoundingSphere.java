package zeroset.model.geometry;

import org.joml.Vector3d;

/// A small sphere round points: Badoiu and Clarkson's iteration, within a few percent of the smallest possible.
public final class BoundingSphere {

    private static final int ITERATIONS = 400; // the centre's error falls with 1/iterations

    private BoundingSphere() {}

    /// A sphere that holds all points.
    ///
    /// @param positions `[N, 3]`, at least one point, finite
    /// @throws IllegalArgumentException when there is no point, or all are one point
    public static Sphere of(double[] positions) {
        if (positions.length < 3) {
            throw new IllegalArgumentException("a bounding sphere needs a point, was " + positions.length / 3);
        }
        var center = new Vector3d(positions[0], positions[1], positions[2]);
        for (int i = 1; i <= ITERATIONS; i++) {
            int far = farthest(positions, center);
            center.lerp(
                    new Vector3d(positions[3 * far], positions[3 * far + 1], positions[3 * far + 2]), 1.0 / (i + 1));
        }
        int far = farthest(positions, center);
        return Sphere.of(center, center.distance(positions[3 * far], positions[3 * far + 1], positions[3 * far + 2]));
    }

    private static int farthest(double[] positions, Vector3d center) {
        int farthest = 0;
        double largest = -1;
        for (int i = 0; i < positions.length / 3; i++) {
            double distance = center.distanceSquared(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
            if (distance > largest) {
                largest = distance;
                farthest = i;
            }
        }
        return farthest;
    }
}
