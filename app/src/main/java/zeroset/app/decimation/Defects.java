package zeroset.app.decimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zeroset.model.mesh.TriangleMesh;

/// Where a decimated mesh is no clean surface any more: edges with a wrong number of triangles, triangles without area.
///
/// Simplification collapses edges whose ends have a neighbour in common that is no corner of a triangle with both,
/// now and then: two sheets meet in one edge then. That happens in a few places of a large mesh, mostly where tiny
/// triangles meet.
///
/// @param balls around these places, the mesh's units
record Defects(List<Ball> balls) {

    /// How far around a wrong edge the finer mesh is kept, in lengths of the edge.
    private static final double REACH = 1.5;

    /// A place and what is near it.
    record Ball(double x, double y, double z, double radius) {
        boolean holds(TriangleMesh mesh, int vertex) {
            double dx = mesh.position(vertex, 0) - x;
            double dy = mesh.position(vertex, 1) - y;
            double dz = mesh.position(vertex, 2) - z;
            return dx * dx + dy * dy + dz * dz <= radius * radius;
        }
    }

    /// Looks for them.
    ///
    /// @param closed whether an edge with one triangle is one too
    static Defects of(TriangleMesh mesh, boolean closed) {
        var balls = new ArrayList<Ball>();
        var edges = new long[3 * mesh.triangleCount()];
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            for (int corner = 0; corner < 3; corner++) {
                edges[3 * triangle + corner] =
                        key(mesh.corner(triangle, corner), mesh.corner(triangle, (corner + 1) % 3));
            }
            if (!(mesh.area(triangle) > 0)) {
                for (int corner = 0; corner < 3; corner++) {
                    addEdge(mesh, edges[3 * triangle + corner], balls);
                }
            }
        }
        Arrays.parallelSort(edges);
        for (int i = 0; i < edges.length; ) {
            int next = i + 1;
            while (next < edges.length && edges[next] == edges[i]) {
                next++;
            }
            if (next - i > 2 || (closed && next - i == 1)) {
                addEdge(mesh, edges[i], balls);
            }
            i = next;
        }
        return new Defects(balls);
    }

    private static void addEdge(TriangleMesh mesh, long edge, List<Ball> balls) {
        int a = (int) (edge >>> 32);
        int b = (int) edge;
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            double along = mesh.position(a, axis) - mesh.position(b, axis);
            square += along * along;
        }
        double radius = REACH * Math.sqrt(square);
        balls.add(new Ball(mesh.position(a, 0), mesh.position(a, 1), mesh.position(a, 2), radius));
        balls.add(new Ball(mesh.position(b, 0), mesh.position(b, 1), mesh.position(b, 2), radius));
    }

    private static long key(int a, int b) {
        return ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }
}
