package zeroset.render.viewport;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import zeroset.render.gl.Program;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.pass.RegionClip;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.scene.RenderMode;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// The surface pass that traces the baked field (`trace.frag`).
final class FastSurface implements AutoCloseable {

    private final ShaderLibrary library;
    private final FullscreenTriangle triangle;
    private final Beams beams;
    private final Map<Map<String, String>, ShaderProgram> programs = new HashMap<>();

    FastSurface(ShaderLibrary library, FullscreenTriangle triangle) {
        this.library = library;
        this.triangle = triangle;
        beams = new Beams(library, triangle);
    }

    /// Finds out how far rays may go; once before a picture is traced. Binds a buffer of its own.
    void prepare(FrameContext frame, FieldTextures field) {
        beams.draw(frame.view(), field);
    }

    /// Traces every pixel of the bound buffer, within the scissor rectangle.
    void draw(FrameContext frame, FieldTextures field) {
        var program = use(frame, field, beams.constants());
        beams.bind(program);
        triangle.draw();
    }

    /// Traces only where a refined surface has an edge, and takes the refined values over elsewhere.
    void drawEdges(FrameContext frame, FieldTextures field, SurfaceBuffer refined) {
        var program = use(frame, field, Map.of("EDGES_ONLY", "1"));
        refined.distance().bind(4);
        refined.gradient().bind(5);
        refined.color().bind(6);
        program.set("uRefinedDistance", 4);
        program.set("uRefinedGradient", 5);
        program.set("uRefinedColor", 6);
        triangle.draw();
    }

    private Program use(FrameContext frame, FieldTextures field, Map<String, String> more) {
        var mode = Appearance.effectiveMode(frame.scene());
        var constants = new LinkedHashMap<String, String>(more);
        var clip = RegionClip.of(frame);
        constants.putAll(clip.constants());
        switch (mode) {
            case COLOR, DIFFERENCE -> constants.put("WITH_COLOR", "1");
            case SHADED, NORMAL, SLICE -> constants.put("WITH_GRADIENT", "1");
            case EIKONAL -> constants.put("RAW_GRADIENT", "1");
            case DEPTH -> {} // the distance is all it needs
        }
        var program = programs.computeIfAbsent(constants, key -> library.program("fullscreen.vert", "trace.frag", key))
                .use();
        frame.view().setUniforms(program);
        field.bind(program, mode == RenderMode.EIKONAL);
        clip.setUniforms(program);
        return program;
    }

    @Override
    public void close() {
        beams.close();
        programs.values().forEach(library::release);
        programs.clear();
    }
}
