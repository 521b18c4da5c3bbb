package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.evaluation.MeshTopology;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.mesh.AnalyticField.Distance;

class SurfaceExtractorTest {

    private static final SceneTransform IDENTITY = new SceneTransform(new Sphere(0, 0, 0, 1));
    private static final ExtractionSettings COARSE =
            ExtractionSettings.defaults().withResolution(64).withWorkers(2);

    @Test
    void sphereIsWatertightOnTheZeroSetAndFacesOutward() throws NoSurfaceException {
        Distance field = AnalyticField.sphere(0.1, -0.05, 0.2, 0.5);
        TriangleMesh mesh = extract(field, COARSE);
        MeshTopology topology = MeshTopology.of(mesh);
        assertTrue(topology.watertight(), topology::toString);
        assertEquals(2, topology.eulerCharacteristic());
        assertEquals(1, topology.components());
        assertOnZeroSet(mesh, field);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double[] n = {0.1, -0.05, 0.2};
            for (int axis = 0; axis < 3; axis++) {
                assertEquals(
                        (mesh.position(v, axis) - n[axis]) / 0.5,
                        mesh.normal(v, axis),
                        5e-3); // taken before the last step
                assertEquals(255 * (0.5 + 0.5 * mesh.position(v, axis)), mesh.color(v, axis), 0.51);
            }
        }
        assertEquals(4.0 / 3 * Math.PI * 0.125, MeshMeasures.volume(mesh), 2e-3);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 64, 150})
    void torusHasOneHandle(int resolution) throws NoSurfaceException {
        Distance field = AnalyticField.torus(0.6, 0.2);
        TriangleMesh mesh = extract(field, COARSE.withResolution(resolution));
        MeshTopology topology = MeshTopology.of(mesh);
        assertTrue(topology.watertight(), topology::toString);
        assertEquals(0, topology.eulerCharacteristic());
        assertOnZeroSet(mesh, field);
        assertTrue(MeshMeasures.volume(mesh) > 0, "faces outward");
    }

    @Test
    void resolutionCountsAlongTheLongestSideOfTheObject() throws NoSurfaceException {
        Distance field = AnalyticField.sphere(0.2, 0, 0, 0.3);
        TriangleMesh tight = extract(field, COARSE.withResolution(60));
        TriangleMesh loose = extract(field, COARSE.withResolution(60).withTightBox(false));
        double ratio = (double) tight.triangleCount() / loose.triangleCount();
        assertEquals(Math.pow(2 / (0.6 + 4.0 / 96), 2), ratio, 0.3); // a margin of one coarse cell on each side
    }

    @Test
    void severalObjectsStayAndSpecksGo() throws NoSurfaceException {
        Distance two = AnalyticField.union(AnalyticField.sphere(-0.4, 0, 0, 0.3), AnalyticField.sphere(0.4, 0, 0, 0.2));
        Distance field = AnalyticField.union(two, AnalyticField.sphere(0, 0.6, 0, 0.02));
        assertEquals(2, MeshTopology.of(extract(field, COARSE)).components());
        assertEquals(
                3, MeshTopology.of(extract(field, COARSE.withComponentShare(0))).components());
    }

    @Test
    void thinPlateHasNoHoles() throws NoSurfaceException {
        Distance field = AnalyticField.box(0.5, 0.5, 0.02);
        MeshTopology topology = MeshTopology.of(extract(field, COARSE));
        assertTrue(topology.watertight(), topology::toString);
        assertEquals(2, topology.eulerCharacteristic());
    }

    @Test
    void facesExactlyOnTheLatticeGiveNoDegenerateTriangles() throws NoSurfaceException {
        // faces at 0.5 = node 48 of 64, a multiple of 8: the border of blocks and bricks
        TriangleMesh mesh = extract(AnalyticField.box(0.5, 0.25, 0.5), COARSE.withTightBox(false));
        MeshTopology topology = MeshTopology.of(mesh);
        assertTrue(topology.watertight(), topology::toString);
        assertEquals(2, topology.eulerCharacteristic());
        for (int t = 0; t < mesh.triangleCount(); t++) {
            assertTrue(mesh.area(t) > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 2, 5})
    void gyroidWithAnyGradientIsClosedInsideTheSphere(double steepness) throws NoSurfaceException {
        double k = 14;
        Distance field = (x, y, z) -> {
            double gyroid = Math.sin(k * x) * Math.cos(k * y)
                    + Math.sin(k * y) * Math.cos(k * z)
                    + Math.sin(k * z) * Math.cos(k * x);
            double ball = Math.sqrt(x * x + y * y + z * z) - 0.8;
            return steepness * Math.max(gyroid / k, ball);
        };
        MeshTopology topology = MeshTopology.of(extract(field, COARSE.withComponentShare(0)));
        assertTrue(topology.watertight(), topology::toString);
        assertEquals(0, topology.eulerCharacteristic() % 2);
    }

    @Test
    void followsAnotherLevel() throws NoSurfaceException {
        Distance field = AnalyticField.sphere(0, 0, 0, 0.5);
        TriangleMesh mesh = extract(field, COARSE.withLevel(0.1f));
        assertOnZeroSet(mesh, AnalyticField.sphere(0, 0, 0, 0.6));
    }

    @Test
    void surfaceStaysOpenWhereItLeavesTheUnitSphere() throws NoSurfaceException {
        TriangleMesh mesh = extract((x, y, z) -> z - 0.01, COARSE);
        MeshTopology topology = MeshTopology.of(mesh);
        assertTrue(topology.boundaryEdges() > 100);
        assertEquals(0, topology.nonManifoldEdges());
        assertEquals(1, topology.eulerCharacteristic(), "a disc");
        for (int v = 0; v < mesh.vertexCount(); v++) {
            assertTrue(Math.hypot(mesh.position(v, 0), mesh.position(v, 1)) <= 1);
        }
    }

    @Test
    void returnsWorldCoordinates() throws NoSurfaceException {
        var transform = new SceneTransform(new Sphere(1000, 2000, -50, 40));
        TriangleMesh mesh = new SurfaceExtractor(COARSE)
                .extract(
                        () -> new AnalyticField(AnalyticField.sphere(0, 0, 0, 0.5)),
                        transform,
                        ExtractionListener.NONE);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            double r = Math.sqrt(Math.pow(mesh.position(v, 0) - 1000, 2)
                    + Math.pow(mesh.position(v, 1) - 2000, 2)
                    + Math.pow(mesh.position(v, 2) + 50, 2));
            assertEquals(20, r, 1e-4);
        }
    }

    @Test
    void resultDoesNotDependOnTheNumberOfWorkers() throws NoSurfaceException {
        Distance field = AnalyticField.torus(0.55, 0.22);
        TriangleMesh one = extract(field, COARSE.withWorkers(1));
        TriangleMesh three = extract(field, COARSE.withWorkers(3));
        assertEquals(one.vertexCount(), three.vertexCount());
        assertEquals(one.triangleCount(), three.triangleCount());
        for (int v = 0; v < one.vertexCount(); v++) {
            for (int axis = 0; axis < 3; axis++) {
                assertEquals(one.position(v, axis), three.position(v, axis));
                assertEquals(one.normal(v, axis), three.normal(v, axis));
            }
        }
        for (int t = 0; t < one.triangleCount(); t++) {
            for (int k = 0; k < 3; k++) {
                assertEquals(one.corner(t, k), three.corner(t, k));
            }
        }
    }

    @Test
    void workGrowsWithTheSurfaceNotTheVolume() throws NoSurfaceException {
        long[] evaluations = new long[2];
        for (int k = 0; k < 2; k++) {
            var counter = new AtomicLong();
            var settings = COARSE.withTightBox(false).withResolution(k == 0 ? 128 : 512);
            new SurfaceExtractor(settings)
                    .extract(
                            () -> new AnalyticField(AnalyticField.sphere(0, 0, 0, 0.5), counter),
                            IDENTITY,
                            ExtractionListener.NONE);
            evaluations[k] = counter.get();
        }
        assertTrue(evaluations[1] < 16 * evaluations[0], () -> evaluations[0] + " to " + evaluations[1]);
        assertTrue(evaluations[1] < 512 * 512 * 512 / 25, () -> "at 512: " + evaluations[1]);
    }

    @Test
    void withoutSurfaceTheMessageSaysWhatWasSeen() {
        var outside =
                assertThrows(NoSurfaceException.class, () -> extract((x, y, z) -> 0.3 + 0.1 * Math.abs(x), COARSE));
        assertEquals(0.3, outside.minimum(), 0.01);
        assertEquals(0.4, outside.maximum(), 0.01);
        assertTrue(outside.getMessage().contains("everything is outside"), outside::getMessage);
        var inside = assertThrows(NoSurfaceException.class, () -> extract((x, y, z) -> -1, COARSE));
        assertTrue(inside.getMessage().contains("everything is inside"), inside::getMessage);
        var nan = assertThrows(NoSurfaceException.class, () -> extract((x, y, z) -> Double.NaN, COARSE));
        assertTrue(nan.getMessage().contains("NaN"), nan::getMessage);
    }

    @Test
    void canBeStopped() {
        assertThrows(
                CancellationException.class,
                () -> new SurfaceExtractor(COARSE)
                        .extract(
                                () -> new AnalyticField(AnalyticField.sphere(0, 0, 0, 0.5)),
                                IDENTITY,
                                fraction -> fraction < 0.3));
    }

    @Test
    void progressNeverGoesBack() throws NoSurfaceException {
        List<Double> seen = Collections.synchronizedList(new ArrayList<>());
        new SurfaceExtractor(COARSE.withWorkers(1))
                .extract(() -> new AnalyticField(AnalyticField.sphere(0, 0, 0, 0.5)), IDENTITY, seen::add);
        var sorted = new ArrayList<>(seen);
        Collections.sort(sorted);
        assertArrayEquals(sorted.toArray(), seen.toArray());
        assertTrue(seen.getFirst() >= 0 && seen.getLast() <= 1);
    }

    @Test
    void failureOfAnEvaluatorIsPassedOn() {
        Distance broken = (x, y, z) -> {
            throw new UnsupportedOperationException("broken");
        };
        assertThrows(UnsupportedOperationException.class, () -> extract(broken, COARSE));
    }

    private static TriangleMesh extract(Distance field, ExtractionSettings settings) throws NoSurfaceException {
        return new SurfaceExtractor(settings)
                .extract(() -> new AnalyticField(field), IDENTITY, ExtractionListener.NONE);
    }

    private static void assertOnZeroSet(TriangleMesh mesh, Distance field) {
        for (int v = 0; v < mesh.vertexCount(); v++) {
            // margin of a vertex at its edge's end, 1e-3 of a cell of about 0.02, and float evaluation
            assertEquals(0, field.at(mesh.position(v, 0), mesh.position(v, 1), mesh.position(v, 2)), 2.5e-5);
        }
    }
}
