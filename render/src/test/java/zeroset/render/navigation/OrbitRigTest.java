package zeroset.render.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.joml.Matrix3d;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.geometry.Sphere;

class OrbitRigTest {
    private static final Sphere BALL = new Sphere(3, -2, 5, 0.8);
    private static final Vector3dc UP = new Vector3d(0, 0, 1);
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    private final NavigationRig rig = NavigationRig.framing(BALL, UP, 40);

    @ParameterizedTest
    @CsvSource({"0,0,1", "0,1,0", "0,-1,0", "1,0,0", "0.6,0,0.8"})
    void framesTheWholeSphereLevelAndFromAbove(double x, double y, double z) {
        var up = new Vector3d(x, y, z);
        var camera = NavigationRig.framing(BALL, up, 40).camera(WIDTH, HEIGHT);
        assertPixel(WIDTH / 2.0, HEIGHT / 2.0, camera, BALL.center(), 1e-9);
        double apparent = Math.asin(BALL.radius() / camera.pose().center().distance(BALL.center()));
        assertTrue(apparent < Math.toRadians(20) && apparent > Math.toRadians(17), "radius in degrees: " + apparent);
        assertEquals(0, right(camera).dot(up), 1e-12);
        var above = pixel(camera, BALL.center().add(new Vector3d(up).mul(0.1)));
        assertTrue(above.y < HEIGHT / 2.0, "up is up: " + above);
        assertTrue(camera.pose().center().sub(BALL.center(), new Vector3d()).dot(up) > 0);
    }

    @ParameterizedTest
    @CsvSource({"1,0", "0,-1", "-1,0.2", "-0.6,-0.8"})
    void standsOnTheSideThatIsAskedFor(double x, double y) {
        var before = rig.camera(WIDTH, HEIGHT).pose().center().sub(BALL.center(), new Vector3d());
        var turned = rig.from(new Vector3d(x, y, 0.4));
        var camera = turned.camera(WIDTH, HEIGHT);
        var after = camera.pose().center().sub(BALL.center(), new Vector3d());
        assertEquals(Math.atan2(y, x), Math.atan2(after.y, after.x), 1e-9);
        assertEquals(before.z, after.z, 1e-9);
        assertEquals(0, right(camera).z, 1e-12);
        assertEquals(rig.distance(), turned.distance(), 1e-12);
    }

    @Test
    void turnsTheSceneWithTheHand() {
        var before = rig.camera(WIDTH, HEIGHT);
        var near = before.pose().forward(new Vector3d()).mul(-0.5).add(BALL.center());
        var right = pixel(rig.orbit(30, 0, HEIGHT).camera(WIDTH, HEIGHT), near);
        var down = pixel(rig.orbit(0, 30, HEIGHT).camera(WIDTH, HEIGHT), near);
        assertTrue(right.x > WIDTH / 2.0 + 10, "dragged to the right, was " + right);
        assertTrue(down.y > HEIGHT / 2.0 + 10, "dragged down, was " + down);
        assertEquals(rig.distance(), rig.orbit(30, 20, HEIGHT).distance(), 1e-12);
        assertPixel(WIDTH / 2.0, HEIGHT / 2.0, rig.orbit(30, 20, HEIGHT).camera(WIDTH, HEIGHT), BALL.center(), 1e-9);
    }

    @Test
    void staysLevelAndShortOfThePolesWhateverTheHandDoes() {
        var random = new Random(5);
        NavigationRig moving = rig;
        for (int i = 0; i < 2000; i++) {
            moving = moving.orbit(200 * random.nextGaussian(), 200 * random.nextGaussian(), HEIGHT);
            var camera = moving.camera(WIDTH, HEIGHT);
            double elevation = Math.toDegrees(
                    Math.asin(-camera.pose().forward(new Vector3d()).dot(UP)));
            assertTrue(Math.abs(elevation) < 89.01, "elevation was " + elevation);
            assertEquals(0, right(camera).dot(UP), 1e-6);
            assertTrue(camera.pose().rotation().getColumn(1, new Vector3d()).dot(UP) < 0, "not upside down");
        }
    }

