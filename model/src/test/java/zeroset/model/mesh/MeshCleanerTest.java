package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MeshCleanerTest {

    /// Three separate right triangles with legs 10, 5 and 1, of areas 50, 12.5 and 0.5, and a vertex nobody uses.
    private static final TriangleMesh PIECES = new TriangleMesh(
            new double[] {
                9, 9, 9, 0, 0, 0, 10, 0, 0, 0, 10, 0, 20, 0, 0, 25, 0, 0, 20, 5, 0, 40, 0, 0, 41, 0, 0, 40, 1, 0
            },
            new int[] {7, 8, 9, 1, 2, 3, 4, 5, 6},
            new float[0],
            new byte[] {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8, 9, 9, 9});

    @Test
    void keepsEveryRealObject() {
        TriangleMesh cleaned = MeshCleaner.withoutSmallComponents(PIECES, 0.1);
        assertEquals(2, cleaned.triangleCount());
        assertEquals(6, cleaned.vertexCount());
        assertEquals(50, cleaned.area(0));
        assertEquals(1, cleaned.color(0, 0));
        assertEquals(6, cleaned.color(5, 2));
    }

    @Test
    void keepsTheLargestOnly() {
        TriangleMesh cleaned = MeshCleaner.largestComponent(PIECES);
        assertEquals(1, cleaned.triangleCount());
        assertEquals(50, cleaned.area(0));
    }

    @Test
    void aShareOfZeroDropsUnusedVerticesOnly() {
        TriangleMesh cleaned = MeshCleaner.withoutSmallComponents(PIECES, 0);
        assertEquals(3, cleaned.triangleCount());
        assertEquals(9, cleaned.vertexCount());
    }

    @Test
    void verticesAtEqualPositionsConnect() {
        // two triangles of one square, stored loose, and a third one apart with 0.6 of the square's area
        var loose = new TriangleMesh(
                new double[] {0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 5, 0, 0, 6.2, 0, 0, 5, 1, 0},
                new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8},
                new float[0],
                new byte[0]);
        assertEquals(2, MeshCleaner.largestComponent(loose).triangleCount());
    }
}
