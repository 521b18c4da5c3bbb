package zeroset.render.surroundings;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.opengl.GL41C.GL_BGRA;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lwjgl.BufferUtils;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.gl.Framebuffer;
import zeroset.render.gl.OffscreenGl;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Texture2D;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.shader.ShaderFolder;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.testing.BumpyFields;

/// The surroundings in GLSL against the plain Java evaluator, which agrees with the kernel that trains them
/// (`SurroundingsOracleTest`).
class SurroundingsShaderTest {

    private static final int WIDTH = 64;
    private static final int HEIGHT = 40;

    @RegisterExtension
    final OffscreenGl gl = new OffscreenGl();

    private static SdfSnapshot snapshot(String bounds) {
        var sphere = BumpyFields.REGION;
        double half = sphere.radius() / Math.sqrt(3);
        Region box = OrientedBox.aligned(sphere.centerX(), sphere.centerY(), sphere.centerZ(), half, half, half);
        return BumpyFields.surrounded(3, bounds.equals("box") ? box : sphere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sphere", "box"})
    void agreesWithTheJavaEvaluator(String bounds) {
        var snapshot = snapshot(bounds);
        // near enough that rays in the corners pass the region by
        var camera = new OrbitCamera(BumpyFields.REGION, new Vector3d(0, 0, 1), 30).at(70, 15, WIDTH, HEIGHT);
        var view = FrameView.whole(camera, snapshot.transform());
        var expected = new int[WIDTH * HEIGHT];
        try (var colors = new SurroundingsColors(snapshot)) {
            colors.fill(view, 0, HEIGHT, expected);
        }
        int[] found = drawn(snapshot, view);
        int worst = 0;
        double contrast = 0;
        for (int i = 0; i < found.length; i++) {
            for (int shift = 0; shift < 32; shift += 8) {
                int wanted = (expected[i] >> shift) & 0xff;
                worst = Math.max(worst, Math.abs(wanted - ((found[i] >> shift) & 0xff)));
                contrast += Math.abs(wanted - ((expected[0] >> shift) & 0xff));
            }
        }
        assertTrue(worst <= 1, "both round a byte of their own, the worst is off by " + worst);
        assertTrue(
                contrast / (4 * found.length) > 8, "the colours tell rays apart by " + contrast / (4 * found.length));
    }

    /// In two pieces, as a picture is drawn that may be given up in between.
    private static int[] drawn(SdfSnapshot snapshot, FrameView view) {
        var picture = new Texture2D(PixelFormat.RGBA8, WIDTH, HEIGHT, false);
        try (picture;
                var target = new Framebuffer(List.of(picture), Optional.empty());
                var triangle = new FullscreenTriangle();
                var library = new ShaderLibrary(ShaderFolder.find());
                var shader = new SurroundingsShader(library, triangle)) {
            shader.use(snapshot.surroundingsArrays().orElseThrow());
            target.bind();
            shader.draw(view, 0, 13);
            shader.draw(view, 13, HEIGHT);
            var bytes = BufferUtils.createByteBuffer(4 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
            target.read(0, 0, 0, WIDTH, HEIGHT, GL_BGRA, GL_UNSIGNED_BYTE, bytes);
            var argb = new int[WIDTH * HEIGHT];
            bytes.asIntBuffer().get(argb);
            return argb;
        }
    }
}
