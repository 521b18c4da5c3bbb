package zeroset.render.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_RGBA;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lwjgl.BufferUtils;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.gl.Framebuffer;
import zeroset.render.gl.OffscreenGl;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Texture2D;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.shader.ShaderFolder;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.testing.BumpyFields;

/// The networks in GLSL against the plain Java evaluator, which agrees with PyTorch and with a double-precision oracle
/// (`SnapshotEvaluatorTest`).
class FieldNetworkTest {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;
    private static final int COUNT = WIDTH * HEIGHT;

    @RegisterExtension
    final OffscreenGl gl = new OffscreenGl();

    private static SdfSnapshot snapshot(String name) {
        return name.equals("standard") ? BumpyFields.grid(11) : BumpyFields.unevenGrid(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "uneven"})
    void agreesWithTheJavaEvaluator(String name) {
        var snapshot = snapshot(name);
        var random = new SplittableRandom(2);
        var points = new float[3 * COUNT];
        var directions = new float[3 * COUNT];
        for (int i = 0; i < points.length; i++) {
            // to the very border of the lattice, and a little beyond
            points[i] = (float) random.nextDouble(-1.02, 1.02);
        }
        for (int n = 0; n < COUNT; n++) {
            double[] d = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double length = Math.hypot(Math.hypot(d[0], d[1]), d[2]);
            for (int k = 0; k < 3; k++) {
                directions[3 * n + k] = (float) (d[k] / length);
            }
        }
        var distances = new float[COUNT];
        var gradients = new float[3 * COUNT];
        var colors = new float[3 * COUNT];
        var evaluator = snapshot.newEvaluator();
        evaluator.gradients(points, COUNT, distances, gradients);
        evaluator.colors(points, directions, COUNT, colors);

        float[][] found = probe(snapshot, points, directions);
        double contrast = 0;
        for (int n = 0; n < COUNT; n++) {
            String at = "point " + n;
            // Sums of a hundred products of size one in another order, and the driver's exp and log.
            assertEquals(distances[n], found[0][4 * n], 1e-5, at);
            assertEquals(distances[n], found[1][4 * n + 3], 1e-5, at);
            for (int k = 0; k < 3; k++) {
                // The slope of the sigmoid is 25 times as sensitive: beta / 4.
                assertEquals(gradients[3 * n + k], found[0][4 * n + 1 + k], 1e-3, at);
                // an eighth of a step of the picture's eight bits
                assertEquals(colors[3 * n + k], found[1][4 * n + k], 0.5e-3, at);
                contrast += Math.abs(colors[3 * n + k] - colors[k]);
            }
        }
        assertTrue(contrast / (3 * COUNT) > 0.02, "the colours tell points apart by " + contrast / (3 * COUNT));
    }

    @Test
    void saysWhatItCannotEvaluate() {
        var reason = NetworkRows.obstacle(BumpyFields.neus(1).toArrays());
        assertEquals("its positions are encoded by frequencies", reason.orElse("none"));
        assertEquals(Optional.empty(), NetworkRows.obstacle(BumpyFields.grid(1).toArrays()));
    }

    /// Field and colour, `[COUNT, 4]` each as `probe.frag` writes them.
    private static float[][] probe(SdfSnapshot snapshot, float[] points, float[] directions) {
        var rows = NetworkRows.of(snapshot.toArrays());
        var pointTexture = new Texture2D(PixelFormat.RGBA32F, WIDTH, HEIGHT, false);
        var directionTexture = new Texture2D(PixelFormat.RGBA32F, WIDTH, HEIGHT, false);
        var field = new Texture2D(PixelFormat.RGBA32F, WIDTH, HEIGHT, false);
        var color = new Texture2D(PixelFormat.RGBA32F, WIDTH, HEIGHT, false);
        try (pointTexture;
                directionTexture;
                field;
                color;
                var target = new Framebuffer(List.of(field, color), Optional.empty());
                var textures = new NetworkTextures();
                var triangle = new FullscreenTriangle();
                var library = new ShaderLibrary(ShaderFolder.find())) {
            pointTexture.upload(padded(points));
            directionTexture.upload(padded(directions));
            textures.upload(rows);
            var program = library.program("fullscreen.vert", "probe.frag", rows.constants())
                    .use();
            textures.bind(program, rows, 0);
            pointTexture.bind(2);
            directionTexture.bind(3);
            program.set("uPoints", 2);
            program.set("uDirections", 3);
            target.bind();
            triangle.draw();
            return new float[][] {read(target, 0), read(target, 1)};
        }
    }

    private static ByteBuffer padded(float[] vectors) {
        var buffer = BufferUtils.createByteBuffer(16 * COUNT);
        for (int i = 0; i < vectors.length; i++) {
            buffer.putFloat(4 * (i + i / 3), vectors[i]);
        }
        return buffer;
    }

    private static float[] read(Framebuffer target, int color) {
        var buffer = BufferUtils.createByteBuffer(16 * COUNT);
        target.read(color, 0, 0, WIDTH, HEIGHT, GL_RGBA, GL_FLOAT, buffer);
        var values = new float[4 * COUNT];
        buffer.asFloatBuffer().get(values);
        return values;
    }
}
