package zeroset.render.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.joml.Intersectiond;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroset.model.camera.Camera;
import zeroset.render.gl.OffscreenGl;
import zeroset.render.scene.Background;
import zeroset.render.scene.Guides;
import zeroset.render.scene.Look;
import zeroset.render.scene.MeshGeometry;
import zeroset.render.scene.MeshStyle;
import zeroset.render.scene.PointSet;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.scene.ViewportScene;

class MeshPassTest {
    private static final int DARK = 0xff202428;
    private static final Camera VIEW = Stages.view(240, 180);
    private static final Look LOOK = Look.defaults()
            .withContent(SurfaceContent.MESH)
            .withGuides(Guides.NONE)
            .withBackground(new Background.Color(DARK & 0xffffff));

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
    void normalsAreThoseOfTheBall() {
        var picture = stage.draw(scene(LOOK.withMode(RenderMode.NORMAL), Stages.ball(96)), VIEW);
        int inside = 0;
        for (int y = 0; y < 180; y += 3) {
            for (int x = 0; x < 240; x += 3) {
                var hit = hitOnBall(x + 0.5, y + 0.5);
                if (hit.isEmpty()) {
                    continue;
                }
                inside++;
                var normal = hit.get().sub(0.1, 0, 0).normalize();
                int argb = picture.argb(x, y);
                for (int axis = 0; axis < 3; axis++) {
                    double shown = (argb >> (16 - 8 * axis)) & 0xff;
                    assertEquals(127.5 + 127.5 * normal.get(axis), shown, 4, "at " + x + ", " + y);
                }
            }
        }
        assertTrue(inside > 50, "pixels of the ball: " + inside);
    }

    /// Where a pixel's ray meets the ball well inside its outline, unit space.
    private static Optional<Vector3d> hitOnBall(double x, double y) {
        var eye = Stages.SPACE.toUnit(VIEW.pose().center(), new Vector3d());
        var ray = VIEW.rayDirection(x, y, new Vector3d());
        var range = new Vector2d();
        double most = 0.55 * 0.55; // of 0.6 squared: near the outline normals turn quickly
        if (!Intersectiond.intersectRaySphere(eye, ray, new Vector3d(0.1, 0, 0), most, range)) {
            return Optional.empty();
        }
        Intersectiond.intersectRaySphere(eye, ray, new Vector3d(0.1, 0, 0), 0.36, range);
        return Optional.of(ray.mul(range.x).add(eye));
    }

    @Test
    void depthRunsFromLightToDark() {
        var picture = stage.draw(scene(LOOK.withMode(RenderMode.DEPTH), Stages.ball(48)), VIEW);
        var middle = middleOfBall();
        int near = picture.argb((int) middle.x, (int) middle.y) & 0xff;
        int toTheSide = picture.argb((int) middle.x, (int) middle.y - 17) & 0xff;
        assertTrue(near > 200 && toTheSide < near && toTheSide > 40, near + " in the middle, " + toTheSide + " above");
    }

    @Test
    void hidesWhatIsBehindAndNotWhatIsInFront() {
        var forward = VIEW.pose().forward(new Vector3d());
        var front = forward.mul(-0.8, new Vector3d()).add(0.1, 0, 0);
        var right = VIEW.pose().rotation().getColumn(0, new Vector3d());
        var back = forward.mul(0.8, new Vector3d()).add(0.1, 0, 0).add(right.mul(0.2));
        var points = new PointSet(
                new float[] {
                    (float) front.x, (float) front.y, (float) front.z, (float) back.x, (float) back.y, (float) back.z
                },
                new byte[] {-1, 0, 0, 0, -1, 0});
        var look = LOOK.withMode(RenderMode.SHADED).withGuides(new Guides(false, false, false, true, false, false));
        var both = stage.draw(scene(look, Stages.ball(32)).withPoints(Optional.of(points)), VIEW);
        assertTrue(IntStream.of(both.toArray()).anyMatch(MeshPassTest::isRed), "the red point is in front");
        assertTrue(IntStream.of(both.toArray()).noneMatch(MeshPassTest::isGreen), "the green point is behind");
        var alone = stage.draw(ViewportScene.empty(Stages.SPACE, look).withPoints(Optional.of(points)), VIEW);
        assertTrue(IntStream.of(alone.toArray()).anyMatch(MeshPassTest::isGreen), "without the mesh it is seen");
    }

