package zeroset.model.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joml.Matrix3d;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class CameraTest {

    private static final Pose POSE = new Pose(new Matrix3d().rotateXYZ(0.3, -0.4, 2.5), new Vector3d(1, 2, 3));

    @Test
    void findsTheRayOfThePointItProjected() {
        var lens = new Intrinsics(640, 480, 500, 510, 322, 239, new BrownConrady(0.05, -0.08, 0, 0, 0.001, 0.002));
        var camera = new Camera(lens, POSE);
        var point = POSE.toWorld(new Vector3d(0.4, -0.3, 2), new Vector3d());
        var pixel = new Vector2d();
        assertTrue(camera.project(point, pixel));
        var ray = camera.rayDirection(pixel.x, pixel.y, new Vector3d());
        var expected = point.sub(POSE.center(), new Vector3d()).normalize();
        assertEquals(0, ray.distance(expected), 1e-9);
    }

    @Test
    void putsTheOpticalAxisOnThePrincipalPoint() {
        var camera = new Camera(Intrinsics.pinhole(640, 480, 500, 510, 322, 239), POSE);
        var pixel = new Vector2d();
        assertTrue(camera.project(POSE.forward(new Vector3d()).add(POSE.center()), pixel));
        assertEquals(322, pixel.x, 1e-9);
        assertEquals(239, pixel.y, 1e-9);
    }

    @Test
    void doesNotProjectWhatIsBehind() {
        var camera = new Camera(Intrinsics.pinhole(640, 480, 500, 510, 322, 239), POSE);
        assertFalse(camera.project(POSE.toWorld(new Vector3d(0, 0, -1), new Vector3d()), new Vector2d()));
    }

    @Test
    void doesNotShowInThePictureWhatTheLensFoldsBack() {
        var lens = new Intrinsics(640, 480, 300, 300, 320, 240, new BrownConrady(-0.3, 0, 0, 0, 0, 0));
        var camera = new Camera(lens, POSE);
        assertFalse(camera.project(POSE.toWorld(new Vector3d(1.8, 0, 1), new Vector3d()), new Vector2d()));
    }

    @Test
    void poseTakesTheNearestRotation() {
        var rounded = new Matrix3d(POSE.rotation());
        rounded.m01 += 2e-4;
        var pose = new Pose(rounded, new Vector3d());
        assertEquals(0, Pose.rigidityError(pose.rotation()), 1e-12);
        assertTrue(pose.rotation().equals(POSE.rotation(), 2e-4));
    }

    @Test
    void poseRefusesScaleMirrorAndNaN() {
        var scaled =
                assertThrows(IllegalArgumentException.class, () -> new Pose(new Matrix3d().scale(2), new Vector3d()));
        assertTrue(scaled.getMessage().contains("rigid"), scaled.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Pose(new Matrix3d().scale(1, 1, -1), new Vector3d()));
        assertThrows(IllegalArgumentException.class, () -> new Pose(new Matrix3d(), new Vector3d(Double.NaN, 0, 0)));
    }
}
