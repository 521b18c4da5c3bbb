package zeroset.model.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.joml.Vector3d;
import zeroset.model.geometry.OrientedBox;

/// Cuts meshes along planes. Triangles that cross a plane are cut at it; the cut stays open and its edges lie
/// exactly in the plane. Neighbours share the new vertices, whose normals and colours are interpolated.
public final class MeshClipper {

    private MeshClipper() {}

    /// What lies inside a box.
    public static TriangleMesh clip(TriangleMesh mesh, OrientedBox box) {
        var rotation = box.rotation();
        var clipped = mesh;
        for (int axis = 0; axis < 3; axis++) {
            for (int side = -1; side <= 1; side += 2) {
                var normal = rotation.transform(new Vector3d().setComponent(axis, side));
                double offset = normal.dot(box.centerX(), box.centerY(), box.centerZ()) + box.half(axis);
                clipped = clip(clipped, normal.x, normal.y, normal.z, offset);
            }
        }
        return clipped;
    }

    /// What lies behind a plane: where `normal · position <= offset`.
    ///
    /// @param normalX normal of the plane, towards what is cut off
    /// @param normalY normal of the plane
    /// @param normalZ normal of the plane
    /// @param offset of the plane along the normal, world units
    public static TriangleMesh clip(TriangleMesh mesh, double normalX, double normalY, double normalZ, double offset) {
        var beyond = new double[mesh.vertexCount()];
        boolean crosses = false;
        for (int v = 0; v < beyond.length; v++) {
            beyond[v] = normalX * mesh.position(v, 0)
                    + normalY * mesh.position(v, 1)
                    + normalZ * mesh.position(v, 2)
                    - offset;
            crosses |= beyond[v] > 0;
        }
        return crosses ? new Cut(mesh, beyond).result() : mesh;
    }

    /// One cut; vertices beyond the plane have positive distances.
    private static final class Cut {
        private final TriangleMesh mesh;
        private final double[] beyond;
        private final Map<Long, Integer> onEdges = new HashMap<>();
        private double[] positions;
        private float[] normals;
        private byte[] colors;
        private int vertices;
        private int[] triangles;
        private int corners;

        Cut(TriangleMesh mesh, double[] beyond) {
            this.mesh = mesh;
            this.beyond = beyond;
            positions = mesh.rawPositions().clone();
            normals = mesh.rawNormals().clone();
            colors = mesh.rawColors().clone();
            vertices = mesh.vertexCount();
            triangles = new int[mesh.rawTriangles().length + 3];
        }

        TriangleMesh result() {
            var polygon = new int[4];
            for (int t = 0; t < mesh.triangleCount(); t++) {
                int count = 0;
                for (int k = 0; k < 3; k++) {
                    int from = mesh.corner(t, k);
                    int to = mesh.corner(t, (k + 1) % 3);
                    if (beyond[from] <= 0) {
                        polygon[count++] = from;
                    }
                    if (beyond[from] * beyond[to] < 0) {
                        polygon[count++] = between(Math.min(from, to), Math.max(from, to));
                    }
                }
                for (int k = 1; k + 1 < count; k++) {
                    add(polygon[0], polygon[k], polygon[k + 1]);
                }
            }
            var all = new TriangleMesh(
                    Arrays.copyOf(positions, 3 * vertices),
                    Arrays.copyOf(triangles, corners),
                    Arrays.copyOf(normals, normals.length == 0 ? 0 : 3 * vertices),
                    Arrays.copyOf(colors, colors.length == 0 ? 0 : 3 * vertices));
            return MeshCleaner.withoutSmallComponents(all, 0); // leaves out the vertices that were cut off
        }

        private void add(int a, int b, int c) {
            if (corners + 3 > triangles.length) {
                triangles = Arrays.copyOf(triangles, 2 * triangles.length);
            }
            triangles[corners++] = a;
            triangles[corners++] = b;
            triangles[corners++] = c;
        }

        /// The vertex where an edge meets the plane; the same for both triangles of the edge.
        private int between(int low, int high) {
            return onEdges.computeIfAbsent(((long) low << 32) | high, _ -> {
                double share = beyond[low] / (beyond[low] - beyond[high]);
                int added = vertices++;
                positions = grown(positions, 3 * vertices);
                interpolate(low, high, share, added);
                return added;
            });
        }

        private void interpolate(int low, int high, double share, int added) {
            for (int k = 0; k < 3; k++) {
                positions[3 * added + k] = mix(positions[3 * low + k], positions[3 * high + k], share);
            }
            if (colors.length > 0) {
                colors = colors.length < positions.length ? Arrays.copyOf(colors, positions.length) : colors;
                for (int k = 0; k < 3; k++) {
                    colors[3 * added + k] =
                            (byte) Math.round(mix(colors[3 * low + k] & 0xff, colors[3 * high + k] & 0xff, share));
                }
            }
            if (normals.length > 0) {
                normals = normals.length < positions.length ? Arrays.copyOf(normals, positions.length) : normals;
                var normal = new Vector3d();
                for (int k = 0; k < 3; k++) {
                    normal.setComponent(k, mix(normals[3 * low + k], normals[3 * high + k], share));
                }
                double length = normal.length();
                for (int k = 0; k < 3; k++) {
                    normals[3 * added + k] = (float) (length > 0 ? normal.get(k) / length : 0);
                }
            }
        }

        private static double mix(double a, double b, double share) {
            return a + share * (b - a);
        }

        private static double[] grown(double[] values, int length) {
            return length <= values.length ? values : Arrays.copyOf(values, Math.max(length, 2 * values.length));
        }
    }
}