    @Test
    void aCageLetsTheBackgroundThroughAndEdgesLieOnFaces() {
        var mesh = Stages.ball(8);
        var solid = stage.draw(scene(LOOK, mesh), VIEW).toArray();
        var cage = stage.draw(scene(LOOK.withMeshStyle(MeshStyle.WIRE), mesh), VIEW)
                .toArray();
        var both = stage.draw(scene(LOOK.withMeshStyle(MeshStyle.SOLID_AND_WIRE), mesh), VIEW)
                .toArray();
        int covered = count(solid, pixel -> pixel != DARK);
        int lines = count(cage, pixel -> (pixel & 0xff) > 0x70); // those of the back are fainter
        assertTrue(lines > 0.1 * covered && lines < 0.75 * covered, lines + " of " + covered + " pixels are lines");
        int darkened = 0;
        for (int i = 0; i < solid.length; i++) {
            assertEquals(solid[i] == DARK, both[i] == DARK, "both cover the same pixels");
            darkened += both[i] != solid[i] ? 1 : 0;
        }
        assertTrue(darkened > 0.1 * covered && darkened < 0.75 * covered, darkened + " pixels show edges");
    }

    @Test
    void showsTheOldMeshUntilTheNewOneIsThere() {
        var small = stage.draw(scene(LOOK, Stages.ball(8)), VIEW);
        var large = Stages.ball(200); // 160,000 triangles
        try (var buffers = new MeshBuffers(large)) {
            int pieces = 0;
            while (!buffers.isComplete()) {
                buffers.upload(0);
                pieces++;
            }
            // 65,536 elements at a time: no call holds the thread for longer than it takes to copy a megabyte
            assertEquals(Math.ceilDiv(large.vertexCount(), 65536) + Math.ceilDiv(large.triangleCount(), 65536), pieces);
        }
        var smooth = stage.draw(scene(LOOK, large), VIEW);
        assertFalse(Arrays.equals(small.toArray(), smooth.toArray()));
        assertArrayEquals(smooth.toArray(), stage.draw(scene(LOOK, large), VIEW).toArray());
        assertEquals(1, stage.prepared(), "a mesh that is there is not uploaded again");
    }

    @Test
    void isGoneWithTheMeshAndInTheWrongContent() {
        var mesh = Stages.ball(8);
        var sdf = stage.draw(scene(LOOK.withContent(SurfaceContent.SDF), mesh), VIEW);
        assertEquals(0, count(sdf.toArray(), pixel -> pixel != DARK));
        stage.draw(scene(LOOK, mesh), VIEW);
        var none = stage.draw(ViewportScene.empty(Stages.SPACE, LOOK), VIEW);
        assertEquals(0, count(none.toArray(), pixel -> pixel != DARK));
    }

    private static ViewportScene scene(Look look, MeshGeometry mesh) {
        return ViewportScene.empty(Stages.SPACE, look).withMesh(Optional.of(mesh));
    }

    private static Vector2d middleOfBall() {
        var pixel = new Vector2d();
        assertTrue(VIEW.project(Stages.SPACE.toWorld(new Vector3d(0.1, 0, 0), new Vector3d()), pixel));
        return pixel;
    }

    private static int count(int[] pixels, IntPredicate which) {
        return (int) IntStream.of(pixels).filter(which).count();
    }

    private static boolean isRed(int argb) {
        return ((argb >> 16) & 0xff) > 110 && ((argb >> 8) & 0xff) < 90 && (argb & 0xff) < 90;
    }

    private static boolean isGreen(int argb) {
        return ((argb >> 8) & 0xff) > 110 && ((argb >> 16) & 0xff) < 90 && (argb & 0xff) < 90;
    }
}
