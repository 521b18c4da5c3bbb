package zeroset.model.rays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.joml.Matrix3d;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;

/// The pictures carry their own coordinates: red is the column, green the row, blue the number of the view.
class PixelSamplerTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;
    private static final SceneTransform TRANSFORM = new SceneTransform(new Sphere(1, 2, 3, 2));

    @Test
    void aRaysColourIsThatOfThePixelItProjectsTo() {
        var cameras = List.of(camera(0.3, 25), camera(2, 60), camera(-1.2, 40));
        var batch = draw(rays(cameras, CoverageKind.NONE, (x, y) -> 255), 0, 2000);
        var views = new int[cameras.size()];
        for (int ray = 0; ray < batch.count; ray++) {
            int view = Math.round(batch.colors[3 * ray + 2] * 255);
            var pixel = new Vector2d();
            assertTrue(cameras.get(view).project(TRANSFORM.toWorld(middle(batch, ray), new Vector3d()), pixel));
            // 1e-3 px: float directions, 6e-8 of 60 px focal length over unit distances
            assertEquals(Math.round(batch.colors[3 * ray] * 255) + 0.5, pixel.x, 1e-3);
            assertEquals(Math.round(batch.colors[3 * ray + 1] * 255) + 0.5, pixel.y, 1e-3);
            assertEquals(1, batch.coverage[ray]);
            views[view]++;
        }
        for (int count : views) {
            assertTrue(count > 200, "views took part " + count + " times");
        }
    }

    @Test
    void onlyRaysThroughTheUnitSphereAreDrawn() {
        var batch = draw(rays(List.of(camera(0, 15)), CoverageKind.NONE, (x, y) -> 255), 0, 2000);
        for (int ray = 0; ray < batch.count; ray++) {
            assertTrue(middle(batch, ray).length() < 1);
            assertEquals(1, at(batch, ray, batch.near[ray]).length(), 1e-5);
            assertEquals(1, at(batch, ray, batch.far[ray]).length(), 1e-5);
        }
    }

    @Test
    void fromInsideTheSphereRaysBeginAtTheCamera() {
        var pose = new Pose(new Matrix3d(), TRANSFORM.toWorld(new Vector3d(0.2, 0, -0.3), new Vector3d()));
        var inside = new Camera(Intrinsics.pinhole(WIDTH, HEIGHT, 30, 30, 20, 15), pose);
        var batch = draw(rays(List.of(inside), CoverageKind.NONE, (x, y) -> 255), 0, 200);
        for (int ray = 0; ray < batch.count; ray++) {
            assertEquals(0, batch.near[ray]);
            assertEquals(1, at(batch, ray, batch.far[ray]).length(), 1e-5);
        }
    }

    @Test
    void inABoxRaysBeginAndEndAtItsFaces() {
        var box = OrientedBox.aligned(1, 2, 3, 1.2, 0.4, 0.8);
        var transform = new SceneTransform(box);
        var camera = camera(0.7, 25);
        var batch = draw(rays(List.of(camera), transform, CoverageKind.NONE, (x, y) -> 255), 0, 500);
        for (int ray = 0; ray < batch.count; ray++) {
            for (float t : new float[] {batch.near[ray], batch.far[ray]}) {
                var world = transform.toWorld(at(batch, ray, t), new Vector3d());
                assertEquals(0, box.distance(world.x, world.y, world.z), 1e-5); // float positions along the ray
            }
            assertTrue(batch.near[ray] < batch.far[ray]);
        }
    }

    /// The object covers 4x4 of 40x30 pixels; with its margin of 2 pixels 8x8, 5 % of the picture.
    @Test
    void theObjectsShareOfTheRaysIsDrawnOnAndNearIt() {
        var view = rays(List.of(camera(0, 80)), CoverageKind.ALPHA, (x, y) -> onObject(x, y, 0) ? 255 : 0);
        var batch = draw(view, 0.5, 8000);
        int near = 0;
        int on = 0;
        for (int ray = 0; ray < batch.count; ray++) {
            int x = Math.round(batch.colors[3 * ray] * 255);
            int y = Math.round(batch.colors[3 * ray + 1] * 255);
            near += onObject(x, y, 2) ? 1 : 0;
            on += onObject(x, y, 0) ? 1 : 0;
            assertEquals(onObject(x, y, 0) ? 1 : 0, batch.coverage[ray]);
        }
        double chance = 64.0 / (WIDTH * HEIGHT);
        // 0.03: five standard deviations of a share of 8000
        assertEquals(0.5 + 0.5 * chance, (double) near / batch.count, 0.03);
        assertEquals(0.25 * near, on, 0.03 * batch.count); // evenly within: 16 of 64 pixels
    }

    private static boolean onObject(int x, int y, int margin) {
        return x >= 18 - margin && x < 22 + margin && y >= 13 - margin && y < 17 + margin;
    }

    @Test
    void withoutCoverageThatSeparatesTheObjectAllPixelsAreEquallyLikely() {
        var batch = draw(rays(List.of(camera(0, 80)), CoverageKind.NONE, (x, y) -> 255), 0.9, 8000);
        var columns = new int[WIDTH];
        for (int ray = 0; ray < batch.count; ray++) {
            columns[Math.round(batch.colors[3 * ray] * 255)]++;
        }
        for (int count : columns) {
            assertEquals(8000.0 / WIDTH, count, 70); // five standard deviations: 5·sqrt(200)
        }
    }

    @Test
    void invalidPixelsAreNeverDrawn() {
        var view = rays(List.of(camera(0, 80)), CoverageKind.VALID_MASK, (x, y) -> x < 25 ? 255 : 0);
        var batch = draw(view, 0.7, 4000);
        for (int ray = 0; ray < batch.count; ray++) {
            assertTrue(Math.round(batch.colors[3 * ray] * 255) < 25);
        }
    }

    /// The left half of the picture is rendered wrongly: the red channel tells the column.
    @Test
    void drawsMoreWhereErrorsWereAndNeverForgetsTheRest() {
        var sampler = new PixelSampler(rays(List.of(camera(0, 80)), CoverageKind.NONE, (x, y) -> 255), 0, 0.6);
        var batch = new RayBatch(4000);
        var random = new SplittableRandom(3);
        var errors = new float[batch.count];
        int left = 0;
        for (int round = 0; round < 3; round++) {
            sampler.draw(batch, random);
            left = 0;
            for (int ray = 0; ray < batch.count; ray++) {
                boolean isLeft = Math.round(batch.colors[3 * ray] * 255) < WIDTH / 2;
                left += isLeft ? 1 : 0;
                errors[ray] = isLeft ? 0.3f : 0.1f;
            }
            assertEquals(round == 0 ? 0.5 : 0.4 * 0.5 + 0.6 * 0.75, (double) left / batch.count, 0.04);
            sampler.learn(errors);
        }
        assertTrue(left > 0);
    }

    @Test
    void goesOnFromWhatItLearned() {
        var views = rays(List.of(camera(0, 80), camera(1, 80)), CoverageKind.NONE, (x, y) -> 255);
        var first = new PixelSampler(views, 0, 0.5);
        var batch = new RayBatch(300);
        first.draw(batch, new SplittableRandom(1));
        first.learn(batch.near); // any numbers
        var second = new PixelSampler(views, 0, 0.5);
        System.arraycopy(first.errors(), 0, second.errors(), 0, first.errors().length);
        var again = new RayBatch(300);
        first.draw(batch, new SplittableRandom(2));
        second.draw(again, new SplittableRandom(2));
        assertArrayEquals(batch.directions, again.directions);
        assertArrayEquals(batch.views, again.views);
    }

    @Test
    void equalSeedsDrawEqualRays() {
        var view = rays(List.of(camera(0, 80)), CoverageKind.NONE, (x, y) -> 255);
        assertArrayEquals(draw(view, 0, 500).directions, draw(view, 0, 500).directions);
    }

    @Test
    void saysSoWhenNoPhotographLooksAtTheRegion() {
        var away = new Pose(new Matrix3d().rotateY(Math.PI), new Vector3d(1, 2, -10)); // looks away from the region
        var camera = new Camera(Intrinsics.pinhole(WIDTH, HEIGHT, 60, 60, 20, 15), away);
        var sampler = new PixelSampler(rays(List.of(camera), CoverageKind.NONE, (x, y) -> 255), 0);
        var failure =
                assertThrows(IllegalStateException.class, () -> sampler.draw(new RayBatch(1), new SplittableRandom(1)));
        assertEquals(
                "expected pixels that show the region of interest, found none among 10000; correct the region (--roi),"
                        + " the poses, or masks of valid pixels",
                failure.getMessage());
    }

    private static RayBatch draw(List<ViewRays> views, double objectShare, int count) {
        var batch = new RayBatch(count);
        new PixelSampler(views, objectShare).draw(batch, new SplittableRandom(1));
        return batch;
    }

    private static Vector3d middle(RayBatch batch, int ray) {
        return at(batch, ray, 0.5 * (batch.near[ray] + batch.far[ray]));
    }

    private static Vector3d at(RayBatch batch, int ray, double t) {
        return new Vector3d(
                batch.origins[3 * ray] + t * batch.directions[3 * ray],
                batch.origins[3 * ray + 1] + t * batch.directions[3 * ray + 1],
                batch.origins[3 * ray + 2] + t * batch.directions[3 * ray + 2]);
    }

    /// A camera that looks at the region's centre from three radii away, turned around the vertical.
    private static Camera camera(double angle, double focal) {
        var rotation = new Matrix3d().rotateY(angle);
        var back = rotation.transform(new Vector3d(0, 0, -6));
        return new Camera(
                Intrinsics.pinhole(WIDTH, HEIGHT, focal, focal, 20, 15),
                new Pose(rotation, back.add(TRANSFORM.region().center())));
    }

    private static List<ViewRays> rays(List<Camera> cameras, CoverageKind kind, IntBinaryOperator coverage) {
        return rays(cameras, TRANSFORM, kind, coverage);
    }

    private static List<ViewRays> rays(
            List<Camera> cameras, SceneTransform transform, CoverageKind kind, IntBinaryOperator coverage) {
        var views = new java.util.ArrayList<ViewRays>();
        for (int view = 0; view < cameras.size(); view++) {
            var rgb = new byte[3 * WIDTH * HEIGHT];
            var mask = new byte[kind == CoverageKind.NONE ? 0 : WIDTH * HEIGHT];
            for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
                rgb[3 * pixel] = (byte) (pixel % WIDTH);
                rgb[3 * pixel + 1] = (byte) (pixel / WIDTH);
                rgb[3 * pixel + 2] = (byte) view;
                if (mask.length > 0) {
                    mask[pixel] = (byte) coverage.applyAsInt(pixel % WIDTH, pixel / WIDTH);
                }
            }
            var photograph = new Photograph(WIDTH, HEIGHT, rgb, mask, kind);
            views.add(new ViewRays(new PosedPhotograph("view " + view, cameras.get(view), photograph), transform));
        }
        return views;
    }
}
