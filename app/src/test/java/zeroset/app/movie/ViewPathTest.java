package zeroset.app.movie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.Sphere;
import zeroset.render.cpu.OrbitCamera;

class ViewPathTest {

    private static final OrbitCamera ORBIT = new OrbitCamera(new Sphere(1, 2, 3, 4), new Vector3d(0, 0, 1), 40);

    private static List<Camera> ring(int cameras) {
        return IntStream.range(0, cameras)
                .mapToObj(i -> ORBIT.at(360.0 * i / cameras, 15, 200, 100))
                .toList();
    }

    @Test
    void touchesEveryKey() {
        for (boolean closed : new boolean[] {true, false}) {
            var keys = ring(8);
            var path = new ViewPath(keys, closed);
            for (int i = 0; i < 8; i++) {
                var camera = path.at(i / (closed ? 8.0 : 7.0), 300, 150);
                assertEquals(
                        0, camera.pose().center().distance(keys.get(i).pose().center()), 1e-9);
                assertTrue(camera.pose().rotation().equals(keys.get(i).pose().rotation(), 1e-9));
                assertEquals(
                        1.5 * keys.get(i).intrinsics().fy(), camera.intrinsics().fy(), 1e-9);
                assertEquals(300, camera.intrinsics().width());
            }
        }
    }

    @Test
    void goesRoundARingAsATurntableDoes() {
        var path = new ViewPath(ring(12), true);
        var table = new Turntable(ORBIT, 0, 15);
        for (int i = 0; i <= 200; i++) {
            double share = i / 200.0;
            var camera = path.at(share, 64, 64);
            var expected = table.at(share, 64, 64);
            double radius = 4 * 4;
            assertEquals(0, camera.pose().center().distance(expected.pose().center()), 5e-3 * radius);
            var forward = camera.pose().forward(new Vector3d());
            assertEquals(0, forward.angle(expected.pose().forward(new Vector3d())), Math.toRadians(0.3));
        }
    }

    @Test
    void neverJumpsNorStops() {
        var path = new ViewPath(ring(5), true);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < 500; i++) {
            double step = path.at(i / 500.0, 64, 64)
                    .pose()
                    .center()
                    .distance(path.at((i + 1) / 500.0, 64, 64).pose().center());
            least = Math.min(least, step);
            most = Math.max(most, step);
        }
        assertTrue(most < 1.5 * least, least + ".." + most);
    }

    @Test
    void needsTwoCameras() {
        assertThrows(IllegalArgumentException.class, () -> new ViewPath(ring(1), false));
    }
}
