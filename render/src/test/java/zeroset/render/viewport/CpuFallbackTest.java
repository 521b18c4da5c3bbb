package zeroset.render.viewport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.joml.Vector2d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroset.render.gl.GlException;
import zeroset.render.gl.GlObject;
import zeroset.render.scene.PhotoOverlay;
import zeroset.render.scene.Raster;
import zeroset.render.scene.RenderMode;
import zeroset.render.testing.BumpyFields;
import zeroset.render.testing.SphereSnapshot;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CpuFallbackTest {

    private static final PainterFactory CPU = news -> new CpuPainter("Drawing on the CPU: no OpenGL here.");

    @Test
    void saysWhyAndDrawsCoarseToFine() throws InterruptedException {
        try (var harness = new ViewportHarness(CPU, CPU)) {
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(48, 32), false));
            harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(), RenderMode.SHADED));
            var frame = harness.await("the finest frame", f -> f.quality() == Frame.Quality.EXACT);
            assertEquals(42, frame.snapshotStep());
            var status = harness.awaitStatus("the device", s -> s.device().equals("CPU"));
            assertTrue(status.notice().orElseThrow().startsWith("Drawing on the CPU: no OpenGL here."));
            assertEquals(0, GlObject.live());
        }
    }

    @Test
    void aDriverThatHasLessThanItPromisedLeavesAPicture() throws InterruptedException {
        PainterFactory painters = news -> Viewports.orOnCpu(
                _ -> {
                    throw new GlException("the driver promised OpenGL 4.1 and gave 3.3");
                },
                news);
        try (var harness = new ViewportHarness(painters, CPU)) {
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(24, 16), false));
            harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(), RenderMode.SHADED));
            var status = harness.awaitStatus("the device", s -> s.device().equals("CPU"));
            assertTrue(status.notice().orElseThrow().contains("promised OpenGL 4.1"), status.toString());
            harness.await("a frame", f -> f.snapshotStep() == 42);
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawsEveryMode(RenderMode mode) throws Exception {
        var grey = new int[12];
        Arrays.fill(grey, 0xff808080);
        var scene = ViewportHarness.scene(SphereSnapshot.create(), mode)
                .withPhoto(Optional.of(new PhotoOverlay(new Raster(4, 3, grey), 0, 1)));
        try (var harness = new ViewportHarness(CPU, CPU)) {
            var picture = harness.viewport
                    .picture(scene, ViewportHarness.camera(40, 30))
                    .get(60, TimeUnit.SECONDS);
            int background = 0xff24272d;
            assertEquals(background, picture.argb(0, 0));
            assertTrue(picture.argb(20, 15) != background, Integer.toHexString(picture.argb(20, 15)));
        }
    }

    @Test
    void anExactDistanceFieldHasNoEikonalError() throws Exception {
        try (var harness = new ViewportHarness(CPU, CPU)) {
            var scene = ViewportHarness.scene(SphereSnapshot.create(), RenderMode.EIKONAL);
            var picture = harness.viewport
                    .picture(scene, ViewportHarness.camera(40, 30))
                    .get(60, TimeUnit.SECONDS);
            assertEquals(0xffebebeb, picture.argb(20, 15)); // 0.92 in all channels
        }
    }

    @Test
    void answersWhichPointAPixelShows() throws Exception {
        var camera = ViewportHarness.camera(96, 72);
        try (var harness = new ViewportHarness(CPU, CPU)) {
            harness.viewport.look(new Viewpoint(camera, false));
            harness.viewport.show(ViewportHarness.scene(SphereSnapshot.create(), RenderMode.DEPTH));
            harness.await("the finest frame", f -> f.quality() == Frame.Quality.EXACT);
            var center = new Vector2d();
            assertTrue(camera.project(BumpyFields.REGION.center(), center));
            var point = harness.viewport
                    .surfaceAt(center.x, center.y)
                    .get(60, TimeUnit.SECONDS)
                    .orElseThrow();
            double radius = SphereSnapshot.RADIUS * BumpyFields.REGION.radius();
            assertEquals(radius, point.distance(BumpyFields.REGION.center()), 0.01);
            assertTrue(
                    harness.viewport.surfaceAt(1, 1).get(60, TimeUnit.SECONDS).isEmpty());
        }
    }

    @Test
    void keepsTheLastGoodSnapshotWhenOneHoldsNoNumbers() throws InterruptedException {
        try (var harness = new ViewportHarness(CPU, CPU)) {
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(24, 16), false));
            var good = SphereSnapshot.create(3);
            harness.viewport.show(ViewportHarness.scene(good, RenderMode.COLOR));
            harness.await("the good snapshot", f -> f.snapshotStep() == 3);
            float[] bias = good.parameters().get("sdf.1.bias");
            bias[0] = Float.NaN;
            var broken = BumpyFields.with(SphereSnapshot.create(4), "sdf.1.bias", bias);
            harness.viewport.show(ViewportHarness.scene(broken, RenderMode.COLOR));
            harness.awaitStatus(
                    "a notice",
                    s -> s.notice().filter(n -> n.contains("not numbers")).isPresent());
            assertEquals(3, harness.await("the good snapshot again", f -> true).snapshotStep());
        }
    }

    @Test
    void aSystemPropertyAsksForIt() throws InterruptedException {
        System.setProperty(Viewports.CPU_PROPERTY, "true");
        try (var harness = new ViewportHarness()) {
            harness.awaitStatus("the device", s -> s.device().equals("CPU"));
        } finally {
            System.clearProperty(Viewports.CPU_PROPERTY);
        }
    }
}
