package zeroset.render.viewport;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Sphere;
import zeroset.render.gl.Program;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.scene.RenderMode;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// The surface pass that traces the baked field (`trace.frag`).
final class FastSurface implements AutoCloseable {

    private final ShaderLibrary library;
    private final FullscreenTriangle triangle;
    private final Map<Map<String, String>, ShaderProgram> programs = new HashMap<>();

    FastSurface(ShaderLibrary library, FullscreenTriangle triangle) {
        this.library = library;
        this.triangle = triangle;
    }

    /// Traces every pixel of the bound buffer, within the scissor rectangle.
    void draw(FrameContext frame, FieldTextures field) {
        prepare(frame, field, Map.of());
        triangle.draw();
    }

    /// Traces only where a refined surface has an edge, and takes the refined values over elsewhere.
    void drawEdges(FrameContext frame, FieldTextures field, SurfaceBuffer refined) {
        var program = prepare(frame, field, Map.of("EDGES_ONLY", "1"));
        refined.distance().bind(4);
        refined.gradient().bind(5);
        refined.color().bind(6);
        program.set("uRefinedDistance", 4);
        program.set("uRefinedGradient", 5);
        program.set("uRefinedColor", 6);
        triangle.draw();
    }

    private Program prepare(FrameContext frame, FieldTextures field, Map<String, String> more) {
        var mode = Appearance.effectiveMode(frame.scene());
        var constants = new LinkedHashMap<String, String>(more);
        constants.put("REGION", String.valueOf(regionKind(frame)));
        switch (mode) {
            case COLOR, DIFFERENCE -> constants.put("WITH_COLOR", "1");
            case SHADED, NORMAL -> constants.put("WITH_GRADIENT", "1");
            case SLICE -> {
                constants.put("WITH_GRADIENT", "1");
                constants.put("CUT", "1");
            }
            case EIKONAL -> constants.put("RAW_GRADIENT", "1");
            case DEPTH -> {} // the distance is all it needs
        }
        var program = programs.computeIfAbsent(constants, key -> library.program("fullscreen.vert", "trace.frag", key))
                .use();
        frame.view().setUniforms(program);
        field.bind(program, mode == RenderMode.EIKONAL);
        setRegion(program, frame);
        if (mode == RenderMode.SLICE) {
            var plane = SliceGeometry.of(frame);
            var normal = plane.awayFromEye();
            program.set("uCut", (float) normal.x, (float) normal.y, (float) normal.z, plane.awayOffset());
        }
        return program;
    }

    /// A region that is the field's own sphere needs no clipping of its own.
    private static int regionKind(FrameContext frame) {
        var region = frame.scene().region();
        if (region.isEmpty() || region.get().equals(frame.view().space().region())) {
            return 0;
        }
        return switch (region.get()) {
            case Sphere _ -> 1;
            case OrientedBox _ -> 2;
        };
    }

    private static void setRegion(Program program, FrameContext frame) {
        if (frame.scene().region().isEmpty()) {
            return;
        }
        var space = frame.view().space();
        float perWorld = (float) (1 / space.scale());
        switch (frame.scene().region().get()) {
            case Sphere sphere -> {
                program.set("uRegionCenter", space.toUnit(sphere.center(), new Vector3d()));
                program.set("uRegionHalf", (float) sphere.radius() * perWorld, 0, 0);
            }
            case OrientedBox box -> {
                var center = new Vector3d(box.centerX(), box.centerY(), box.centerZ());
                program.set("uRegionCenter", space.toUnit(center, center));
                program.set(
                        "uRegionHalf",
                        (float) box.halfX() * perWorld,
                        (float) box.halfY() * perWorld,
                        (float) box.halfZ() * perWorld);
                var toWorld = new Quaterniond(box.qx(), box.qy(), box.qz(), box.qw());
                program.set("uRegionAxes", toWorld.get(new Matrix3d()).transpose());
            }
        }
    }

    @Override
    public void close() {
        programs.values().forEach(library::release);
        programs.clear();
    }
}
