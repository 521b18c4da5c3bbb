package zeroset.render.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_RED;
import static org.lwjgl.opengl.GL41C.GL_RGBA;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.joml.Vector3d;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lwjgl.BufferUtils;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
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
import zeroset.render.scene.RenderMode;
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
    private static final Rectangle WHOLE = new Rectangle(0, 0, WIDTH, HEIGHT);

    @RegisterExtension
    final OffscreenGl gl = new OffscreenGl();

    private static BakedField standard;
    private static BakedField uneven;

    private final Deque<SurfaceBuffer> buffers = new ArrayDeque<>();

    private static BakedField bake(SdfSnapshot snapshot) throws BrokenFieldException {
        return FieldBake.of(snapshot, BakeEffort.LIVE, () -> false);
    }

    @BeforeAll
    static void bake() throws BrokenFieldException {
        standard = bake(BumpyFields.grid(21));
        uneven = bake(BumpyFields.unevenGrid(5));
    }

    private SurfaceBuffer buffer() {
        var buffer = new SurfaceBuffer(WIDTH, HEIGHT);
        buffer.clear();
        buffers.push(buffer);
        return buffer;
    }

    @AfterEach
    void closeBuffers() {
        buffers.forEach(SurfaceBuffer::close);
    }

    /// A frame whose surface is the baked one.
    private FrameContext frame(BakedField baked, Look look, Optional<Region> region) {
        var extent = SurfaceField.of(baked.snapshot()).extent();
        var camera = new OrbitCamera(extent, new Vector3d(0, 0, 1), 30).at(30, 20, WIDTH, HEIGHT);
        var scene = ViewportScene.empty(baked.snapshot().transform(), look)
                .withSnapshot(Optional.of(baked.snapshot()))
                .withRegion(region);
        var view = FrameView.whole(camera, baked.snapshot().transform());
        var frame = new FrameContext(scene, view, buffer(), false);
        fill(frame, baked);
        return frame;
    }

    private FrameContext frame(BakedField baked) {
        return frame(baked, Look.defaults(), Optional.empty());
    }

    private static void fill(FrameContext frame, BakedField baked) {
        var rays = new RayField(frame, baked);
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
        frame.surface().distance().upload(distances);
        frame.surface().gradient().upload(gradients);
    }

    /// Refines a frame in two rectangles, the second of which begins inside the object.
    private SurfaceBuffer refine(FrameContext frame, boolean isSoftware) {
        var exact = buffer();
        try (var shaders = new ShaderLibrary(ShaderFolder.find());
                var pass = new ExactPass(shaders, isSoftware)) {
            pass.refine(frame, exact, new Rectangle(0, 0, 50, HEIGHT));
            pass.refine(frame, exact, new Rectangle(50, 0, WIDTH - 50, HEIGHT));
        }
        return exact;
    }

    private SurfaceBuffer refineEdges(FrameContext frame, SurfaceBuffer base, boolean isSoftware) {
        var exact = buffer();
        try (var shaders = new ShaderLibrary(ShaderFolder.find());
                var pass = new ExactPass(shaders, isSoftware)) {
            pass.refineEdges(frame, base, exact, WHOLE);
        }
        return exact;
    }

    private static float[] distances(SurfaceBuffer buffer) {
        var bytes = BufferUtils.createByteBuffer(4 * SIZE);
        buffer.framebuffer().read(0, 0, 0, WIDTH, HEIGHT, GL_RED, GL_FLOAT, bytes);
        var distances = new float[SIZE];
        bytes.asFloatBuffer().get(distances);
        return distances;
    }

    private static byte[] colors(SurfaceBuffer buffer) {
        var bytes = BufferUtils.createByteBuffer(4 * SIZE);
        buffer.framebuffer().read(2, 0, 0, WIDTH, HEIGHT, GL_RGBA, GL_UNSIGNED_BYTE, bytes);
        var colors = new byte[4 * SIZE];
        bytes.get(0, colors);
        return colors;
    }

    private static void assertShowsTheZeroSet(FrameContext frame, SurfaceBuffer picture, BakedField baked) {
        var rays = new RayField(frame, baked);
        float[] distances = distances(picture);
        byte[] colors = colors(picture);
        var color = new int[3];
        int hits = 0;
        int wrongCoverage = 0;
        int wrongDistance = 0;
        int wrongColor = 0;
        for (int pixel = 0; pixel < SIZE; pixel++) {
            float expected = rays.networkHit(pixel);
            float found = distances[pixel];
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
                off |= Math.abs(color[k] - (colors[4 * pixel + k] & 0xff)) > 4;
            }
            wrongColor += off ? 1 : 0;
        }
        assertTrue(hits > SIZE / 8, "pixels on the surface: " + hits);
        assertTrue(wrongCoverage <= 0.002 * SIZE, "hit or missed wrongly: " + wrongCoverage + " of " + SIZE);
        assertTrue(wrongDistance <= 0.015 * hits, "distances off by more than 1e-3: " + wrongDistance + " of " + hits);
        assertTrue(wrongColor <= 0.015 * hits, "colours off by more than 4/255: " + wrongColor + " of " + hits);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsTheNetworksZeroSetInItsColours(boolean isSoftware) {
        var frame = frame(standard);
        assertShowsTheZeroSet(frame, refine(frame, isSoftware), standard);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutsTheSurfaceAtTheRegion(boolean isSoftware) {
        var world = BumpyFields.REGION;
        // a tilted box whose corner lies inside the object
        var box = new OrientedBox(world.centerX() + 1, world.centerY(), world.centerZ(), 1.5, 2, 2, 0.2, 0.1, 0, 0.9);
        var frame = frame(standard, Look.defaults(), Optional.of(box));
        assertShowsTheZeroSet(frame, refine(frame, isSoftware), standard);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesTheColourNetworkOutWhereItIsNotSeen(boolean isSoftware) {
        var colored = refine(frame(uneven), isSoftware);
        var plain = refine(frame(uneven, Look.defaults().withMode(RenderMode.NORMAL), Optional.empty()), isSoftware);
        for (byte value : colors(plain)) {
            assertEquals(0, value);
        }
        assertEquals(0, different(distances(colored), distances(plain), 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refinesEdgesAlone(boolean isSoftware) {
        var base = refine(frame(uneven), isSoftware);
        var shifted = frame(uneven);
        shifted = shifted.withView(shifted.view().shifted(0.3, -0.2));
        fill(shifted, uneven);
        float[] quick = distances(shifted.surface());
        float[] exact = distances(refine(shifted, isSoftware));
        float[] edges = distances(refineEdges(shifted, base, isSoftware));
        float[] unshifted = distances(base);
        int edgeCount = 0;
        for (int pixel = WIDTH; pixel < SIZE - WIDTH; pixel++) {
            boolean isEdge = unshifted[pixel] < 0 != unshifted[pixel + 1] < 0
                    || unshifted[pixel] < 0 != unshifted[pixel - WIDTH] < 0;
            boolean isQuick = edges[pixel] == quick[pixel];
            assertTrue(isQuick || edges[pixel] == exact[pixel], "pixel " + pixel + " is neither");
            if (isEdge) {
                edgeCount++;
                assertEquals(exact[pixel], edges[pixel], "edge at pixel " + pixel);
            }
        }
        assertTrue(edgeCount > 100, "pixels along edges: " + edgeCount);
        assertTrue(different(edges, exact, 0) > SIZE / 10, "the inside is the quick picture's");
    }

    @Test
    void bothGiveTheSamePicture() {
        var frame = frame(uneven);
        byte[] shader = colors(refine(frame, false));
        byte[] java = colors(refine(frame, true));
        int different = 0;
        for (int i = 0; i < shader.length; i++) {
            different += Math.abs((shader[i] & 0xff) - (java[i] & 0xff)) > 1 ? 1 : 0;
        }
        // The same arithmetic in another order: only rays that graze a fold decide otherwise.
        assertTrue(different <= 0.002 * shader.length, different + " values differ by more than 1/255");
    }

    @Test
    void aNetworkTheShaderDoesNotKnowIsDrawnByPlainJavaAndTheNoticeSaysSo() throws BrokenFieldException {
        var baked = bake(BumpyFields.neus(4));
        var frame = frame(baked);
        var exact = buffer();
        try (var shaders = new ShaderLibrary(ShaderFolder.find());
                var pass = new ExactPass(shaders, false)) {
            pass.refine(frame, exact, WHOLE);
            var notice = pass.notice().orElse("");
            assertTrue(notice.contains("encoded by frequencies"), notice);
            pass.refine(frame(uneven), buffer(), WHOLE);
            assertEquals(Optional.empty(), pass.notice());
        }
        assertShowsTheZeroSet(frame, exact, baked);
    }

    private static int different(float[] a, float[] b, float tolerance) {
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            count += Math.abs(a[i] - b[i]) > tolerance ? 1 : 0;
        }
        return count;
    }
}
