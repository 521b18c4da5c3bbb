package zeroset.render.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Sphere;
import zeroset.render.scene.Look;
import zeroset.render.scene.RenderMode;

class CpuRendererTest {
    /// Off the origin and large, so that unit and world space differ.
    private static final Sphere REGION = new Sphere(10, -20, 30, 5);

    private static final float RADIUS = 0.6f;

    private static Camera camera(int width, int height) {
        return new OrbitCamera(REGION, new Vector3d(0, 0, 1), 30).at(30, 20, width, height);
    }

    /// Distance along the optical axis to the sphere, world units; NaN for a miss.
    private static double exactDepth(Camera camera, double x, double y) {
        var direction = camera.rayDirection(x, y, new Vector3d());
        var origin = camera.pose().center().sub(REGION.center(), new Vector3d());
        double b = origin.dot(direction);
        double discriminant = b * b - origin.lengthSquared() + Math.pow(RADIUS * REGION.radius(), 2);
        return discriminant < 0
                ? Double.NaN
                : (-b - Math.sqrt(discriminant)) * direction.dot(camera.pose().forward(new Vector3d()));
    }

    @ParameterizedTest
    @ValueSource(floats = {1, 2.5f, 0.6f})
    void measuresTheDepthOfASphere(float stretch) throws InterruptedException {
        var camera = camera(97, 65);
        var picture = new CpuRenderer(SphereField.in(REGION, RADIUS, stretch), 2).render(camera, RenderMode.DEPTH);
        int full = 0;
        for (int y = 0; y < 65; y++) {
            for (int x = 0; x < 97; x++) {
                double mean = 0;
                for (int sample = 0; sample < 4; sample++) {
                    mean += exactDepth(camera, x + 0.25 + (sample & 1) * 0.5, y + 0.25 + (sample >> 1) * 0.5) / 4;
                }
                if (!Double.isNaN(mean) && picture.argb(x, y) >>> 24 == 255) {
                    // 5e-4 of 20 world units: a float32 ray, and grazing hits within CLOSE of the surface
                    double grazing = mean > 17.5 ? 2e-2 : 5e-4;
                    assertEquals(mean, picture.depth(x, y), grazing, "pixel " + x + ", " + y);
                    full++;
                }
            }
        }
        assertTrue(full > 1000, "pixels on the sphere: " + full);
    }

    @Test
    void drawsTheSilhouetteWhereItBelongs() throws InterruptedException {
        var camera = camera(200, 160);
        var picture = new CpuRenderer(SphereField.in(REGION, RADIUS, 1), 2).render(camera, RenderMode.SHADED);
        // Exact area by the same samples, so that only the tracing is judged.
        int expected = 0;
        int found = 0;
        int wrong = 0;
        for (int y = 0; y < 160; y++) {
            for (int x = 0; x < 200; x++) {
                int hits = 0;
                for (int sample = 0; sample < 4; sample++) {
                    double depth = exactDepth(camera, x + 0.25 + (sample & 1) * 0.5, y + 0.25 + (sample >> 1) * 0.5);
                    hits += Double.isNaN(depth) ? 0 : 1;
                }
                int alpha = picture.argb(x, y) >>> 24;
                expected += hits;
                found += Math.round(alpha * 4 / 255f);
                wrong += Math.abs(hits - Math.round(alpha * 4 / 255f)) > 1 ? 1 : 0;
                assertEquals(alpha == 0, Float.isNaN(picture.depth(x, y)));
            }
        }
        assertEquals(0, wrong, "pixels off by more than one sample of four");
        assertEquals(expected, found, 0.002 * expected); // 1e-4 of acceptance is 0.02 % of the radius
    }

