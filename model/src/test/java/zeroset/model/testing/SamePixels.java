package zeroset.model.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.View;

/// Cameras agree when they show the same points at the same places.
public final class SamePixels {

    private SamePixels() {}

    /// The cameras of a data set, in file order.
    public static List<Camera> cameras(SceneDataset dataset) {
        return dataset.views().stream().map(View::camera).toList();
    }

    /// Compares cameras, on the sphere of {@link SphereScene}.
    public static void check(List<Camera> expected, List<Camera> found, double tolerancePx) {
        check(expected, found, SphereScene.SPHERE.center(), 1, tolerancePx);
    }

    /// Compares cameras.
    public static void check(
            List<Camera> expected, List<Camera> found, Vector3dc center, double radius, double tolerancePx) {
        assertEquals(expected.size(), found.size());
        var random = new Random(7);
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < 20; j++) {
                var point = new Vector3d(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1))
                        .mul(radius)
                        .add(center);
                var a = new Vector2d();
                var b = new Vector2d();
                assertTrue(expected.get(i).project(point, a) && found.get(i).project(point, b));
                assertEquals(0, a.distance(b), tolerancePx, "camera " + i + ": " + a + " " + b);
            }
        }
    }
}
