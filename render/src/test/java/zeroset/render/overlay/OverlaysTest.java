package zeroset.render.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Sphere;
import zeroset.render.gl.OffscreenGl;
import zeroset.render.navigation.GizmoPart;
import zeroset.render.navigation.GizmoShape;
import zeroset.render.navigation.NavigationRig;
import zeroset.render.navigation.RegionGizmo;
import zeroset.render.pass.FrameView;
import zeroset.render.scene.Background;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.Guides;
import zeroset.render.scene.Look;
import zeroset.render.scene.Picture;
import zeroset.render.scene.PointSet;
import zeroset.render.scene.ViewportScene;

class OverlaysTest {
    private static final int DARK = 0xff202428;
    private static final Look NOTHING =
            Look.defaults().withGuides(Guides.NONE).withBackground(new Background.Color(DARK & 0xffffff));
    private static final Camera VIEW = Stages.view(320, 240);

    @RegisterExtension
    final OffscreenGl gl = new OffscreenGl();

    private OverlayStage stage;

    @BeforeEach
    void open() {
        stage = new OverlayStage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void drawsNothingThatIsNotAskedFor() {
        var picture = stage.draw(everything(Guides.NONE), VIEW);
        assertTrue(IntStream.of(picture.toArray()).allMatch(pixel -> pixel == DARK));
    }

    @Test
    void pointsLieWhereTheCameraProjectsThem() {
        var scene = empty(new Guides(false, false, false, true, false, false))
                .withPoints(Optional.of(new PointSet(
                        new float[] {0.2f, -0.3f, 0.4f, -0.5f, 0.1f, 0.6f}, new byte[] {-1, 0, 0, 0, -1, 0})));
        var picture = stage.draw(scene, VIEW);
        assertNear(0xffff0000, picture, VIEW, Stages.SPACE.toWorld(new Vector3d(0.2, -0.3, 0.4), new Vector3d()));
        assertNear(0xff00ff00, picture, VIEW, Stages.SPACE.toWorld(new Vector3d(-0.5, 0.1, 0.6), new Vector3d()));
        assertEquals(2, blobs(picture), "two round points");
    }

    @Test
    void cuesAndSparsePointsAreShownApart() {
        var sparse = new PointSet(new float[] {0.2f, -0.3f, 0.4f}, new byte[] {-1, 0, 0});
        var cues = new PointSet(new float[] {-0.5f, 0.1f, 0.6f}, new byte[] {0, -1, 0});
        var scene = empty(Guides.NONE).withPoints(Optional.of(sparse)).withCues(Optional.of(cues));
        var onlyCues = stage.draw(scene.withLook(scene.look().withGuides(Guides.NONE.withCues(true))), VIEW);
        assertNear(0xff00ff00, onlyCues, VIEW, Stages.SPACE.toWorld(new Vector3d(-0.5, 0.1, 0.6), new Vector3d()));
        assertEquals(1, blobs(onlyCues));
        var both = Guides.NONE.withCues(true).withPoints(true);
        assertEquals(2, blobs(stage.draw(scene.withLook(scene.look().withGuides(both)), VIEW)));
    }

    @Test
    void aDistortedLensBendsPointsAsTheCameraDoes() {
        var lens = VIEW.intrinsics();
        var bent = new Intrinsics(
                320, 240, lens.fx(), lens.fy(), 150, 128, new BrownConrady(-0.9, 0.5, 0, 0, 0.02, -0.03));
        var pose = NavigationRig.framing(new Sphere(10, -4, 2, 1.2), Stages.UP, 40)
                .camera(320, 240)
                .pose();
        var view = new Camera(bent, pose);
        var far = new Vector3d(0.9, -0.9, -0.8);
        var scene = empty(new Guides(false, false, false, true, false, false))
                .withPoints(Optional.of(new PointSet(new float[] {0.9f, -0.9f, -0.8f}, new byte[] {-1, 0, 0})));
        var world = Stages.SPACE.toWorld(far, new Vector3d());
        assertNear(0xffff0000, stage.draw(scene, view), view, world);
        var straight = new Camera(Intrinsics.pinhole(320, 240, lens.fx(), lens.fy(), 150, 128), pose);
        assertTrue(pixel(view, world).distance(pixel(straight, world)) > 4, "the lens matters here");
    }

    @Test
    void everyHandleThatIsDrawnIsHitWhereItIsDrawn() {
        var box = new OrientedBox(10.1, -4, 2, 1.2, 1, 0.9, 0, 0, Math.sin(0.2), Math.cos(0.2));
        var view = Stages.view(640, 480);
        var gizmo = new RegionGizmo(box, view, 1);
        var scene = empty(new Guides(false, false, false, false, false, true)).withRegion(Optional.of(box));
        var plain = stage.draw(scene, view);
        int visible = 0;
        for (var part : gizmo.parts()) {
            for (var place : places(part)) {
                var at = pixel(view, place);
                if (gizmo.hit(at.x, at.y).filter(part.handle()::equals).isPresent()) {
                    visible++;
                    assertNotEquals(DARK, pixelAt(plain, at), () -> part.handle() + " is hit but not drawn at " + at);
                    var guides = scene.look().guides().withHovered(Optional.of(part.handle()));
                    var hovered = stage.draw(scene.withLook(NOTHING.withGuides(guides)), view);
                    assertNotEquals(pixelAt(plain, at), pixelAt(hovered, at), () -> part.handle() + " shows no hover");
                    break;
                }
            }
        }
        assertTrue(visible >= 20, "handles in view: " + visible);
        for (int y = 4; y < 480; y += 8) {
            for (int x = 4; x < 640; x += 8) {
                if (plain.argb(x, y) != DARK) {
                    assertTrue(gizmo.hit(x + 0.5, y + 0.5).isPresent(), "drawn but not hit at " + x + ", " + y);
                }
            }
        }
    }

    @Test
    void usesOfCamerasDifferInShapeAndTheSelectedOneStandsOut() {
        var camera = Stages.cameras().getFirst().camera();
        var pictures = new ArrayList<int[]>();
        for (var use : CameraGlyph.Use.values()) {
            for (boolean selected : new boolean[] {false, true}) {
                // one colour for all: what differs is shape
                var glyph = new CameraGlyph(camera, use, selected, Optional.empty());
                var scene = empty(new Guides(false, false, true, false, false, false))
                        .withCameras(List.of(glyph));
                pictures.add(IntStream.of(stage.draw(scene, behind(camera)).toArray())
                        .map(pixel -> pixel == DARK ? 0 : 1)
                        .toArray());
            }
        }
        for (int i = 0; i < pictures.size(); i++) {
            assertTrue(IntStream.of(pictures.get(i)).sum() > 40, "drawn at all");
            for (int j = 0; j < i; j++) {
                int different = 0;
                for (int k = 0; k < pictures.get(i).length; k++) {
                    different += Math.abs(pictures.get(i)[k] - pictures.get(j)[k]);
                }
                assertTrue(different > 12, i + " and " + j + " differ in " + different + " pixels");
            }
        }
    }

    @Test
    void photographsStandUprightOnTheirFrustums() {
        var outside = Stages.view(640, 480);
        // At the target, where nothing stands in front of it; the one outside makes both as large as usual.
        var camera = new Camera(
                outside.intrinsics(),
                new Pose(outside.pose().rotation(), Stages.SPACE.region().center()));
        var glyph = new CameraGlyph(camera, CameraGlyph.Use.TRAINING, false, Optional.of(Stages.photo(0)));
        var other = new CameraGlyph(outside, CameraGlyph.Use.TRAINING, false, Optional.empty());
        var behind = behind(camera); // sees the photograph as it was taken
        var scene = empty(new Guides(false, false, true, false, false, false)).withCameras(List.of(glyph, other));
        var picture = stage.draw(scene, behind);
        var photo = new ArrayList<Vector2d>();
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                if (isNear(picture.argb(x, y), 0xffffe9a0, 24)) {
                    photo.add(new Vector2d(x, y));
                }
            }
        }
        assertTrue(photo.size() > 10, "the sun is seen");
        double meanX = photo.stream().mapToDouble(p -> p.x).average().orElseThrow();
        double meanY = photo.stream().mapToDouble(p -> p.y).average().orElseThrow();
        assertTrue(meanX < 160 && meanY < 120, "in the upper left: " + meanX + ", " + meanY);
    }

    @Test
    void uploadsManyPhotographsOverSeveralFramesAndEachOnce() {
        var glyphs = new ArrayList<CameraGlyph>();
        var rings = Stages.cameras();
        for (int i = 0; i < 200; i++) {
            glyphs.add(new CameraGlyph(
                    rings.get(i % 10).camera(), CameraGlyph.Use.TRAINING, false, Optional.of(Stages.photo(i % 10))));
        }
        var scene = empty(new Guides(false, false, true, false, false, false)).withCameras(glyphs);
        var first = stage.draw(scene, VIEW);
        var again = stage.draw(scene.withCameras(List.copyOf(new ArrayList<>(glyphs))), VIEW);
        assertEquals(1, stage.prepared(), "photographs that are there are not uploaded again");
        assertArrayEquals(first.toArray(), again.toArray());
    }

    @Test
    void theCameraThatIsLookedThroughIsNotInTheWay() {
        var scene = empty(new Guides(false, false, true, false, false, false)).withCameras(Stages.cameras());
        var own = Stages.cameras().get(1).camera();
        var withOwn = stage.draw(scene, own);
        assertEquals(DARK, withOwn.argb(320, 470));
        var beside = stage.draw(scene, behind(own));
        assertNotEquals(DARK, beside.argb(160, 124), "its photograph is there from elsewhere");
    }

    @Test
    void theGroundIsLevelAndUnderTheRegion() {
        var scene = empty(new Guides(true, false, false, false, false, false))
                .withRegion(Optional.of(new Sphere(10, -4, 2, 1)));
        var picture = stage.draw(scene, VIEW);
        assertNotEquals(DARK, lightest(picture, 150, 239), "lines in the foreground");
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 320; x++) {
                assertEquals(DARK, picture.argb(x, y), "sky stays empty");
            }
        }
    }

    @Test
    void aPictureInTilesEqualsTheWhole() {
        var scene = everything(new Guides(true, true, true, true, true, true));
        var whole = stage.draw(scene, VIEW);
        var view = FrameView.whole(VIEW, Stages.SPACE);
        int different = 0;
        for (int tile = 0; tile < 4; tile++) {
            int left = tile % 2 * 160;
            int top = tile / 2 * 120;
            var part = stage.draw(scene, view.part(left, top, 160, 120));
            for (int y = 0; y < 120; y++) {
                for (int x = 0; x < 160; x++) {
                    different += isNear(part.argb(x, y), whole.argb(left + x, top + y), 3) ? 0 : 1;
                }
            }
        }
        assertTrue(different < 60, "pixels that differ: " + different); // rounding of lines' edges
    }

    /// A view from behind a camera that looks the same way.
    private static Camera behind(Camera camera) {
        var center = camera.pose().toWorld(new Vector3d(0, 0, -3), new Vector3d());
        return new Camera(VIEW.intrinsics(), new Pose(camera.pose().rotation(), center));
    }

    private ViewportScene empty(Guides guides) {
        return ViewportScene.empty(Stages.SPACE, NOTHING.withGuides(guides));
    }

    private ViewportScene everything(Guides guides) {
        return empty(guides)
                .withCameras(Stages.cameras())
                .withPoints(Optional.of(Stages.points(300)))
                .withRegion(Optional.of(new Sphere(10.1, -4, 2, 1.2)));
    }

    /// Places on a handle's shapes.
    private static List<Vector3dc> places(GizmoPart part) {
        var places = new ArrayList<Vector3dc>();
        for (var shape : part.shapes()) {
            switch (shape) {
                case GizmoShape.Line line ->
                    places.addAll(line.points().subList(1, line.points().size() - 1));
                case GizmoShape.Area area ->
                    places.add(area.corners().get(0).lerp(area.corners().get(2), 0.5, new Vector3d()));
                case GizmoShape.Dot dot -> places.add(dot.center());
            }
        }
        return places;
    }

    private static Vector2d pixel(Camera view, Vector3dc world) {
        var pixel = new Vector2d();
        assertTrue(view.project(world, pixel));
        return pixel;
    }

    private static int pixelAt(Picture picture, Vector2d at) {
        return picture.argb((int) at.x, (int) at.y);
    }

    private static void assertNear(int argb, Picture picture, Camera view, Vector3dc world) {
        var at = pixel(view, world);
        assertTrue(
                isNear(pixelAt(picture, at), argb, 60),
                () -> "at " + at + " there is " + Integer.toHexString(pixelAt(picture, at)));
    }

    private static boolean isNear(int a, int b, int tolerance) {
        for (int shift = 0; shift < 32; shift += 8) {
            if (Math.abs(((a >> shift) & 0xff) - ((b >> shift) & 0xff)) > tolerance) {
                return false;
            }
        }
        return true;
    }

    private static int lightest(Picture picture, int top, int bottom) {
        int lightest = DARK;
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < picture.width(); x++) {
                lightest = Math.max(lightest & 0xffffff, picture.argb(x, y) & 0xffffff) | 0xff000000;
            }
        }
        return lightest;
    }

    /// Groups of touching pixels that are not background.
    private static int blobs(Picture picture) {
        var seen = new boolean[picture.width() * picture.height()];
        int count = 0;
        for (int start = 0; start < seen.length; start++) {
            if (!seen[start] && picture.argb(start % picture.width(), start / picture.width()) != DARK) {
                count++;
                flood(picture, seen, start);
            }
        }
        return count;
    }

    private static void flood(Picture picture, boolean[] seen, int start) {
        var open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            int at = open.removeLast();
            int x = at % picture.width();
            int y = at / picture.width();
            if (seen[at] || picture.argb(x, y) == DARK) {
                continue;
            }
            seen[at] = true;
            if (x > 0) {
                open.add(at - 1);
            }
            if (x + 1 < picture.width()) {
                open.add(at + 1);
            }
            if (y > 0) {
                open.add(at - picture.width());
            }
            if (y + 1 < picture.height()) {
                open.add(at + picture.width());
            }
        }
    }
}
