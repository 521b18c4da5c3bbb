package zeroset.model.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import zeroset.model.mesh.TriangleMesh;

class MeshTopologyTest {

    @Test
    void looseTrianglesOfAClosedSurfaceAreWatertight() {
        TriangleMesh welded = SampleMeshes.ellipsoid(1, 1, 1, 0, 8, 12);
        double[] positions = new double[9 * welded.triangleCount()];
        int[] triangles = new int[3 * welded.triangleCount()];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = i;
            for (int axis = 0; axis < 3; axis++) {
                double value = welded.position(welded.corner(i / 3, i % 3), axis);
                positions[3 * i + axis] = value == 0 && i % 2 == 0 ? -0.0 : value;
            }
        }
        MeshTopology topology = MeshTopology.of(new TriangleMesh(positions, triangles, new float[0], new byte[0]));
        assertTrue(topology.watertight());
        assertEquals(2, topology.eulerCharacteristic());
        assertEquals(1, topology.components());
    }

    @Test
    void threeTrianglesAtOneEdgeAreNotManifold() {
        var fan = new TriangleMesh(
                new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 1},
                new int[] {0, 1, 2, 0, 1, 3, 0, 1, 4},
                new float[0],
                new byte[0]);
        MeshTopology topology = MeshTopology.of(fan);
        assertEquals(1, topology.nonManifoldEdges());
        assertEquals(6, topology.boundaryEdges());
        assertFalse(topology.watertight());
    }

    @Test
    void specksAreNotLargeComponents() {
        TriangleMesh mesh = SampleMeshes.together(
                SampleMeshes.ellipsoid(1, 1, 1, 0, 8, 12),
                SampleMeshes.moved(SampleMeshes.ellipsoid(0.05, 0.05, 0.05, 0, 8, 12), 2, 0, 0));
        assertEquals(2, MeshTopology.of(mesh).components());
        assertEquals(1, MeshTopology.of(mesh).largeComponents());
    }

    @Test
    void noTrianglesAreNotWatertight() {
        var empty = new TriangleMesh(new double[0], new int[0], new float[0], new byte[0]);
        assertFalse(MeshTopology.of(empty).watertight());
        assertEquals(0, MeshTopology.of(empty).components());
    }
}
