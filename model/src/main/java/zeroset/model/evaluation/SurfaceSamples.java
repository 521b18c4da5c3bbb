package zeroset.model.evaluation;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import zeroset.model.mesh.TriangleMesh;

/// Points spread uniformly by area over a mesh.
///
/// @param points `[N, 3]`
/// @param triangles `[N]` the triangle each lies on, ascending
@SuppressWarnings("ArrayRecordComponent") // inside this package only, never compared
record SurfaceSamples(double[] points, int[] triangles) {

    /// Draws points. The square root makes them uniform in the triangle: R. Osada et al., "Shape distributions",
    /// ACM TOG 2002, section 4.1.
    static SurfaceSamples of(TriangleMesh mesh, int count, RandomGenerator random) {
        double[] cumulative = new double[mesh.triangleCount()];
        double total = 0;
        for (int t = 0; t < cumulative.length; t++) {
            total += mesh.area(t);
            cumulative[t] = total;
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("the mesh has no area");
        }
        double[] positions = random.doubles(count).toArray();
        Arrays.sort(positions); // neighbours in the list are neighbours on the surface, which makes searching fast
        double[] points = new double[3 * count];
        int[] triangles = new int[count];
        int triangle = 0;
        for (int i = 0; i < count; i++) {
            while (cumulative[triangle] <= positions[i] * total && triangle < cumulative.length - 1) {
                triangle++;
            }
            triangles[i] = triangle;
            double s = Math.sqrt(random.nextDouble());
            double v = random.nextDouble();
            for (int axis = 0; axis < 3; axis++) {
                points[3 * i + axis] = (1 - s) * mesh.position(mesh.corner(triangle, 0), axis)
                        + s * (1 - v) * mesh.position(mesh.corner(triangle, 1), axis)
                        + s * v * mesh.position(mesh.corner(triangle, 2), axis);
            }
        }
        return new SurfaceSamples(points, triangles);
    }
}
