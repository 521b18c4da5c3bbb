package zeroset.render.surroundings;

import static org.lwjgl.opengl.GL41C.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL41C.glDisable;
import static org.lwjgl.opengl.GL41C.glEnable;
import static org.lwjgl.opengl.GL41C.glScissor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.snapshot.FieldArrays;
import zeroset.model.snapshot.SurroundingsArrays;
import zeroset.render.gl.BufferTexture;
import zeroset.render.gl.PixelFormat;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.pass.RegionClip;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// Colours of the surroundings in a shader: `surroundings.frag`. Confined to the `gl` thread.
public final class SurroundingsShader implements AutoCloseable {

    private static final int TABLE_UNIT = 0;
    private static final int NETWORK_UNIT = 1;

    private final ShaderLibrary library;
    private final FullscreenTriangle triangle;
    private final BufferTexture table = new BufferTexture(PixelFormat.RG32F);
    private final BufferTexture network = new BufferTexture(PixelFormat.RGBA32F);
    private Map<String, String> constants = Map.of();
    private List<FieldArrays.Level> levels = List.of();
    private RegionClip clip = new RegionClip(Optional.empty(), Optional.empty());
    private @Nullable ShaderProgram program;

    /// Without surroundings yet.
    public SurroundingsShader(ShaderLibrary library, FullscreenTriangle triangle) {
        this.library = library;
        this.triangle = triangle;
    }

    /// Uploads other surroundings, into the buffers of those before.
    public void use(SurroundingsArrays surroundings) {
        var bounds = surroundings.bounds();
        clip = new RegionClip(bounds instanceof OrientedBox ? Optional.of(bounds) : Optional.empty(), Optional.empty());
        var rows = new SurroundingsRows(surroundings);
        var next = new LinkedHashMap<>(rows.constants());
        next.putAll(clip.constants());
        if (program == null || !next.equals(constants)) {
            release();
            program = library.program("fullscreen.vert", "surroundings.frag", next);
            constants = next;
        }
        levels = surroundings.grid().levels();
        table.upload(surroundings.grid().table());
        network.upload(rows.rows());
    }

    /// Draws some rows of the bound target, which is the view's.
    ///
    /// @param top first row
    /// @param bottom row after the last
    public void draw(FrameView view, int top, int bottom) {
        if (program == null) {
            throw new IllegalStateException("there are no surroundings to draw");
        }
        var used = program.use();
        view.setUniforms(used);
        clip.setUniforms(used);
        table.bind(TABLE_UNIT);
        network.bind(NETWORK_UNIT);
        used.set("uTable", TABLE_UNIT);
        used.set("uNetwork", NETWORK_UNIT);
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            used.set(
                    "uLevel[" + i + "]", level.resolution(), level.firstEntry(), level.dense() ? 1 : 0, level.weight());
        }
        glEnable(GL_SCISSOR_TEST);
        glScissor(0, top, view.width(), bottom - top);
        triangle.draw();
        glDisable(GL_SCISSOR_TEST);
    }

    private void release() {
        if (program != null) {
            library.release(program);
            program = null;
        }
    }

    @Override
    public void close() {
        release();
        table.close();
        network.close();
    }
}
