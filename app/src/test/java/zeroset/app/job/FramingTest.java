package zeroset.app.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joml.Matrix3d;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.render.scene.Raster;

class FramingTest {

    private static final Camera CAMERA =
            new Camera(Intrinsics.pinhole(60, 40, 50, 55, 33, 18), new Pose(new Matrix3d(), new Vector3d(0, 0, 0)));

    @Test
    void stretchesNothingAndShowsMoreAtTwoSides() {
        var point = new Vector3d(0.2, -0.1, 1);
        var before = new Vector2d();
        assertTrue(CAMERA.project(point, before));
        var after = new Vector2d();
        assertTrue(Framing.resized(CAMERA, new Size(240, 80)).project(point, after));
        // twice as large, and (240 - 2 · 60) / 2 more at the left
        assertEquals(60 + 2 * before.x, after.x, 1e-9);
        assertEquals(2 * before.y, after.y, 1e-9);
    }

    @Test
    void layersThePhotographWhereItsCameraSeesIt() {
        var pixels = new int[60 * 40];
        pixels[18 * 60 + 33] = 0xffabcdef;
        var framed = Framing.framed(new Raster(60, 40, pixels), new Size(240, 80));
        assertEquals(120, framed.width());
        assertEquals(40, framed.height());
        assertEquals(0xffabcdef, framed.argb()[18 * 120 + 30 + 33]);
        assertEquals(0, framed.argb()[0]);
    }

    @Test
    void leavesAPhotographOfTheSameProportionsAlone() {
        var framed = Framing.framed(new Raster(60, 40, new int[60 * 40]), new Size(30, 20));
        assertEquals(60, framed.width());
        assertEquals(40, framed.height());
    }
}
