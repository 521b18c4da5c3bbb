package zeroset.app.decimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.evaluation.MeshTopology;
import zeroset.model.mesh.ExtractionListener;
import zeroset.model.mesh.GridMarchingCubes;
import zeroset.model.mesh.TriangleMesh;

class MeshDecimatorTest {

    private static final double FAR = 1e6; // georeferenced: floats there are 0.06 apart

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1000, 100})
    void keepsASphereRoundAndClosed(int target) {
        // The middle of an equilateral triangle with side L lies L²/6r below a sphere; N of them cover 4πr². Four times
        // that for triangles of every shape; and the source itself is off by 2e-4.
        double tolerance = 2e-4 + 4 * (4 / Math.sqrt(3) * 4 * Math.PI * 0.8 * 0.8 / target) / (6 * 0.8);
        var sphere = withAttributes(surface(64, (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 0.8));
        var fewer = MeshDecimator.decimate(sphere, target, ExtractionListener.NONE);
        assertTrue(fewer.triangleCount() <= target, () -> fewer.triangleCount() + " triangles");
        assertTrue(fewer.triangleCount() > 0.95 * target, () -> fewer.triangleCount() + " triangles");
        var topology = MeshTopology.of(fewer);
        assertTrue(topology.watertight());
        assertEquals(2, topology.eulerCharacteristic());
        assertEquals(fewer.triangleCount() / 2 + 2, fewer.vertexCount(), "no vertex is left over");
        for (int triangle = 0; triangle < fewer.triangleCount(); triangle++) {
            assertTrue(fewer.area(triangle) > 0);
            // the middle of a flat triangle is what lies deepest
            double x = 0;
            double y = 0;
            double z = 0;
            for (int corner = 0; corner < 3; corner++) {
                x += (fewer.position(fewer.corner(triangle, corner), 0) - FAR) / 3;
                y += fewer.position(fewer.corner(triangle, corner), 1) / 3;
                z += fewer.position(fewer.corner(triangle, corner), 2) / 3;
            }
            assertEquals(0.8, Math.sqrt(x * x + y * y + z * z), tolerance);
        }
    }

    @Test
    void keepsNormalsAndColoursOfTheVerticesThatStay() {
        var sphere = withAttributes(surface(48, (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 0.8));
        var fewer = MeshDecimator.decimate(sphere, 2000, ExtractionListener.NONE);
        for (int vertex = 0; vertex < fewer.vertexCount(); vertex++) {
            double dot = 0;
            for (int axis = 0; axis < 3; axis++) {
                double place = fewer.position(vertex, axis) - (axis == 0 ? FAR : 0);
                dot += fewer.normal(vertex, axis) * place / 0.8;
                assertEquals(byteOf(place), fewer.color(vertex, axis));
            }
            assertEquals(1, dot, 1e-2); // the vertices themselves are that far from the sphere
        }
    }

    @Test
    void neverTearsOrFoldsASurfaceFullOfHandles() {
        var gyroid = surface(
                64,
                (x, y, z) -> Math.sin(9 * x) * Math.cos(9 * y)
                        + Math.sin(9 * y) * Math.cos(9 * z)
                        + Math.sin(9 * z) * Math.cos(9 * x)
                        + Math.max(0, 20 * (x * x + y * y + z * z - 0.7)));
        var before = MeshTopology.of(gyroid);
        assertTrue(before.watertight() && before.eulerCharacteristic() < -20, before::toString);
        for (int target : new int[] {5000, 500, 50, 1}) {
            var fewer = MeshDecimator.decimate(gyroid, target, ExtractionListener.NONE);
            assertTrue(MeshTopology.of(fewer).watertight(), () -> target + ": " + MeshTopology.of(fewer));
            // 45 handles and three specks take a few hundred triangles at least
            assertTrue(fewer.triangleCount() <= Math.max(target, 1500), () -> fewer.triangleCount() + " triangles");
        }
    }

    @Test
    void keepsAnOpenBorderOpenAndItsEdgesSimple() {
        var bowl = surface(48, (x, y, z) -> Math.sqrt(x * x + y * y + (z - 1) * (z - 1)) - 0.8);
        assertTrue(MeshTopology.of(bowl).boundaryEdges() > 0);
        var fewer = MeshDecimator.decimate(bowl, 300, ExtractionListener.NONE);
        assertTrue(fewer.triangleCount() <= 300);
        assertEquals(0, MeshTopology.of(fewer).nonManifoldEdges());
        assertEquals(1, MeshTopology.of(fewer).eulerCharacteristic(), "a disc");
    }

    @Test
    void leavesASmallMeshAlone() {
        var sphere = surface(16, (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 0.8);
        assertSame(sphere, MeshDecimator.decimate(sphere, sphere.triangleCount(), ExtractionListener.NONE));
        assertThrows(IllegalArgumentException.class, () -> MeshDecimator.decimate(sphere, 0, ExtractionListener.NONE));
    }

    @Test
    void tellsHowFarItIsAndStopsWhenAsked() {
        var sphere = surface(48, (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 0.8);
        var fractions = new ArrayList<Double>();
        MeshDecimator.decimate(sphere, 100, fractions::add);
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertEquals(1, fractions.getLast());
        assertTrue(fractions.size() > 3, fractions::toString);
        assertThrows(
                CancellationException.class, () -> MeshDecimator.decimate(sphere, 100, fraction -> fraction < 0.3));
    }

    private interface Field {
        double at(double x, double y, double z);
    }

    private static TriangleMesh surface(int n, Field field) {
        var values = new float[n * n * n];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) field.at(coordinate(i % n, n), coordinate(i / n % n, n), coordinate(i / n / n, n));
        }
        return new GridMarchingCubes(values, n, n, n, 0).extract(-1, -1, -1, 2.0 / (n - 1));
    }

    private static double coordinate(int index, int n) {
        return 2.0 * index / (n - 1) - 1;
    }

    /// A sphere around the origin far out, each vertex coloured by where it is.
    private static TriangleMesh withAttributes(TriangleMesh sphere) {
        int vertices = sphere.vertexCount();
        var positions = new double[3 * vertices];
        var normals = new float[3 * vertices];
        var colors = new byte[3 * vertices];
        for (int vertex = 0; vertex < vertices; vertex++) {
            double length =
                    Math.sqrt(square(sphere, vertex, 0) + square(sphere, vertex, 1) + square(sphere, vertex, 2));
            for (int axis = 0; axis < 3; axis++) {
                double place = sphere.position(vertex, axis);
                positions[3 * vertex + axis] = place + (axis == 0 ? FAR : 0);
                normals[3 * vertex + axis] = (float) (place / length);
                colors[3 * vertex + axis] = (byte) byteOf(positions[3 * vertex + axis] - (axis == 0 ? FAR : 0));
            }
        }
        var triangles = new int[3 * sphere.triangleCount()];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = sphere.corner(i / 3, i % 3);
        }
        return new TriangleMesh(positions, triangles, normals, colors);
    }

    private static int byteOf(double place) {
        return (int) Math.round(127.5 + 127 * place);
    }

    private static double square(TriangleMesh mesh, int vertex, int axis) {
        return mesh.position(vertex, axis) * mesh.position(vertex, axis);
    }
}
