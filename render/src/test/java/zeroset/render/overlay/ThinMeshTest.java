package zeroset.render.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.render.scene.MeshGeometry;

class ThinMeshTest {
    private final MeshGeometry ball = Stages.ball(100);
    private final MeshGeometry thin = ThinMesh.of(ball, 24);

    @Test
    void hasFarFewerTrianglesAndNoneWithoutArea() {
        assertTrue(thin.triangleCount() < ball.triangleCount() / 5, "triangles: " + thin.triangleCount());
        assertTrue(thin.triangleCount() > 1000, "triangles: " + thin.triangleCount());
        int[] triangles = thin.triangles();
        for (int at = 0; at < triangles.length; at += 3) {
            assertNotEquals(triangles[at], triangles[at + 1]);
            assertNotEquals(triangles[at + 1], triangles[at + 2]);
            assertNotEquals(triangles[at + 2], triangles[at]);
        }
    }

    @Test
    void itsVerticesAreOnesOfTheMeshWithTheirNormals() {
        for (int at = 0; at < thin.positions().length; at += 3) {
            var position = vector(thin.positions(), at);
            var normal = vector(thin.normals(), at);
            assertEquals(0, position.sub(0.1, 0, 0).distance(normal.mul(0.6)), 1e-6);
        }
        assertEquals(thin.positions().length, thin.colors().length);
    }

    @Test
    void mostTrianglesStillFaceOutward() {
        int outward = 0;
        for (int at = 0; at < thin.triangles().length; at += 3) {
            var a = vector(thin.positions(), 3 * thin.triangles()[at]);
            var b = vector(thin.positions(), 3 * thin.triangles()[at + 1]);
            var c = vector(thin.positions(), 3 * thin.triangles()[at + 2]);
            var normal = b.sub(a, new Vector3d()).cross(c.sub(a, new Vector3d()));
            outward += normal.dot(a.sub(0.1, 0, 0)) > 0 ? 1 : 0;
        }
        assertTrue(outward > 0.97 * thin.triangleCount(), outward + " of " + thin.triangleCount());
    }

    private static Vector3d vector(float[] values, int at) {
        return new Vector3d(values[at], values[at + 1], values[at + 2]);
    }
}
