package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.mesh.AnalyticField.Distance;

class SupportPlaneTest {

    private static final Vector3d UP = new Vector3d(0.1, -0.05, 1).normalize(); // photographs are not level
    private static final double TILT = 0.06;

    /// A ball of radius 0.4 on a table that slopes a little, with waves of 0.004.
    private static final Distance ON_A_TABLE = AnalyticField.union(
            AnalyticField.sphere(0.1, 0, 0.1, 0.4),
            (x, y, z) -> (z + 0.3 - TILT * x + 0.004 * Math.sin(30 * y)) / Math.sqrt(1 + TILT * TILT));

    @Test
    void findsTheTableUnderTheObject() throws NoSurfaceException {
        var plane = SupportPlane.find(mesh(ON_A_TABLE), UP, 0.01).orElseThrow();
        double length = Math.sqrt(1 + TILT * TILT);
        assertEquals(-TILT / length, plane.normalX(), 3e-3);
        assertEquals(0, plane.normalY(), 3e-3);
        assertEquals(-0.3 / length, plane.offset(), 3e-3);
    }

    @Test
    void leavesWhatStandsOnIt() throws NoSurfaceException {
        var mesh = mesh(ON_A_TABLE);
        var plane = SupportPlane.find(mesh, UP, 0.01).orElseThrow();
        var object = MeshCleaner.largestComponent(plane.above(mesh, 0.02));
        double highest = 0;
        for (int v = 0; v < object.vertexCount(); v++) {
            double x = object.position(v, 0) - 0.1;
            double y = object.position(v, 1);
            double z = object.position(v, 2) - 0.1;
            highest = Math.max(highest, Math.abs(Math.sqrt(x * x + y * y + z * z) - 0.4));
        }
        assertTrue(highest < 0.02, "only the ball is left, and it ends above the table: " + highest);
        assertTrue(object.triangleCount() > 1000);
    }

    @Test
    void whatFloatsStandsOnNothing() throws NoSurfaceException {
        assertTrue(SupportPlane.find(mesh(AnalyticField.sphere(0, 0, 0, 0.5)), UP, 0.01)
                .isEmpty());
    }

    @Test
    void aFlatTopIsNoTable() throws NoSurfaceException {
        assertTrue(SupportPlane.find(mesh(AnalyticField.box(0.4, 0.4, 0.4)), UP, 0.01)
                .isEmpty());
    }

    @Test
    void tellsATableFromAPlinthByTheRegionsEdge() throws NoSurfaceException {
        var region = new Sphere(0, 0, 0, 1);
        var table = mesh(ON_A_TABLE);
        var slab = AnalyticField.box(0.6, 0.6, 0.1);
        var closed =
                mesh(AnalyticField.union(AnalyticField.sphere(0, 0, 0.25, 0.4), (x, y, z) -> slab.at(x, y, z + 0.2)));
        var plinth = MeshClipper.clip(closed, 0, 0, -1, 0.14); // nobody photographed its underside
        assertTrue(SupportPlane.find(table, UP, 0.01).orElseThrow().reachesEdgeOf(region, table, UP, 0.01));
        assertFalse(SupportPlane.find(plinth, UP, 0.01).orElseThrow().reachesEdgeOf(region, plinth, UP, 0.01));
    }

    @Test
    void measuresHowRoughTheTableIs() throws NoSurfaceException {
        var table = mesh(ON_A_TABLE);
        var plane = SupportPlane.find(table, UP, 0.01).orElseThrow();
        assertEquals(0.004, plane.roughness(table, UP, 0.01), 0.001, "its waves are 0.004 high");
    }

    private static TriangleMesh mesh(Distance field) throws NoSurfaceException {
        return new SurfaceExtractor(
                        ExtractionSettings.defaults().withResolution(80).withWorkers(2))
                .extract(
                        () -> new AnalyticField(field),
                        new SceneTransform(new Sphere(0, 0, 0, 1)),
                        ExtractionListener.NONE);
    }
}
