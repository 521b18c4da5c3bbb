package zeroset.render.viewport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.gl.GlObject;
import zeroset.render.scene.Background;
import zeroset.render.scene.Picture;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;
import zeroset.render.testing.BumpyFields;
import zeroset.render.testing.SphereSnapshot;

/// The fast picture of a sphere against geometry.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GlPictureTest {

    private static final double RADIUS = SphereSnapshot.RADIUS * BumpyFields.REGION.radius();

    private static SdfSnapshot sphere;
    private static ViewportHarness harness;

    @BeforeAll
    static void open() {
        sphere = SphereSnapshot.create();
        GlAssumption.require();
        harness = new ViewportHarness();
    }

    @AfterAll
    static void close() {
        if (harness != null) {
            harness.close();
            assertEquals(0, GlObject.live(), "objects of OpenGL that stayed open");
        }
    }

    private static ViewportScene fast(RenderMode mode) {
        var scene = ViewportHarness.scene(sphere, mode);
        return scene.withLook(scene.look().withExact(false).withBackground(new Background.Transparent()));
    }

    private static Picture picture(ViewportScene scene, Camera camera) throws Exception {
        return harness.viewport.picture(scene, camera).get(100, TimeUnit.SECONDS);
    }

    /// Distance along the optical axis to the sphere; NaN for a miss.
    private static double exactDepth(Camera camera, double x, double y) {
        var direction = camera.rayDirection(x, y, new Vector3d());
        var origin = camera.pose().center().sub(BumpyFields.REGION.center(), new Vector3d());
        double b = origin.dot(direction);
        double discriminant = b * b - origin.lengthSquared() + RADIUS * RADIUS;
        return discriminant < 0
                ? Double.NaN
                : (-b - Math.sqrt(discriminant)) * direction.dot(camera.pose().forward(new Vector3d()));
    }

    /// Depths are those of the last of four samples in a pixel.
    private static void assertDepths(Camera camera, Picture picture) {
        int full = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                double exact = exactDepth(camera, x + 0.5 + 0.125, y + 0.5 + 0.375);
                // grazing rays turn an error of height into a larger one of depth; they have a test of their own
                double slope = Math.abs(exact - exactDepth(camera, x + 1.625, y + 0.875))
                        + Math.abs(exact - exactDepth(camera, x + 0.625, y + 1.875));
                if (slope < 0.05) {
                    // 0.01 of a radius of 2.5: a quarter of a cell of 2/191, along the ray
                    assertEquals(exact, picture.depth(x, y), 0.013, "pixel " + x + ", " + y);
                    full++;
                }
            }
        }
        assertTrue(full > 500, "pixels on the sphere: " + full);
    }

    @Test
    void measuresTheDepthOfASphere() throws Exception {
        var camera = ViewportHarness.camera(128, 96);
        assertDepths(camera, picture(fast(RenderMode.DEPTH), camera));
    }

    @Test
    void honoursThePrincipalPoint() throws Exception {
        var centred = ViewportHarness.camera(128, 96);
        var lens = centred.intrinsics();
        var camera = new Camera(Intrinsics.pinhole(128, 96, lens.fx(), 0.8 * lens.fy(), 51.3, 40.9), centred.pose());
        var picture = picture(fast(RenderMode.SHADED), camera);
        assertDepths(camera, picture);
        double sumX = 0;
        double sumY = 0;
        double sum = 0;
        double exactX = 0;
        double exactY = 0;
        int exact = 0;
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 128; x++) {
                int alpha = picture.argb(x, y) >>> 24;
                sumX += alpha * (x + 0.5);
                sumY += alpha * (y + 0.5);
                sum += alpha;
                for (int sample = 0; sample < 16; sample++) {
                    double pixelX = x + (sample % 4 + 0.5) / 4;
                    int row = sample / 4;
                    double pixelY = y + (row + 0.5) / 4;
                    if (!Double.isNaN(exactDepth(camera, pixelX, pixelY))) {
                        exactX += pixelX;
                        exactY += pixelY;
                        exact++;
                    }
                }
            }
        }
        // the whole silhouette: its centre to a twentieth of a pixel, its area to a hundredth
        assertEquals(exactX / exact, sumX / sum, 0.05);
        assertEquals(exactY / exact, sumY / sum, 0.05);
        assertEquals(exact / 16.0, sum / 255, 0.01 * exact / 16);
    }

    @Test
    void castsTheRaysOfALensThatDistorts() throws Exception {
        var ideal = ViewportHarness.camera(128, 96);
        var lens = ideal.intrinsics();
        var distortion = new BrownConrady(-0.9, 0.3, 0, 0, 0.01, -0.01);
        var camera = new Camera(
                new Intrinsics(128, 96, lens.fx(), lens.fy(), lens.cx() + 9, lens.cy(), distortion), ideal.pose());
        assertDepths(camera, picture(fast(RenderMode.SHADED), camera));
    }

    @Test
    void showsWorldNormals() throws Exception {
        var camera = ViewportHarness.camera(64, 64);
        var picture = picture(fast(RenderMode.NORMAL), camera);
        var point = new Vector3d();
        int judged = 0;
        for (int y = 8; y < 56; y += 4) {
            for (int x = 8; x < 56; x += 4) {
                double depth = exactDepth(camera, x + 0.5, y + 0.5);
                if (picture.argb(x, y) >>> 24 < 255 || Double.isNaN(depth)) {
                    continue;
                }
                var direction = camera.rayDirection(x + 0.5, y + 0.5, new Vector3d());
                double along = depth / direction.dot(camera.pose().forward(new Vector3d()));
                direction.mul(along, point).add(camera.pose().center()).sub(BumpyFields.REGION.center());
                var normal = point.normalize(new Vector3d());
                for (int axis = 0; axis < 3; axis++) {
                    double shown = ((picture.argb(x, y) >> (16 - 8 * axis)) & 0xff) / 127.5 - 1;
                    // the mean over a pixel a twentieth of the radius wide, near the rim of which normals turn fast
                    assertEquals(normal.get(axis), shown, 0.08, "pixel " + x + ", " + y + " axis " + axis);
                }
                judged++;
            }
        }
        assertTrue(judged > 40, "pixels judged: " + judged);
    }

    @Test
    void tilesOfALargePictureFitTogether() throws Exception {
        var large = ViewportHarness.camera(700, 530);
        var picture = picture(fast(RenderMode.NORMAL), large);
        double worst = 0;
        for (int y = 200; y < 330; y++) {
            worst = Math.max(worst, difference(picture.argb(511, y), picture.argb(512, y)));
        }
        for (int x = 300; x < 400; x++) {
            worst = Math.max(worst, difference(picture.argb(x, 511), picture.argb(x, 512)));
        }
        assertTrue(worst <= 4, "step across the border of two tiles: " + worst);
        assertDepths(large, picture);
    }

    private static int difference(int a, int b) {
        int largest = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            largest = Math.max(largest, Math.abs(((a >> shift) & 0xff) - ((b >> shift) & 0xff)));
        }
        return largest;
    }

    @Test
    void clipsToTheRegionOfInterest() throws Exception {
        var region = BumpyFields.REGION;
        // the upper half: a box turned about z, whose lower face cuts the sphere at its equator
        double half = Math.sqrt(0.5);
        var upper =
                new OrientedBox(region.centerX(), region.centerY(), region.centerZ() + 4, 5, 5, 4, 0, 0, half, half);
        var camera = ViewportHarness.camera(96, 96);
        var picture = picture(fast(RenderMode.NORMAL).withRegion(Optional.of(upper)), camera);
        var below = new Vector2d();
        assertTrue(camera.project(region.center().sub(0, 0, 0.8 * RADIUS), below));
        var above = new Vector2d();
        assertTrue(camera.project(region.center().add(0, 0, 0.8 * RADIUS), above));
        assertEquals(0, picture.argb((int) below.x, (int) below.y), "below the box");
        assertEquals(255, picture.argb((int) above.x, (int) above.y) >>> 24, "inside the box");
    }

    @Test
    void givesTheBackgroundItsColour() throws Exception {
        var scene = fast(RenderMode.SHADED);
        var over = picture(
                scene.withLook(scene.look().withBackground(new Background.Color(0x336699))),
                ViewportHarness.camera(48, 32));
        assertEquals(0xff336699, over.argb(0, 0));
        assertTrue(Float.isNaN(over.depth(0, 0)));
    }

    @Test
    void drawsTheSamePictureTwice() throws Exception {
        var camera = ViewportHarness.camera(64, 48);
        assertArrayEquals(
                picture(fast(RenderMode.COLOR), camera).toArray(),
                picture(fast(RenderMode.COLOR), camera).toArray());
    }
}
