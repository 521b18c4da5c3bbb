package zeroset.model.visibility;

import java.util.ArrayList;
import java.util.List;
import zeroset.model.mesh.TriangleMesh;

/// Meshes of balls for tests.
final class Balls {

    /// Steps round a ball, and from pole to pole.
    static final int STEPS = 60;

    private Balls() {}

    /// A ball by latitude and longitude, welded at the seam.
    ///
    /// @param outward 1 for faces outward, -1 for faces inward
    static TriangleMesh sphere(double cx, double cy, double cz, double radius, int outward) {
        var positions = new double[3 * (STEPS + 1) * STEPS];
        var triangles = new ArrayList<Integer>();
        for (int i = 0; i <= STEPS; i++) {
            double polar = Math.PI * i / STEPS;
            for (int j = 0; j < STEPS; j++) {
                double azimuth = 2 * Math.PI * j / STEPS;
                int at = 3 * (i * STEPS + j);
                positions[at] = cx + radius * Math.sin(polar) * Math.cos(azimuth);
                positions[at + 1] = cy + radius * Math.sin(polar) * Math.sin(azimuth);
                positions[at + 2] = cz + radius * Math.cos(polar);
                if (i < STEPS) {
                    int a = i * STEPS + j;
                    int b = (i + 1) * STEPS + j;
                    int c = (i + 1) * STEPS + (j + 1) % STEPS;
                    int d = i * STEPS + (j + 1) % STEPS;
                    triangles.addAll(outward > 0 ? List.of(a, b, c, a, c, d) : List.of(a, c, b, a, d, c));
                }
            }
        }
        return new TriangleMesh(
                positions, triangles.stream().mapToInt(Integer::intValue).toArray(), new float[0], new byte[0]);
    }

    static TriangleMesh joined(TriangleMesh first, TriangleMesh second) {
        int offset = first.vertexCount();
        var positions = new double[3 * (offset + second.vertexCount())];
        var triangles = new int[3 * (first.triangleCount() + second.triangleCount())];
        for (int v = 0; v < offset + second.vertexCount(); v++) {
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * v + axis] = v < offset ? first.position(v, axis) : second.position(v - offset, axis);
            }
        }
        for (int t = 0; t < first.triangleCount() + second.triangleCount(); t++) {
            for (int corner = 0; corner < 3; corner++) {
                triangles[3 * t + corner] = t < first.triangleCount()
                        ? first.corner(t, corner)
                        : offset + second.corner(t - first.triangleCount(), corner);
            }
        }
        return new TriangleMesh(positions, triangles, new float[0], new byte[0]);
    }
}
