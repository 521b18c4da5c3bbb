package zeroset.model.visibility;

import java.util.List;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.evaluation.TriangleTree;
import zeroset.model.mesh.TriangleMesh;

/// Tells for the vertices of a mesh how many cameras see them. Immutable; every thread makes its own [Observer].
final class Sightings {

    /// Cosine of the flattest view that counts: at 87 degrees a pixel covers twenty times its width.
    private static final double FLATTEST = 0.05;

    private final TriangleMesh mesh;
    private final List<Camera> cameras;
    private final TriangleTree tree;
    private final double[] normals;
    private final double clearance;

    Sightings(TriangleMesh mesh, List<Camera> cameras) {
        this.mesh = mesh;
        this.cameras = List.copyOf(cameras);
        tree = new TriangleTree(mesh);
        normals = vertexNormals(mesh);
        clearance = meanEdge(mesh);
    }

    Observer newObserver() {
        return new Observer();
    }

    /// Normals of the triangles around each vertex, weighted by area, not normalised: those that a file or the field
    /// gives may point elsewhere than the faces do.
    private static double[] vertexNormals(TriangleMesh mesh) {
        var normals = new double[3 * mesh.vertexCount()];
        var face = new double[3];
        for (int t = 0; t < mesh.triangleCount(); t++) {
            mesh.faceNormal(t, face);
            double area = mesh.area(t);
            for (int corner = 0; corner < 3; corner++) {
                for (int axis = 0; axis < 3; axis++) {
                    normals[3 * mesh.corner(t, corner) + axis] += area * face[axis];
                }
            }
        }
        return normals;
    }

    private static double meanEdge(TriangleMesh mesh) {
        double sum = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            sum += Math.sqrt(mesh.area(t));
        }
        return 1.5
                * sum
                / mesh.triangleCount(); // the edge of an equilateral triangle is 1.52 times the root of its area
    }

    /// Looks from the cameras at one vertex after the other.
    final class Observer {
        private final TriangleTree.Obstacles obstacles = tree.newObstacles();
        private final Vector3d vertex = new Vector3d();
        private final Vector3d normal = new Vector3d();
        private final Vector3d center = new Vector3d();
        private final Vector2d pixel = new Vector2d();

        /// Whether enough cameras see a vertex.
        boolean isSeen(int v, int atLeast) {
            normal.set(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]);
            if (!(normal.lengthSquared() > 0)) {
                return false; // of no triangle, or of triangles without area
            }
            normal.normalize();
            vertex.set(mesh.position(v, 0), mesh.position(v, 1), mesh.position(v, 2));
            int seen = 0;
            for (int i = 0; i < cameras.size() && seen < atLeast && seen + cameras.size() - i >= atLeast; i++) {
                seen += isSeenBy(cameras.get(i)) ? 1 : 0;
            }
            return seen >= atLeast;
        }

        private boolean isSeenBy(Camera camera) {
            center.set(camera.pose().center());
            double x = center.x - vertex.x;
            double y = center.y - vertex.y;
            double z = center.z - vertex.z;
            double distance = Math.sqrt(x * x + y * y + z * z);
            double facing = normal.x * x + normal.y * y + normal.z * z;
            if (facing < FLATTEST * distance || distance <= clearance) {
                return false;
            }
            if (!camera.project(vertex, pixel) || !camera.contains(pixel)) {
                return false;
            }
            // From a little above the surface: the triangles around the vertex itself are no obstacle.
            return !obstacles.isBlocked(
                    vertex.x + clearance * normal.x,
                    vertex.y + clearance * normal.y,
                    vertex.z + clearance * normal.z,
                    center.x,
                    center.y,
                    center.z);
        }
    }
}
