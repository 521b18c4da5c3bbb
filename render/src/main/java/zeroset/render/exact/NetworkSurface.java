package zeroset.render.exact;

import static org.lwjgl.opengl.GL41C.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL41C.glDisable;
import static org.lwjgl.opengl.GL41C.glEnable;
import static org.lwjgl.opengl.GL41C.glScissor;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import zeroset.render.bake.BakedField;
import zeroset.render.gl.Program;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// The exact picture in a shader: `exact.frag`.
///
/// Confined to the `gl` thread. Its memory is taken with the first exact picture.
final class NetworkSurface implements ExactSurface {

    private final ShaderLibrary shaders;
    private final NetworkTextures textures = new NetworkTextures();
    private final FullscreenTriangle triangle = new FullscreenTriangle();
    private @Nullable ShaderProgram program;
    private Map<String, String> constants = Map.of();
    private @Nullable NetworkRows rows;
    private float cell;

    NetworkSurface(ShaderLibrary shaders) {
        this.shaders = shaders;
    }

    /// Uploads another field.
    ///
    /// @param newRows its weights
    /// @param field where the hits come from that are to be refined
    void use(NetworkRows newRows, BakedField field) {
        if (program == null || !constants.equals(newRows.constants())) {
            releaseProgram();
            constants = newRows.constants();
            program = shaders.program("fullscreen.vert", "exact.frag", constants);
        }
        rows = newRows;
        cell = field.cell();
        textures.upload(newRows);
    }

    @Override
    public void refine(FrameContext frame, SurfaceBuffer target, int x, int y, int width, int height) {
        if (program == null || rows == null) {
            throw new IllegalStateException("no field to draw");
        }
        Program inUse = program.use();
        frame.view().setUniforms(inUse);
        frame.surface().distance().bind(2);
        frame.surface().gradient().bind(3);
        inUse.set("uHits", 2);
        inUse.set("uGradients", 3);
        inUse.set("uCell", cell);
        inUse.set("uWantsColor", ExactPass.wantsColor(frame));
        textures.bind(inUse, rows, 0);
        target.bind();
        glEnable(GL_SCISSOR_TEST);
        glScissor(x, y, width, height);
        triangle.draw();
        glDisable(GL_SCISSOR_TEST);
    }

    private void releaseProgram() {
        if (program != null) {
            shaders.release(program);
            program = null;
        }
    }

    @Override
    public void close() {
        releaseProgram();
        textures.close();
        triangle.close();
    }
}
