package zeroset.render.viewport;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lwjgl.opengl.GL41C;
import zeroset.render.cpu.StudioLight;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// Turns a surface into the colours of a mode and into depth (`appearance.frag`).
final class Appearance implements AutoCloseable {

    private static final int DISTANCE_UNIT = 4;
    private static final int GRADIENT_UNIT = 5;
    private static final int COLOR_UNIT = 6;
    private static final int PHOTO_UNIT = 7;

    private final ShaderLibrary library;
    private final PhotoTexture photo;
    private final FullscreenTriangle triangle;
    private final Map<Map<String, String>, ShaderProgram> programs = new HashMap<>();

    Appearance(ShaderLibrary library, PhotoTexture photo, FullscreenTriangle triangle) {
        this.library = library;
        this.photo = photo;
        this.triangle = triangle;
    }

    /// What is drawn of a mode: without a photograph there is no difference to one, and clay shows the surface
    /// instead.
    static RenderMode effectiveMode(ViewportScene scene) {
        var mode = scene.look().mode();
        return mode == RenderMode.DIFFERENCE && scene.photo().isEmpty() ? RenderMode.SHADED : mode;
    }

    /// Draws over what the target holds.
    ///
    /// @param depthRange nearest and farthest z of the picture, unit space; only `DEPTH` uses it
    void draw(FrameContext frame, FieldTextures field, SurfaceBuffer surface, DepthRange depthRange) {
        var look = frame.scene().look();
        var mode = effectiveMode(frame.scene());
        boolean clay = mode == RenderMode.SHADED || mode == RenderMode.SLICE;
        var constants = new LinkedHashMap<String, String>(StudioLight.glslConstants());
        constants.put("MODE", mode.name());
        constants.put("SHADOWS", clay && look.shadows() ? "1" : "0");
        constants.put("OCCLUSION", clay && look.ambientOcclusion() ? "1" : "0");
        var program = programs.computeIfAbsent(
                        constants, key -> library.program("fullscreen.vert", "appearance.frag", key))
                .use();
        frame.view().setUniforms(program);
        field.bind(program, clay);
        surface.distance().bind(DISTANCE_UNIT);
        surface.gradient().bind(GRADIENT_UNIT);
        surface.color().bind(COLOR_UNIT);
        program.set("uDistance", DISTANCE_UNIT);
        program.set("uGradient", GRADIENT_UNIT);
        program.set("uColor", COLOR_UNIT);
        program.set("uDepthRange", depthRange.near(), depthRange.far());
        if (mode == RenderMode.DIFFERENCE) {
            photo.bind(frame.scene().photo().orElseThrow().photograph(), PHOTO_UNIT);
            program.set("uPhoto", PHOTO_UNIT);
        }
        if (mode == RenderMode.SLICE) {
            var plane = SliceGeometry.of(frame);
            var normal = plane.normal();
            program.set("uSlice", (float) normal.x(), (float) normal.y(), (float) normal.z(), (float) plane.offset());
        }
        // Every pixel's depth is written, whatever was there.
        GL41C.glEnable(GL41C.GL_DEPTH_TEST);
        GL41C.glDepthFunc(GL41C.GL_ALWAYS);
        GL41C.glEnable(GL41C.GL_BLEND);
        GL41C.glBlendFunc(GL41C.GL_ONE, GL41C.GL_ONE_MINUS_SRC_ALPHA);
        triangle.draw();
    }

    @Override
    public void close() {
        programs.values().forEach(library::release);
        programs.clear();
    }
}
