package zeroset.render.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_RED;
import static org.lwjgl.opengl.GL41C.GL_RGBA;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;

import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lwjgl.BufferUtils;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.bake.BakeEffort;
import zeroset.render.bake.BakedField;
import zeroset.render.bake.BrokenFieldException;
import zeroset.render.bake.FieldBake;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.cpu.SurfaceField;
import zeroset.render.gl.OffscreenGl;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.scene.Look;
import zeroset.render.scene.ViewportScene;
import zeroset.render.shader.ShaderFolder;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.testing.BumpyFields;

/// The exact picture, in shaders and in plain Java, against rays that are marched through the Java evaluator.
@Tag("slow") // bakes, and marches thousands of rays one by one
class ExactPassTest {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 68;
    private static final int SIZE = WIDTH * HEIGHT;

    @RegisterExtension
    final OffscreenGl gl = new OffscreenGl();

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Result(float[] distances, byte[] colors) {}

    private static BakedField bake(SdfSnapshot snapshot) throws BrokenFieldException {
        return FieldBake.of(snapshot, BakeEffort.LIVE, () -> false);
    }

    private static FrameView view(BakedField baked) {
        var extent = SurfaceField.of(baked.snapshot()).extent();
        var camera = new OrbitCamera(extent, new Vector3d(0, 0, 1), 30).at(30, 20, WIDTH, HEIGHT);
        return FrameView.whole(camera, baked.snapshot().transform());
    }

    /// Draws in two rectangles, the second of which begins inside the object.
    private static Result draw(BakedField baked, boolean isSoftware) {
        var view = view(baked);
        try (var quick = new SurfaceBuffer(WIDTH, HEIGHT);
                var exact = new SurfaceBuffer(WIDTH, HEIGHT);
                var shaders = new ShaderLibrary(ShaderFolder.find());
                var pass = new ExactPass(shaders, isSoftware)) {
            fill(quick, new RayField(view, baked));
            exact.clear();
            var scene = ViewportScene.empty(baked.snapshot().transform(), Look.defaults());
            var frame = new FrameContext(scene, view, quick, false);
            pass.refine(frame, baked, exact, 0, 0, 50, HEIGHT);
            pass.refine(frame, baked, exact, 50, 0, WIDTH - 50, HEIGHT);
            var buffer = BufferUtils.createByteBuffer(4 * SIZE);
            exact.framebuffer().read(0, 0, 0, WIDTH, HEIGHT, GL_RED, GL_FLOAT, buffer);
            var distances = new float[SIZE];
            buffer.asFloatBuffer().get(distances);
            exact.framebuffer().read(2, 0, 0, WIDTH, HEIGHT, GL_RGBA, GL_UNSIGNED_BYTE, buffer);
            var colors = new byte[4 * SIZE];
            buffer.get(0, colors);
            return new Result(distances, colors);
        }
    }

    private static void fill(SurfaceBuffer quick, RayField rays) {
        var distances = BufferUtils.createByteBuffer(4 * SIZE);
        var gradients = BufferUtils.createByteBuffer(16 * SIZE);
        var gradient = new float[3];
        for (int pixel = 0; pixel < SIZE; pixel++) {
            float t = rays.bakedHit(pixel);
            distances.putFloat(4 * pixel, t);
            if (t >= 0) {
                rays.bakedGradient(pixel, t, gradient);
                for (int k = 0; k < 3; k++) {
                    gradients.putFloat(16 * pixel + 4 * k, gradient[k]);
                }
            }
        }
        quick.clear();
        quick.distance().upload(distances);
        quick.gradient().upload(gradients);
    }

    private static void assertShowsTheZeroSet(Result result, BakedField baked) {
        var rays = new RayField(view(baked), baked);
        var color = new int[3];
        int hits = 0;
        int wrongCoverage = 0;
        int wrongDistance = 0;
        int wrongColor = 0;
        for (int pixel = 0; pixel < SIZE; pixel++) {
            float expected = rays.networkHit(pixel);
            float found = result.distances()[pixel];
            if (expected < 0 || found < 0) {
                wrongCoverage += expected < 0 != found < 0 ? 1 : 0;
                continue;
            }
            hits++;
            // A tenth of a pixel's width here. Rays that graze a fold of a bumpy surface are off by more.
            wrongDistance += Math.abs(found - expected) > 1e-3 ? 1 : 0;
            rays.color(pixel, expected, color);
            boolean off = false;
            for (int k = 0; k < 3; k++) {
                off |= Math.abs(color[k] - (result.colors()[4 * pixel + k] & 0xff)) > 4;
            }
            wrongColor += off ? 1 : 0;
        }
        assertTrue(hits > SIZE / 6, "pixels on the surface: " + hits);
        assertTrue(wrongCoverage <= 0.002 * SIZE, "hit or missed wrongly: " + wrongCoverage + " of " + SIZE);
        assertTrue(wrongDistance <= 0.015 * hits, "distances off by more than 1e-3: " + wrongDistance + " of " + hits);
        assertTrue(wrongColor <= 0.015 * hits, "colours off by more than 4/255: " + wrongColor + " of " + hits);
    }

    @Test
    void theShaderShowsTheNetworksZeroSetInItsColours() throws BrokenFieldException {
        var baked = bake(BumpyFields.grid(21));
        assertShowsTheZeroSet(draw(baked, false), baked);
    }

    @Test
    void plainJavaShowsTheNetworksZeroSetInItsColours() throws BrokenFieldException {
        var baked = bake(BumpyFields.grid(21));
        assertShowsTheZeroSet(draw(baked, true), baked);
    }

    @Test
    void bothGiveTheSamePicture() throws BrokenFieldException {
        var baked = bake(BumpyFields.unevenGrid(5));
        var shader = draw(baked, false);
        var java = draw(baked, true);
        int different = 0;
        for (int i = 0; i < shader.colors().length; i++) {
            different += Math.abs((shader.colors()[i] & 0xff) - (java.colors()[i] & 0xff)) > 1 ? 1 : 0;
        }
        // The same arithmetic in another order: only rays that graze a fold decide otherwise.
        assertTrue(different <= 0.002 * shader.colors().length, different + " values differ by more than 1/255");
    }

    @Test
    void aNetworkTheShaderDoesNotKnowIsDrawnByPlainJavaAndTheNoticeSaysSo() throws BrokenFieldException {
        var baked = bake(BumpyFields.neus(4));
        assertShowsTheZeroSet(draw(baked, false), baked);
        assertEquals(List.of(true, false), List.of(notice(baked, false), notice(baked, true)));
        assertFalse(notice(bake(BumpyFields.grid(2)), false));
    }

    private static boolean notice(BakedField baked, boolean isSoftware) {
        try (var quick = new SurfaceBuffer(8, 8);
                var exact = new SurfaceBuffer(8, 8);
                var shaders = new ShaderLibrary(ShaderFolder.find());
                var pass = new ExactPass(shaders, isSoftware)) {
            quick.clear();
            var scene = ViewportScene.empty(baked.snapshot().transform(), Look.defaults());
            pass.refine(new FrameContext(scene, view(baked), quick, false), baked, exact, 0, 0, 8, 8);
            return pass.notice().isPresent();
        }
    }
}