    @Test
    void panMakesThePivotFollowTheHand() {
        var old = rig.pivot();
        var panned = rig.pan(37, -21, HEIGHT);
        assertPixel(WIDTH / 2.0 + 37, HEIGHT / 2.0 - 21, panned.camera(WIDTH, HEIGHT), old, 1e-9);
        assertPixel(WIDTH / 2.0, HEIGHT / 2.0, panned.camera(WIDTH, HEIGHT), panned.pivot(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"1", "-1", "5", "-7", "0.25", "300", "-300"})
    void zoomKeepsTheTargetUnderTheCursor(double steps) {
        var target = BALL.center().add(0.3, 0.4, -0.2);
        var before = rig.camera(WIDTH, HEIGHT);
        var zoomed = rig.zoom(steps, target);
        var after = zoomed.camera(WIDTH, HEIGHT);
        var pixel = pixel(before, target);
        assertPixel(pixel.x, pixel.y, after, target, 1e-4);
        assertPixel(WIDTH / 2.0, HEIGHT / 2.0, after, zoomed.pivot(), 1e-4);
        double ratio =
                after.pose().center().distance(target) / before.pose().center().distance(target);
        assertTrue(steps > 0 ? ratio < 1 : ratio > 1, "ratio " + ratio);
        assertTrue(zoomed.distance() >= 0.99e-4 * BALL.radius() && zoomed.distance() <= 1.01e3 * BALL.radius());
    }

    @Test
    void zoomThereAndBackIsWhereItWas() {
        var target = BALL.center().add(0.3, 0.4, -0.2);
        assertSameView(rig, rig.zoom(3, target).zoom(-3, target), 1e-9);
    }

    @Test
    void zoomTurnsToThePivotWhenTheTargetIsBehind() {
        var behind = rig.camera(WIDTH, HEIGHT).pose().center().add(new Vector3d(1, 1, 1).mul(0.1), new Vector3d());
        var forward = rig.camera(WIDTH, HEIGHT).pose().forward(new Vector3d());
        behind.sub(forward);
        assertEquals(0, rig.zoom(1, behind).pivot().distance(rig.pivot()), 1e-12);
    }

    @Test
    void fliesAlongItsOwnAxes() {
        var before = rig.camera(WIDTH, HEIGHT).pose();
        var flown = rig.fly(0.1, 0.2, 0.3);
        var moved = before.toCamera(flown.camera(WIDTH, HEIGHT).pose().center(), new Vector3d());
        var expected = new Vector3d(0.1, -0.2, 0.3).mul(rig.distance());
        assertEquals(0, moved.distance(expected), 1e-9);
        assertEquals(rig.distance(), flown.distance());
    }

    @Test
    void focusPutsThePointInTheMiddleAsLargeAsItWas() {
        var point = BALL.center().add(0.5, -0.1, 0.3);
        var before = rig.camera(WIDTH, HEIGHT).pose();
        var focused = rig.focus(point);
        assertPixel(WIDTH / 2.0, HEIGHT / 2.0, focused.camera(WIDTH, HEIGHT), point, 1e-9);
        assertEquals(before.toCamera(point, new Vector3d()).z, focused.distance(), 1e-9);
        assertEquals(0, focused.pivot().distance(point), 1e-12);
    }

    @Test
    void framesAnotherSphereFromTheSameDirection() {
        var other = new Sphere(-4, 0, 1, 12);
        var camera = rig.frame(other).camera(WIDTH, HEIGHT);
        assertPixel(WIDTH / 2.0, HEIGHT / 2.0, camera, other.center(), 1e-9);
        var direction = rig.camera(WIDTH, HEIGHT).pose().forward(new Vector3d());
        assertEquals(1, camera.pose().forward(new Vector3d()).dot(direction), 1e-12);
        assertTrue(camera.pose().center().distance(other.center()) > other.radius());
    }

    @Test
    void looksThroughACameraExactlyThenLevelsWhileItTurns() {
        var photo = leaning(0.5);
        var through = rig.lookThrough(photo);
        var camera = through.camera(800, 600);
        assertEquals(0, camera.pose().center().distance(photo.pose().center()), 1e-9);
        assertTrue(camera.pose().rotation().equals(photo.pose().rotation(), 1e-9));
        assertEquals(photo.intrinsics().fy(), camera.intrinsics().fy(), 1e-9);

        double leanBefore = Math.abs(right(camera).dot(UP));
        double leanAfterAPixel =
                Math.abs(right(through.orbit(1, 0, HEIGHT).camera(800, 600)).dot(UP));
        assertEquals(leanBefore, leanAfterAPixel, 0.02); // no jump
        NavigationRig turned = through;
        for (int i = 0; i < 50; i++) {
            turned = turned.orbit(10, 0, HEIGHT);
        }
        assertEquals(0, right(turned.camera(800, 600)).dot(UP), 1e-3);
    }

    @Test
    void leavesAStraightDownViewWithoutAJump() {
        var down = new Pose(new Matrix3d(1, 0, 0, 0, -1, 0, 0, 0, -1), new Vector3d(3, -2, 9));
        var lens = Intrinsics.pinhole(800, 600, 700, 700, 400, 300);
        NavigationRig moving = rig.lookThrough(new Camera(lens, down));
        var last = moving.camera(WIDTH, HEIGHT);
        for (int i = 0; i < 40; i++) {
            moving = moving.orbit(1, i % 2 == 0 ? 1 : -2, HEIGHT);
            var next = moving.camera(WIDTH, HEIGHT);
            double turn = next.pose().forward(new Vector3d()).angle(last.pose().forward(new Vector3d()));
            assertTrue(turn < Math.toRadians(2), "turned by " + Math.toDegrees(turn) + " degrees in one step");
            last = next;
        }
        assertFalse(last.pose().forward(new Vector3d()).dot(UP) < -0.9999, "left the pole");
    }

    @Test
    void glidesFromOneViewToAnother() {
        var goal = rig.lookThrough(leaning(0.4));
        assertSame(rig, rig.towards(goal, 0));
        assertSame(goal, rig.towards(goal, 1));
        double last = Double.POSITIVE_INFINITY;
        for (double share = 0; share <= 1; share += 0.1) {
            var between = rig.towards(goal, share);
            double angle = between.camera(WIDTH, HEIGHT)
                    .pose()
                    .forward(new Vector3d())
                    .angle(goal.camera(WIDTH, HEIGHT).pose().forward(new Vector3d()));
            assertTrue(angle <= last + 1e-12, "turns steadily towards the goal");
            last = angle;
        }
        var half = rig.towards(goal, 0.5);
        assertEquals(Math.sqrt(rig.distance() * goal.distance()), half.distance(), 1e-9);
    }

    private static Camera leaning(double roll) {
        var base = NavigationRig.framing(BALL, UP, 50).orbit(-130, 25, HEIGHT).camera(800, 600);
        var rotation = new Matrix3d(base.pose().rotation()).rotateZ(roll);
        return new Camera(base.intrinsics(), new Pose(rotation, base.pose().center()));
    }

    private static Vector3d right(Camera camera) {
        return camera.pose().rotation().getColumn(0, new Vector3d());
    }

    private static Vector2d pixel(Camera camera, Vector3dc point) {
        var pixel = new Vector2d();
        assertTrue(camera.project(point, pixel), "in front of the camera: " + point);
        return pixel;
    }

    private static void assertPixel(double x, double y, Camera camera, Vector3dc point, double tolerance) {
        var found = pixel(camera, point);
        assertEquals(x, found.x, tolerance);
        assertEquals(y, found.y, tolerance);
    }

    private static void assertSameView(NavigationRig expected, NavigationRig actual, double tolerance) {
        var a = expected.camera(WIDTH, HEIGHT).pose();
        var b = actual.camera(WIDTH, HEIGHT).pose();
        assertEquals(0, a.center().distance(b.center()), tolerance);
        assertTrue(a.rotation().equals(b.rotation(), tolerance));
        assertEquals(0, expected.pivot().distance(actual.pivot()), tolerance);
    }
}
