package zeroset.render.viewport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroset.render.gl.GlException;
import zeroset.render.gl.GlObject;
import zeroset.render.gl.GraphicsUnavailableException;
import zeroset.render.scene.Look;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;
import zeroset.render.testing.BumpyFields;
import zeroset.render.testing.SphereSnapshot;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveViewportTest {

    @BeforeAll
    static void needsOpenGl() {
        GlAssumption.require();
    }

    @Test
    void aRestingViewBecomesExact() throws InterruptedException {
        try (var harness = new ViewportHarness()) {
            var viewpoint = new Viewpoint(ViewportHarness.camera(64, 48), false);
            harness.viewport.look(viewpoint);
            harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(7), RenderMode.COLOR));
            var frame = harness.await("an exact frame", f -> f.quality() == Frame.Quality.EXACT);
            assertEquals(7, frame.snapshotStep());
            assertEquals(viewpoint, frame.viewpoint());
            assertEquals(64 * 48 * 4, frame.pixels().remaining());
            assertTrue(frame.pixels().isDirect());
            // the corner shows the background, B G R A
            assertEquals(0xff24272d, frame.pixels().getInt(0), "in the machine's byte order: 0xAARRGGBB");
        }
        assertEquals(0, GlObject.live());
    }

    @Test
    void theNewestViewpointWins() throws InterruptedException {
        try (var harness = new ViewportHarness()) {
            harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(), RenderMode.SHADED));
            Viewpoint newest = null;
            for (int i = 0; i < 50; i++) {
                newest = new Viewpoint(ViewportHarness.camera(3 * i, 64, 48), true);
                harness.viewport.look(newest);
            }
            var wanted = newest;
            assertSame(
                    wanted,
                    harness.await("the newest view", f -> f.viewpoint().equals(wanted))
                            .viewpoint());
        }
    }

    @Test
    void newerSnapshotsReplaceOlderOnes() throws InterruptedException {
        try (var harness = new ViewportHarness()) {
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(64, 48), false));
            for (int step = 1; step <= 5; step++) {
                harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(step), RenderMode.COLOR));
            }
            harness.await("the newest snapshot", f -> f.snapshotStep() == 5);
        }
    }

    @Test
    void answersWhichPointAPixelShows() throws Exception {
        var camera = ViewportHarness.camera(96, 72);
        try (var harness = new ViewportHarness()) {
            harness.viewport.look(new Viewpoint(camera, false));
            harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(), RenderMode.COLOR));
            harness.await("the surface", f -> f.snapshotStep() == 42);
            var center = new Vector2d();
            assertTrue(camera.project(BumpyFields.REGION.center(), center));
            var point = harness.viewport.surfaceAt(center.x, center.y).get(60, TimeUnit.SECONDS);
            var towardsCamera = camera.pose().forward(new Vector3d()).negate();
            var expected = towardsCamera
                    .mul(SphereSnapshot.RADIUS * BumpyFields.REGION.radius())
                    .add(BumpyFields.REGION.center());
            // the pixel's sample may lie half a pixel beside: 0.04 world units here
            assertTrue(point.orElseThrow().distance(expected) < 0.06, point + " against " + expected);
            assertTrue(
                    harness.viewport.surfaceAt(1, 1).get(60, TimeUnit.SECONDS).isEmpty());
            assertTrue(harness.viewport
                    .surfaceAt(-5, 900)
                    .get(60, TimeUnit.SECONDS)
                    .isEmpty());
        }
    }

    @Test
    void keepsTheLastGoodSnapshotWhenOneHoldsNoNumbers() throws InterruptedException {
        try (var harness = new ViewportHarness()) {
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(48, 32), false));
            var good = SphereSnapshot.create(3);
            harness.viewport.show(ViewportHarness.scene(good, RenderMode.COLOR));
            harness.await("the good snapshot", f -> f.snapshotStep() == 3);
            float[] bias = good.parameters().get("sdf.1.bias");
            bias[0] = Float.NaN;
            harness.viewport.show(ViewportHarness.scene(
                    BumpyFields.with(SphereSnapshot.create(4), "sdf.1.bias", bias), RenderMode.COLOR));
            var status = harness.awaitStatus(
                    "a notice",
                    s -> s.notice().filter(n -> n.contains("not numbers")).isPresent());
            assertTrue(status.notice().orElseThrow().contains("last good"), status.toString());
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(40, 48, 32), true));
            harness.await("the good snapshot again", f -> f.viewpoint().inMotion() && f.snapshotStep() == 3);
            harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(5), RenderMode.COLOR));
            harness.await("the next good snapshot", f -> f.snapshotStep() == 5);
            harness.awaitStatus("no notice", s -> s.notice().isEmpty());
        }
    }

    @Test
    void closingCancelsPictures() {
        var harness = new ViewportHarness();
        var scene = ViewportHarness.scene(SphereSnapshot.create(), RenderMode.SHADED);
        var picture = harness.viewport.picture(scene, ViewportHarness.camera(4000, 3000));
        harness.close();
        var failure = assertThrows(ExecutionException.class, () -> {
            try {
                picture.get(60, TimeUnit.SECONDS);
            } catch (CancellationException e) {
                throw new ExecutionException(e);
            }
        });
        assertTrue(failure.getCause() instanceof CancellationException, failure.toString());
        assertEquals(0, GlObject.live());
        assertTrue(harness.viewport.picture(scene, ViewportHarness.camera(4, 3)).isCancelled());
        assertTrue(harness.viewport.surfaceAt(1, 1).isDone());
    }

    @Test
    void aCancelledPictureMakesRoomForTheNext() throws Exception {
        try (var harness = new ViewportHarness()) {
            var scene = ViewportHarness.scene(SphereSnapshot.create(), RenderMode.NORMAL);
            harness.viewport
                    .picture(scene, ViewportHarness.camera(16000, 12000))
                    .cancel(false);
            var next = harness.viewport
                    .picture(scene, ViewportHarness.camera(32, 24))
                    .get(60, TimeUnit.SECONDS);
            assertEquals(32, next.width());
        }
    }

    @Test
    void refusesPicturesThatAreTooLarge() {
        try (var harness = new ViewportHarness()) {
            var scene = ViewportHarness.scene(SphereSnapshot.create(), RenderMode.NORMAL);
            var failure = assertThrows(
                    IllegalArgumentException.class,
                    () -> harness.viewport.picture(scene, ViewportHarness.camera(16385, 100)));
            assertTrue(failure.getMessage().contains("16385"), failure.getMessage());
        }
    }

    @Test
    void showsNothingButBackgroundWithoutASnapshot() throws InterruptedException {
        try (var harness = new ViewportHarness()) {
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(32, 24), true));
            harness.viewport.show(ViewportScene.empty(SphereSnapshot.create().transform(), Look.defaults()));
            assertEquals(-1, harness.await("a frame", f -> true).snapshotStep());
        }
    }

    @Test
    void goesOnWithANewContextAndThenTheCpuWhenTheDriverIsLost() throws InterruptedException {
        var opened = new int[1];
        PainterFactory losing = news -> {
            opened[0]++;
            try {
                return new LosingPainter(Viewports.openGl(news));
            } catch (GraphicsUnavailableException e) {
                throw new AssertionError(e);
            }
        };
        try (var harness = new ViewportHarness(losing, news -> new CpuPainter("Drawing on the CPU: lost twice."))) {
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(32, 24), true));
            harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(9), RenderMode.NORMAL));
            harness.await("a frame of the CPU", f -> f.snapshotStep() == 9);
            assertEquals("CPU", harness.viewport.status().device());
            assertEquals(2, opened[0]);
        }
        assertEquals(0, GlObject.live());
    }

    /// Loses the driver with the first picture.
    private record LosingPainter(Painter painter) implements Painter {
        @Override
        public String device() {
            return painter.device();
        }

        @Override
        public Optional<String> notice() {
            return painter.notice();
        }

        @Override
        public boolean refresh() {
            return painter.refresh();
        }

        @Override
        public long refreshMillis() {
            return painter.refreshMillis();
        }

        @Override
        public void paint(ViewportScene scene, Viewpoint viewpoint, Cores cores, Stop stop, FramePool frames) {
            throw new GlException("lost");
        }

        @Override
        public Optional<Vector3d> surfaceAt(double x, double y) {
            return painter.surfaceAt(x, y);
        }

        @Override
        public PictureWork picture(ViewportScene scene, zeroset.model.camera.Camera camera) {
            return painter.picture(scene, camera);
        }

        @Override
        public void close() {
            painter.close();
        }
    }

    @Test
    @Tag("slow")
    void manyScenesLeaveNoObjectBehind() throws InterruptedException {
        try (var harness = new ViewportHarness()) {
            var full = ViewportHarness.scene(SphereSnapshot.create(), RenderMode.COLOR);
            var empty = full.withSnapshot(Optional.empty());
            var modes = RenderMode.values();
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(32, 24), true));
            int settled = 0;
            for (int i = 0; i < 200; i++) {
                // every scene with a look of its own, so that a frame tells which one it shows
                var viewpoint = new Viewpoint(ViewportHarness.camera(i, 32, 24), true);
                harness.viewport.show(
                        i % 2 == 0 ? full.withLook(full.look().withMode(modes[i / 2 % modes.length])) : empty);
                harness.viewport.look(viewpoint);
                int step = i % 2 == 0 ? 42 : -1;
                harness.await("scene " + i, f -> f.viewpoint().equals(viewpoint) && f.snapshotStep() == step);
                if (i == 40) {
                    settled = GlObject.live(); // every mode has compiled its programs by now
                }
            }
            assertEquals(settled, GlObject.live());
            assertFalse(settled == 0);
        }
        assertEquals(0, GlObject.live());
    }

    @Test
    @Tag("slow")
    void manyViewportsLeaveNoObjectBehind() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            try (var harness = new ViewportHarness()) {
                harness.viewport.look(new Viewpoint(ViewportHarness.camera(32, 24), true));
                harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(), RenderMode.COLOR));
                harness.await("a frame", f -> true);
            }
            assertEquals(0, GlObject.live());
        }
    }
}
