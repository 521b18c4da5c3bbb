package zeroset.render.viewport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.scene.PhotoOverlay;
import zeroset.render.scene.Picture;
import zeroset.render.scene.Raster;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;
import zeroset.render.testing.BumpyFields;

/// The surroundings in whole pictures, with OpenGL and without.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SurroundingsPictureTest {

    private static final int WIDTH = 60;
    private static final int HEIGHT = 44;
    private static final int BACKGROUND = 0xff24272d;
    private static final PainterFactory CPU = news -> new CpuPainter("Drawing on the CPU: no OpenGL here.");
    private static final SdfSnapshot SNAPSHOT = BumpyFields.surrounded(5, BumpyFields.REGION);

    private static ViewportScene scene(RenderMode mode, boolean surroundings) {
        var scene = ViewportHarness.scene(SNAPSHOT, mode);
        return scene.withLook(scene.look().withSurroundings(surroundings));
    }

    private static Picture take(ViewportHarness harness, ViewportScene scene) throws Exception {
        return harness.viewport
                .picture(scene, ViewportHarness.camera(WIDTH, HEIGHT))
                .get(100, TimeUnit.SECONDS);
    }

    private static int difference(int a, int b) {
        int worst = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            worst = Math.max(worst, Math.abs(((a >> shift) & 0xff) - ((b >> shift) & 0xff)));
        }
        return worst;
    }

    @Test
    void bothPaintersShowTheSame() throws Exception {
        GlAssumption.require();
        try (var gl = new ViewportHarness();
                var cpu = new ViewportHarness(CPU, CPU)) {
            var withGl = take(gl, scene(RenderMode.COLOR, true));
            var without = take(cpu, scene(RenderMode.COLOR, true));
            int far = 0;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    boolean isSurface = !Float.isNaN(without.depth(x, y));
                    // one of rounding; the surface's edges are smoothed by other samples
                    far += !isSurface && difference(withGl.argb(x, y), without.argb(x, y)) > 1 ? 1 : 0;
                }
            }
            assertTrue(far < 0.03 * WIDTH * HEIGHT, far + " pixels beside the surface differ");
            assertNotEquals(BACKGROUND, withGl.argb(0, 0));
        }
    }

    @Test
    void canBeHidden() throws Exception {
        try (var harness = new ViewportHarness(CPU, CPU)) {
            assertEquals(
                    BACKGROUND, take(harness, scene(RenderMode.COLOR, false)).argb(0, 0));
            assertEquals(
                    BACKGROUND, take(harness, scene(RenderMode.NORMAL, true)).argb(0, 0)); // measures the surface
        }
    }

    @Test
    void areComparedWithThePhotographToo() throws Exception {
        GlAssumption.require();
        try (var harness = new ViewportHarness()) {
            var colors = take(harness, scene(RenderMode.COLOR, true));
            var itself = new PhotoOverlay(new Raster(WIDTH, HEIGHT, colors.toArray()), 0, 0);
            var compared = take(harness, scene(RenderMode.DIFFERENCE, true).withPhoto(Optional.of(itself)));
            assertTrue(difference(0xff05050d, compared.argb(0, 0)) <= 4, Integer.toHexString(compared.argb(0, 0)));
        }
    }

    @Test
    void aRestingViewShowsThem() throws Exception {
        GlAssumption.require();
        try (var harness = new ViewportHarness()) {
            var scene = scene(RenderMode.COLOR, true);
            harness.viewport.look(new Viewpoint(ViewportHarness.camera(WIDTH, HEIGHT), false));
            harness.viewport.show(scene);
            // so small a view has every pixel from the first frame on
            var frame = harness.await("a frame of the field", f -> f.snapshotStep() == 42);
            int corner =
                    frame.pixels().duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(0);
            assertTrue(difference(take(harness, scene).argb(0, 0), corner) <= 1, Integer.toHexString(corner));
        }
    }
}
