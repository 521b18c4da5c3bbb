package zeroset.render.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;
import zeroset.model.geometry.Sphere;
import zeroset.render.scene.CameraGlyph;

class CameraPickerTest {
    private static final Vector3dc UP = new Vector3d(0, 0, 1);
    private static final Sphere TARGET = new Sphere(1, 2, 3, 0.5);
    private static final Camera VIEW =
            NavigationRig.framing(new Sphere(1, 2, 3, 2.6), UP, 45).camera(900, 700);

    private final List<CameraGlyph> ring = ring(12);
    private final CameraPicker picker = new CameraPicker(ring, TARGET.center());

    @Test
    void findsEachCameraByItsPicture() {
        for (var glyph : ring) {
            var pixel = middleOfPicture(glyph.camera());
            assertEquals(
                    Optional.of(glyph),
                    picker.pick(VIEW, pixel.x, pixel.y, 4, Double.POSITIVE_INFINITY),
                    glyph::toString);
        }
    }

    @Test
    void reachesALittleBesideTheLinesAndNoFarther() {
        var glyph = ring.getFirst();
        var frustum = frustum(glyph.camera());
        var outermost = frustum.corners().stream()
                .map(CameraPickerTest::pixel)
                .reduce((a, b) -> a.y < b.y ? a : b)
                .orElseThrow();
        assertEquals(Optional.of(glyph), pick(outermost.x, outermost.y - 3));
        assertTrue(pick(outermost.x, outermost.y - 9).isEmpty());
    }

    @Test
    void takesTheNearerOfTwoBehindEachOther() {
        var near = new CameraGlyph(behind(VIEW, 5.5), CameraGlyph.Use.TRAINING, false, Optional.empty());
        var far = new CameraGlyph(behind(VIEW, 6.5), CameraGlyph.Use.TRAINING, false, Optional.empty());
        var found =
                new CameraPicker(List.of(far, near), TARGET.center()).pick(VIEW, 450, 350, 4, Double.POSITIVE_INFINITY);
        assertEquals(Optional.of(near), found);
    }

    @Test
    void ignoresFrustumsBehindTheSurfaceAndTheOneLookedThrough() {
        var hidden = ring.stream()
                .max((a, b) -> Double.compare(depth(a.camera()), depth(b.camera())))
                .orElseThrow();
        var pixel = middleOfPicture(hidden.camera());
        double surface = depth(hidden.camera()) - 1;
        assertTrue(picker.pick(VIEW, pixel.x, pixel.y, 4, surface).isEmpty());

        var through = ring.getFirst().camera();
        assertTrue(picker.pick(through, 450, 350, 4, Double.POSITIVE_INFINITY)
                .filter(found -> found.equals(ring.getFirst()))
                .isEmpty());
    }

    @Test
    void frustumsStayApartAndInProportion() {
        double size = CameraFrustum.sizeFor(cameras(ring), TARGET.center());
        double spacing = ring.get(0)
                .camera()
                .pose()
                .center()
                .distance(ring.get(1).camera().pose().center());
        assertTrue(size < spacing && size > 0.1 * spacing, "size " + size + " beside a spacing of " + spacing);
        double range = ring.getFirst().camera().pose().center().distance(TARGET.center());
        double crowded = CameraFrustum.sizeFor(cameras(ring(400)), TARGET.center());
        assertEquals(0.035 * range, crowded, 1e-9);
        assertEquals(1, CameraFrustum.sizeFor(List.of(), TARGET.center()));
    }

    @Test
    void frustumsInFrontOfTheTargetMakeWayLittleByLittle() {
        var frustum = frustum(ring.getFirst().camera());
        var target = TARGET.center();
        var outwards = frustum.apex().sub(target, new Vector3d());
        double last = 0;
        for (double share = 1.05; share < 6; share += 0.05) {
            double opacity =
                    frustum.opacityFrom(outwards.mul(share, new Vector3d()).add(target), target);
            assertTrue(opacity >= last && opacity - last < 0.2, "from " + last + " to " + opacity + " at " + share);
            last = opacity;
        }
        assertEquals(1, last, 1e-9);
        assertEquals(0, frustum.opacityFrom(outwards.mul(1.2, new Vector3d()).add(target), target), 1e-9);
        assertEquals(1, frustum.opacityFrom(outwards.mul(-1, new Vector3d()).add(target), target), 1e-9);
    }

    @Test
    void theFrustumIsWhatTheLensSees() {
        var camera = ring.getFirst().camera();
        var corners = frustum(camera).corners();
        var lens = camera.intrinsics();
        double[][] expected = {{0, 0}, {lens.width(), 0}, {lens.width(), lens.height()}, {0, lens.height()}};
        for (int i = 0; i < 4; i++) {
            var pixel = new Vector2d();
            assertTrue(camera.project(corners.get(i), pixel));
            assertEquals(expected[i][0], pixel.x, 1e-6);
            assertEquals(expected[i][1], pixel.y, 1e-6);
        }
    }

    private Optional<CameraGlyph> pick(double x, double y) {
        return picker.pick(VIEW, x, y, 5, Double.POSITIVE_INFINITY);
    }

    private CameraFrustum frustum(Camera camera) {
        return CameraFrustum.of(camera, CameraFrustum.sizeFor(cameras(ring), TARGET.center()));
    }

    private Vector2d middleOfPicture(Camera camera) {
        var corners = frustum(camera).corners();
        return pixel(corners.get(0).lerp(corners.get(2), 0.5, new Vector3d()));
    }

    private static Vector2d pixel(Vector3dc world) {
        var pixel = new Vector2d();
        assertTrue(VIEW.project(world, pixel));
        return pixel;
    }

    private static double depth(Camera camera) {
        return VIEW.pose().toCamera(camera.pose().center(), new Vector3d()).z;
    }

    private static Camera behind(Camera view, double depth) {
        var center = view.pose().toWorld(new Vector3d(0, 0, depth), new Vector3d());
        return new Camera(view.intrinsics(), new Pose(view.pose().rotation(), center));
    }

    private static List<Camera> cameras(List<CameraGlyph> glyphs) {
        return glyphs.stream().map(CameraGlyph::camera).toList();
    }

    private static List<CameraGlyph> ring(int count) {
        var glyphs = new ArrayList<CameraGlyph>();
        NavigationRig rig = NavigationRig.framing(TARGET, UP, 40);
        for (int i = 0; i < count; i++) {
            var use = i % 4 == 0 ? CameraGlyph.Use.HELD_OUT : CameraGlyph.Use.TRAINING;
            glyphs.add(new CameraGlyph(rig.camera(640, 480), use, false, Optional.empty()));
            rig = rig.orbit(2000.0 / count, 0, 1000);
        }
        return glyphs;
    }
}
