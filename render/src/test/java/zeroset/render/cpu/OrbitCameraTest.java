package zeroset.render.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.joml.Matrix3d;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;
import zeroset.model.geometry.Sphere;

class OrbitCameraTest {
    private static final Sphere TARGET = new Sphere(1, 2, 3, 0.5);

    @ParameterizedTest
    @CsvSource({"0,0,1", "0,1,0", "0,-1,0", "0.6,0,0.8"})
    void looksAtTheTargetWithUpUp(double x, double y, double z) {
        var up = new Vector3d(x, y, z);
        for (int azimuth = 0; azimuth < 360; azimuth += 45) {
            var camera = new OrbitCamera(TARGET, up, 40).at(azimuth, 25, 300, 200);
            var center = new Vector2d();
            var above = new Vector2d();
            assertTrue(camera.project(TARGET.center(), center));
            assertTrue(camera.project(TARGET.center().add(new Vector3d(up).mul(0.3)), above));
            assertEquals(150, center.x, 1e-9);
            assertEquals(100, center.y, 1e-9);
            assertEquals(150, above.x, 1e-9);
            assertTrue(above.y < 90, "up is up: " + above);
            assertEquals(List.of(up), List.of(snapped(camera, up)));
        }
    }

    private static Vector3d snapped(Camera camera, Vector3d up) {
        var found = new Vector3d(OrbitCamera.upOf(List.of(camera)));
        return up.z == 0.8 ? up : found; // a tilted up direction is not snapped to
    }

    /// A turntable in front of a camera on its side: the photographs' up vectors go round, their sides do not.
    @Test
    void photographsOnTheirSideStandUp() {
        var up = new Vector3d(0, 1, 0);
        var orbit = new OrbitCamera(TARGET, up, 40);
        for (double roll : new double[] {0, Math.PI / 2, -Math.PI / 2}) {
            var ring = IntStream.range(0, 24)
                    .mapToObj(i -> rolled(orbit.at(15 * i, 12, 300, 200), roll))
                    .toList();
            assertEquals(up, OrbitCamera.upOf(ring), "rolled by " + roll);
        }
        var steep = IntStream.range(0, 24)
                .mapToObj(i -> orbit.at(15 * i, 65, 300, 200))
                .toList();
        assertEquals(up, OrbitCamera.upOf(steep));
    }

    private static Camera rolled(Camera camera, double angle) {
        var rotation = new Matrix3d(camera.pose().rotation()).rotateZ(angle);
        return new Camera(camera.intrinsics(), new Pose(rotation, camera.pose().center()));
    }

    @Test
    void framesTheWholeTarget() {
        for (int[] size : new int[][] {{300, 200}, {200, 300}}) {
            var camera = new OrbitCamera(TARGET, new Vector3d(0, 0, 1), 30).at(70, 10, size[0], size[1]);
            double distance = camera.pose().center().distance(TARGET.center());
            double halfAngle = Math.atan(0.5 * 200 / camera.intrinsics().fx());
            assertTrue(Math.asin(TARGET.radius() / distance) < halfAngle);
            assertTrue(Math.asin(TARGET.radius() / distance) > 0.95 * halfAngle);
        }
    }

    @Test
    void refusesToLookStraightDown() {
        var orbit = new OrbitCamera(TARGET, new Vector3d(0, 0, 1), 30);
        assertThrows(IllegalArgumentException.class, () -> orbit.at(0, 90, 10, 10));
    }
}
