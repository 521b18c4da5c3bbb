package zeroset.render.exact;

import static org.lwjgl.opengl.GL41C.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL41C.glDisable;
import static org.lwjgl.opengl.GL41C.glEnable;
import static org.lwjgl.opengl.GL41C.glScissor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.render.gl.Program;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.pass.RegionClip;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// The exact picture in a shader: `exact.frag`.
///
/// Confined to the `gl` thread.
final class NetworkSurface implements ExactSurface {

    private static final int NETWORK_UNITS = 0; // and 1
    private static final int HITS_UNIT = 2;
    private static final int GRADIENTS_UNIT = 3;
    private static final int COLORS_UNIT = 4;
    private static final int BASE_UNIT = 5;

    private final ShaderLibrary shaders;
    private final NetworkTextures textures = new NetworkTextures();
    private final FullscreenTriangle triangle = new FullscreenTriangle();
    private final Map<Map<String, String>, ShaderProgram> programs = new HashMap<>();
    private @Nullable NetworkRows rows;

    NetworkSurface(ShaderLibrary shaders) {
        this.shaders = shaders;
    }

    /// Uploads another field, into the buffers of the one before.
    void use(NetworkRows next) {
        if (rows != null && !rows.constants().equals(next.constants())) {
            releasePrograms(); // a network of another shape: the old one will hardly come back
        }
        rows = next;
        textures.upload(next);
    }

    @Override
    public void refine(FrameContext frame, Optional<SurfaceBuffer> base, SurfaceBuffer target, Rectangle part) {
        var field = rows;
        if (field == null) {
            throw new IllegalStateException("there is no field to draw");
        }
        var clip = RegionClip.of(frame);
        Program program = program(field, clip, base.isPresent());
        frame.view().setUniforms(program);
        clip.setUniforms(program);
        textures.bind(program, field, NETWORK_UNITS);
        frame.surface().distance().bind(HITS_UNIT);
        frame.surface().gradient().bind(GRADIENTS_UNIT);
        frame.surface().color().bind(COLORS_UNIT);
        base.ifPresent(picture -> picture.distance().bind(BASE_UNIT));
        program.set("uHits", HITS_UNIT);
        program.set("uGradients", GRADIENTS_UNIT);
        program.set("uColors", COLORS_UNIT);
        program.set("uBase", BASE_UNIT);
        program.set("uCell", LandingRay.CELL);
        program.set("uWantsColor", ExactPass.wantsColor(frame));
        target.bind();
        glEnable(GL_SCISSOR_TEST);
        glScissor(part.x(), part.y(), part.width(), part.height());
        triangle.draw();
        glDisable(GL_SCISSOR_TEST);
    }

    private Program program(NetworkRows field, RegionClip clip, boolean onlyEdges) {
        var constants = new LinkedHashMap<>(field.constants());
        constants.putAll(clip.constants());
        if (onlyEdges) {
            constants.put("EDGES_ONLY", "1");
        }
        return programs.computeIfAbsent(constants, key -> shaders.program("fullscreen.vert", "exact.frag", key))
                .use();
    }

    private void releasePrograms() {
        programs.values().forEach(shaders::release);
        programs.clear();
    }

    @Override
    public void close() {
        releasePrograms();
        textures.close();
        triangle.close();
    }
}