    @Test
    void showsWorldNormals() throws InterruptedException {
        var camera = camera(64, 64);
        var picture = new CpuRenderer(SphereField.in(REGION, RADIUS, 1.7f), 1).render(camera, RenderMode.NORMAL);
        var center = new Vector2d();
        assertTrue(camera.project(REGION.center(), center));
        assertEquals(32, center.x, 1e-9);
        var towardsCamera = camera.pose().forward(new Vector3d()).negate();
        var normal = new Vector3d();
        for (int axis = 0; axis < 3; axis++) {
            normal.setComponent(axis, ((picture.argb(32, 32) >> (16 - 8 * axis)) & 0xff) / 127.5 - 1);
        }
        // the pixel's centre is half a pixel off the axis: 0.03 rad on this sphere, and 1/127 for eight bits
        assertTrue(normal.distance(towardsCamera) < 0.04, normal + " against " + towardsCamera);
    }

    @Test
    void asksForColoursSeenFromTheCamera() throws InterruptedException {
        var renderer = new CpuRenderer(SphereField.in(REGION, RADIUS, 1), 1);
        var orbit = new OrbitCamera(REGION, new Vector3d(0, 0, 1), 30);
        int front = renderer.render(orbit.at(0, 0, 32, 32), RenderMode.COLOR).argb(16, 16);
        int behind = renderer.render(orbit.at(180, 0, 32, 32), RenderMode.COLOR).argb(16, 16);
        assertEquals(0xffff0000, front & 0xffffff00, Integer.toHexString(front));
        assertEquals(0xff00ff00, behind & 0xffffff00, Integer.toHexString(behind));
    }

    @Test
    void rendersTheSamePictureWithAnyNumberOfThreads() throws InterruptedException {
        var field = SphereField.in(REGION, RADIUS, 1);
        assertArrayEquals(
                new CpuRenderer(field, 1)
                        .render(camera(70, 50), RenderMode.SHADED)
                        .toArray(),
                new CpuRenderer(field, 4)
                        .render(camera(70, 50), RenderMode.SHADED)
                        .toArray());
    }

    @Test
    void seesNothingWhereThereIsNothing() throws InterruptedException {
        var field = SphereField.in(REGION, -0.2f, 1); // positive everywhere
        for (int pixel : new CpuRenderer(field, 1)
                .render(camera(40, 40), RenderMode.COLOR)
                .toArray()) {
            assertEquals(0, pixel);
        }
        assertEquals(REGION, field.extent());
    }

    @Test
    void seesNothingOutsideOfTheRegion() throws InterruptedException {
        var renderer = new CpuRenderer(SphereField.in(REGION, 0.5f, 1), 1);
        var camera = camera(64, 64);
        var whole = renderer.render(camera, RenderMode.NORMAL);
        var slab = OrientedBox.aligned(
                REGION.centerX(),
                REGION.centerY(),
                REGION.centerZ(),
                0.1 * REGION.radius(),
                REGION.radius(),
                REGION.radius());
        var cut = renderer.render(camera, RenderMode.NORMAL, Look.defaults(), Optional.of(slab));
        int kept = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                if (!Float.isNaN(cut.depth(x, y))) {
                    kept++;
                    var direction = camera.rayDirection(x + 0.5, y + 0.5, new Vector3d());
                    double along = cut.depth(x, y) / direction.dot(camera.pose().forward(new Vector3d()));
                    var hit = direction.mul(along).add(camera.pose().center());
                    // the depth of a pixel is one of four samples'
                    assertTrue(slab.distance(hit.x, hit.y, hit.z) < 0.05 * REGION.radius(), hit.toString());
                    assertTrue(!Float.isNaN(whole.depth(x, y)), "the whole has it too");
                }
            }
        }
        assertTrue(kept > 50, kept + " pixels of the slab");
    }

    @Test
    void framesTheSurfaceRatherThanTheRegion() {
        var extent = SphereField.in(REGION, 0.3f, 1).extent();
        assertTrue(extent.center().distance(REGION.center()) < 0.02 * REGION.radius(), extent.toString());
        // a cell is 2/47
        assertEquals(0.3 * REGION.radius(), extent.radius(), 2.0 / 47 * REGION.radius());
    }
}
