package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.evaluation.MeshTopology;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;

class MeshClipperTest {

    private static final double RADIUS = 0.5;

    @Test
    void aSphereCutByAPlaneIsACapOfItsArea() throws NoSurfaceException {
        var cap = MeshClipper.clip(sphere(), 0, 0, 1, 0.2);
        assertEquals(2 * Math.PI * RADIUS * (RADIUS + 0.2), area(cap), 0.01); // Archimedes: 2πrh
        var topology = MeshTopology.of(cap);
        assertEquals(0, topology.nonManifoldEdges());
        assertEquals(1, topology.eulerCharacteristic(), "a disc, its cut shared by both neighbours");
        double highest = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < cap.vertexCount(); v++) {
            highest = Math.max(highest, cap.position(v, 2));
        }
        assertEquals(0.2, highest, 1e-12);
    }

    @Test
    void newVerticesCarryNormalsAndColoursOfTheirEdge() throws NoSurfaceException {
        var cap = MeshClipper.clip(sphere(), 0, 0, 1, 0.2);
        int cut = 0;
        for (int v = 0; v < cap.vertexCount(); v++) {
            if (Math.abs(cap.position(v, 2) - 0.2) < 1e-9) {
                cut++;
                for (int axis = 0; axis < 3; axis++) {
                    assertEquals(cap.position(v, axis) / RADIUS, cap.normal(v, axis), 0.02);
                    assertEquals(255 * (0.5 + 0.5 * cap.position(v, axis)), cap.color(v, axis), 1.5);
                }
            }
        }
        assertTrue(cut > 50, cut + " vertices on the plane");
    }

    @Test
    void aTurnedBoxKeepsWhatLiesInIt() throws NoSurfaceException {
        var turn = new Quaterniond().rotateXYZ(0.5, 0.2, -1);
        var box = new OrientedBox(0.2, 0.1, 0, 0.4, 0.3, 0.45, turn.x, turn.y, turn.z, turn.w);
        var whole = sphere();
        var clipped = MeshClipper.clip(whole, box);
        for (int v = 0; v < clipped.vertexCount(); v++) {
            assertTrue(box.distance(clipped.position(v, 0), clipped.position(v, 1), clipped.position(v, 2)) < 1e-9);
        }
        double inside = 0;
        for (int t = 0; t < whole.triangleCount(); t++) {
            inside += whole.area(t) * shareInside(whole, t, box);
        }
        assertEquals(inside, area(clipped), 0.003 * area(whole));
    }

    @Test
    void aMeshInsideStaysAsItIs() throws NoSurfaceException {
        var mesh = sphere();
        assertSame(mesh, MeshClipper.clip(mesh, OrientedBox.aligned(0, 0, 0, 0.6, 0.6, 0.6)));
    }

    @Test
    void extractionEndsAtTheFacesOfTheBox() throws NoSurfaceException {
        var box = OrientedBox.aligned(10, 20, 30, 4, 3, 1); // its bounding sphere is the unit sphere
        var transform = new SceneTransform(box);
        var settings = ExtractionSettings.defaults().withResolution(64).withWorkers(2);
        var mesh = new SurfaceExtractor(settings)
                .extract(
                        () -> new AnalyticField(AnalyticField.sphere(0, 0, 0, RADIUS)),
                        transform,
                        ExtractionListener.NONE);
        double radius = RADIUS * transform.scale();
        assertEquals(4 * Math.PI * radius * 1, area(mesh), 0.02 * 4 * Math.PI * radius); // a zone of height 2
        double thickness = 0;
        for (int v = 0; v < mesh.vertexCount(); v++) {
            thickness = Math.max(thickness, Math.abs(mesh.position(v, 2) - 30));
        }
        assertEquals(1, thickness, 1e-9);
        assertEquals(0, MeshTopology.of(mesh).eulerCharacteristic(), "a ring, open above and below");
    }

    private static double shareInside(TriangleMesh mesh, int triangle, OrientedBox box) {
        int inside = 0;
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10 - i; j++) {
                var point = new Vector3d();
                double[] weights = {(i + 1 / 3.0) / 10, (j + 1 / 3.0) / 10, 0};
                weights[2] = 1 - weights[0] - weights[1];
                for (int k = 0; k < 3; k++) {
                    int v = mesh.corner(triangle, k);
                    point.fma(weights[k], new Vector3d(mesh.position(v, 0), mesh.position(v, 1), mesh.position(v, 2)));
                }
                inside += box.contains(point.x, point.y, point.z) ? 1 : 0;
            }
        }
        return inside / 55.0;
    }

    private static double area(TriangleMesh mesh) {
        double sum = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            sum += mesh.area(t);
        }
        return sum;
    }

    private static TriangleMesh sphere() throws NoSurfaceException {
        var settings = ExtractionSettings.defaults().withResolution(64).withWorkers(2);
        return new SurfaceExtractor(settings)
                .extract(
                        () -> new AnalyticField(AnalyticField.sphere(0, 0, 0, RADIUS)),
                        new SceneTransform(new Sphere(0, 0, 0, 1)),
                        ExtractionListener.NONE);
    }
}
