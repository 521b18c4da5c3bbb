package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.evaluation.MeshTopology;

class GridMarchingCubesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomFieldsOnClosedGridsAreWatertight(int seed) {
        int n = 24;
        float[] values = padded(n, new Random(seed)::nextGaussian);
        TriangleMesh mesh = new GridMarchingCubes(values, n, n, n, 0).extract();
        MeshTopology topology = MeshTopology.of(mesh);
        assertTrue(topology.watertight(), topology::toString);
        assertEquals(0, topology.eulerCharacteristic() % 2);
        assertConsistentlyOriented(mesh);
    }

    @Test
    void fieldsOfFewDistinctValuesAreWatertight() {
        // ties in the face decision, values exactly on the level, long runs of equal numbers
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            int n = 12;
            float[] values = padded(n, () -> random.nextInt(3) - 1);
            MeshTopology topology = MeshTopology.of(new GridMarchingCubes(values, n, n, n, 0).extract());
            assertTrue(topology.watertight(), topology::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 4, 9", "64, 3, 3", "65, 5, 4", "66, 4, 5", "130, 7, 6", "2, 2, 2"})
    void rowsOfAnyLengthGiveTheTrianglesOfEachCellAlone(int sizeX, int sizeY, int sizeZ) {
        var random = new Random(3);
        float[] values = new float[sizeX * sizeY * sizeZ];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        int expected = 0;
        float[] f = new float[8];
        for (int z = 0; z + 1 < sizeZ; z++) {
            for (int y = 0; y + 1 < sizeY; y++) {
                for (int x = 0; x + 1 < sizeX; x++) {
                    int signs = 0;
                    for (int c = 0; c < 8; c++) {
                        f[c] = values[((z + (c >> 2)) * sizeY + y + (c >> 1 & 1)) * sizeX + x + (c & 1)];
                        signs |= f[c] < 0 ? 1 << c : 0;
                    }
                    expected += CellTable.patch(signs, f).triangles().length / 3;
                }
            }
        }
        assertEquals(
                expected,
                new GridMarchingCubes(values, sizeX, sizeY, sizeZ, 0).extract().triangleCount());
    }

    @Test
    void sphereLiesOnItsRadiusAndFacesOutward() {
        int n = 40;
        float[] values = new float[n * n * n];
        double spacing = 2.0 / (n - 1);
        for (int i = 0; i < values.length; i++) {
            double x = -1 + spacing * (i % n);
            double y = -1 + spacing * (i / n % n);
            int slice = i / (n * n);
            double z = -1 + spacing * slice;
            values[i] = (float) (Math.sqrt(x * x + y * y + z * z) - 0.7);
        }
        TriangleMesh mesh = new GridMarchingCubes(values, n, n, n, 0).extract(-1, -1, -1, spacing);
        MeshTopology topology = MeshTopology.of(mesh);
        assertTrue(topology.watertight());
        assertEquals(2, topology.eulerCharacteristic());
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double r =
                    Math.sqrt(square(mesh.position(v, 0)) + square(mesh.position(v, 1)) + square(mesh.position(v, 2)));
            assertEquals(0.7, r, spacing * spacing); // linear interpolation: h² / (8 r)
        }
        assertEquals(4.0 / 3 * Math.PI * 0.343, MeshMeasures.volume(mesh), 0.01);
    }

    @Test
    void readsAnotherLevel() {
        float[] values = {1, 1, 1, 1, 3, 3, 3, 3};
        TriangleMesh mesh = new GridMarchingCubes(values, 2, 2, 2, 2.5f).extract();
        assertEquals(2, mesh.triangleCount());
        double[] heights = new double[4];
        for (int v = 0; v < 4; v++) {
            heights[v] = mesh.position(v, 2);
        }
        assertArrayEquals(new double[] {0.75, 0.75, 0.75, 0.75}, heights, 1e-12);
    }

    private static double square(double x) {
        return x * x;
    }

    private static void assertConsistentlyOriented(TriangleMesh mesh) {
        var directed = new java.util.HashSet<Long>();
        for (int t = 0; t < mesh.triangleCount(); t++) {
            for (int k = 0; k < 3; k++) {
                assertTrue(
                        directed.add((long) mesh.corner(t, k) << 32 | mesh.corner(t, (k + 1) % 3)),
                        "each edge runs once in each direction");
            }
        }
    }

    /// A grid with positive values all around.
    private static float[] padded(int n, java.util.function.DoubleSupplier inner) {
        float[] values = new float[n * n * n];
        for (int z = 0; z < n; z++) {
            for (int y = 0; y < n; y++) {
                for (int x = 0; x < n; x++) {
                    boolean rim = x == 0 || y == 0 || z == 0 || x == n - 1 || y == n - 1 || z == n - 1;
                    values[(z * n + y) * n + x] = rim ? 1 : (float) inner.getAsDouble();
                }
            }
        }
        return values;
    }
}
