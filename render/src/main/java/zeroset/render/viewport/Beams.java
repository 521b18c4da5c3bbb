package zeroset.render.viewport;

import static org.lwjgl.opengl.GL41C.GL_BLEND;
import static org.lwjgl.opengl.GL41C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL41C.glDisable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.model.camera.Distortion;
import zeroset.render.gl.Framebuffer;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Program;
import zeroset.render.gl.Texture2D;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// Cone marching for blocks of pixels (`beam.frag`): the empty space before the surface, and the empty rest of the
/// picture, are crossed once for 64 rays.
final class Beams implements AutoCloseable {

    /// Pixels a side: larger blocks stop farther from the surface, smaller ones cost more themselves.
    private static final int BLOCK = 8;

    /// Half of the diagonal of a block, and a twentieth more for rounding.
    private static final double HALF_DIAGONAL = 1.05 * Math.sqrt(0.5) * BLOCK;

    private static final int UNIT = 7;

    private final FullscreenTriangle triangle;
    private final ShaderProgram program;
    private @Nullable Texture2D starts;
    private @Nullable Framebuffer target;
    private boolean isDrawn;

    Beams(ShaderLibrary library, FullscreenTriangle triangle) {
        this.triangle = triangle;
        program = library.program("fullscreen.vert", "beam.frag");
    }

    /// Marches the beams of a view. A lens that distorts bends them: its rays go alone.
    void draw(FrameView view, FieldTextures field) {
        var lens = view.camera().intrinsics();
        isDrawn = lens.distortion() instanceof Distortion.None;
        if (!isDrawn) {
            return;
        }
        int width = Math.ceilDiv(view.width(), BLOCK);
        int height = Math.ceilDiv(view.height(), BLOCK);
        var blocks =
                new FrameView(view.camera(), view.space(), width, height, view.left(), view.top(), view.step() * BLOCK);
        sized(width, height).bind();
        glDisable(GL_BLEND);
        glDisable(GL_DEPTH_TEST);
        var inUse = program.use();
        blocks.setUniforms(inUse);
        field.bind(inUse, false);
        inUse.set("uSpread", (float) (HALF_DIAGONAL * view.step() / Math.min(lens.fx(), lens.fy())));
        triangle.draw();
    }

    private Framebuffer sized(int width, int height) {
        if (target == null || target.width() != width || target.height() != height) {
            closeTarget();
            starts = new Texture2D(PixelFormat.R32F, width, height, false);
            target = new Framebuffer(List.of(starts), Optional.empty());
        }
        return target;
    }

    /// Constants of the program that reads the beams.
    Map<String, String> constants() {
        return isDrawn ? Map.of("BEAMS", "1") : Map.of();
    }

    /// Lets a program read the beams that were marched last.
    void bind(Program reader) {
        if (isDrawn && starts != null) {
            starts.bind(UNIT);
            reader.set("uBeams", UNIT);
            reader.set("uBlock", (float) BLOCK);
        }
    }

    private void closeTarget() {
        if (target != null && starts != null) {
            target.close();
            starts.close();
        }
    }

    @Override
    public void close() {
        closeTarget();
    }
}
