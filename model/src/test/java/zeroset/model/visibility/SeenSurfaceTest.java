package zeroset.model.visibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.mesh.ExtractionListener;
import zeroset.model.mesh.TriangleMesh;

class SeenSurfaceTest {

    private static final int STEPS = Balls.STEPS;

    @Test
    void theInsideOfAWallThatNoCameraLooksIntoGoes() {
        var hollow =
                Balls.joined(Balls.sphere(0, 0, 0, 1, 1), Balls.sphere(0, 0, 0, 0.8, -1)); // a shell of thickness 0.2
        var seen = keep(hollow, 1, camera(0), camera(2), camera(4));
        for (int t = 0; t < seen.triangleCount(); t++) {
            assertEquals(1, radius(seen, seen.corner(t, 0)), 1e-9, "only the outer wall is left");
        }
        assertTrue(seen.triangleCount() > STEPS * STEPS, seen.triangleCount() + " triangles");
    }

    @Test
    void ofAHollowThingTheWholeOuterWallStays() {
        var outer = Balls.sphere(0, 0, 0, 1, 1);
        var hollow = Balls.joined(outer, Balls.sphere(0, 0, 0, 0.8, -1));
        var part = SeenSurface.wholeParts(hollow, List.of(camera(0)), 2, ExtractionListener.NONE);
        assertEquals(outer.triangleCount(), part.triangleCount());
        for (int t = 0; t < part.triangleCount(); t++) {
            assertEquals(1, radius(part, part.corner(t, 0)), 1e-9);
        }
    }

    @Test
    void oneCameraSeesTheHalfThatFacesIt() {
        var ball = Balls.sphere(0, 0, 0, 1, 1);
        var seen = keep(ball, 1, camera(0));
        var eye = camera(0).pose().center();
        // The horizon lies where normal · eye = 1; two rings of edges belong to the kept part.
        double ring = 2 * Math.PI / STEPS;
        double farthest = 1;
        for (int t = 0; t < seen.triangleCount(); t++) {
            for (int corner = 0; corner < 3; corner++) {
                int v = seen.corner(t, corner);
                double height = eye.dot(seen.position(v, 0), seen.position(v, 1), seen.position(v, 2)) / eye.length();
                farthest = Math.min(farthest, height);
            }
        }
        double horizon = 1 / eye.length();
        assertTrue(farthest > horizon - 4 * ring && farthest < horizon + 2 * ring, "kept down to " + farthest);
    }

    @Test
    void aSurfaceBehindAnotherIsNotSeen() {
        var scene = Balls.joined(
                Balls.sphere(0, 0, 0, 1, 1), Balls.sphere(0, 0, -3, 0.3, 1)); // the small one hides from above
        var above = looking(new Vector3d(0, 0, 6), 40);
        var seen = keep(scene, 1, above);
        for (int t = 0; t < seen.triangleCount(); t++) {
            assertTrue(seen.position(seen.corner(t, 0), 2) > -2, "the hidden ball is gone");
        }
        var both = keep(scene, 1, above, looking(new Vector3d(6, 0, -3), 40));
        assertTrue(both.triangleCount() > seen.triangleCount() + 500);
    }

    @Test
    void whatTooFewCamerasSeeGoes() {
        var ball = Balls.sphere(0, 0, 0, 1, 1);
        assertEquals(0, keep(ball, 2, camera(0), camera(3)).triangleCount(), "opposite cameras share nothing");
        assertTrue(keep(ball, 2, camera(0), camera(0.5)).triangleCount() > 1000);
        assertTrue(keep(ball, 2, camera(0)).triangleCount() > 1000, "a single camera is enough where there is one");
    }

    @Test
    void outsideThePictureNothingIsSeen() {
        var ball = Balls.sphere(0, 0, 0, 1, 1);
        int whole = keep(ball, 1, looking(new Vector3d(0, 0, 5), 40)).triangleCount();
        int close = keep(ball, 1, looking(new Vector3d(0, 0, 5), 1000)).triangleCount(); // 100 px: 0.5 units across
        assertTrue(close > 0 && close < whole / 4, close + " of " + whole);
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() {
        var ball = Balls.sphere(0, 0, 0, 1, 1);
        var cameras = List.of(camera(0), camera(1));
        var one = SeenSurface.of(ball, cameras, 1, 1, ExtractionListener.NONE);
        var three = SeenSurface.of(ball, cameras, 1, 3, ExtractionListener.NONE);
        assertEquals(one.triangleCount(), three.triangleCount());
        for (int t = 0; t < one.triangleCount(); t++) {
            assertEquals(one.corner(t, 0), three.corner(t, 0));
        }
    }

    @Test
    void withoutCamerasTheMeshStays() {
        var ball = Balls.sphere(0, 0, 0, 1, 1);
        assertSame(ball, SeenSurface.of(ball, List.of(), 1, 1, ExtractionListener.NONE));
    }

    @Test
    void stopsWhenAskedTo() {
        var ball = Balls.sphere(0, 0, 0, 1, 1);
        assertThrows(
                CancellationException.class, () -> SeenSurface.of(ball, List.of(camera(0)), 1, 1, fraction -> false));
    }

    private static TriangleMesh keep(TriangleMesh mesh, int atLeast, Camera... cameras) {
        return SeenSurface.of(mesh, List.of(cameras), atLeast, 2, ExtractionListener.NONE);
    }

    /// A camera five away on the horizon.
    private static Camera camera(double azimuth) {
        return looking(new Vector3d(5 * Math.cos(azimuth), 5 * Math.sin(azimuth), 0), 100);
    }

    /// A camera of 100 x 100 pixels that looks at the origin.
    private static Camera looking(Vector3d from, double focal) {
        var forward = new Vector3d(from).negate().normalize();
        var side = Math.abs(forward.z) < 0.9 ? new Vector3d(0, 0, 1) : new Vector3d(1, 0, 0);
        var right = new Vector3d(forward).cross(side).normalize();
        var down = new Vector3d(forward).cross(right);
        return new Camera(
                Intrinsics.pinhole(100, 100, focal, focal, 50, 50), new Pose(new Matrix3d(right, down, forward), from));
    }

    private static double radius(TriangleMesh mesh, int v) {
        return Math.sqrt(
                Math.pow(mesh.position(v, 0), 2) + Math.pow(mesh.position(v, 1), 2) + Math.pow(mesh.position(v, 2), 2));
    }
}
