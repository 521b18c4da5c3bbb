package zeroset.app.ui.viewport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joml.Matrix3d;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;

class NavigationTest {
    private static final Camera CAMERA = new Camera(
            Intrinsics.pinhole(640, 360, 500, 505, 331.5, 171.25), new Pose(new Matrix3d(), new Vector3d(0, 0, -3)));

    @Test
    void aCameraFitsIntoTheViewportWithoutChangingWhatItSees() {
        var fitted = Navigation.fitted(CAMERA, 1000, 1000);
        assertEquals(1000, fitted.intrinsics().width());
        assertEquals(563, fitted.intrinsics().height());
        var before = new Vector2d();
        var after = new Vector2d();
        for (var point : new Vector3d[] {new Vector3d(0.3, -0.2, 0), new Vector3d(-0.5, 0.4, 1)}) {
            assertTrue(CAMERA.project(point, before));
            assertTrue(fitted.project(point, after));
            // The same share of the picture; half a pixel of 563 is the rounding of its height.
            assertEquals(before.x / 640, after.x / 1000, 1e-9);
            assertEquals(before.y / 360, after.y / 563, 1e-9);
        }
    }

    @Test
    void aNarrowViewportLimitsTheWidth() {
        var fitted = Navigation.fitted(CAMERA, 320, 1000);
        assertEquals(320, fitted.intrinsics().width());
        assertEquals(180, fitted.intrinsics().height());
    }
}
