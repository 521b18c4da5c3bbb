package zeroset.render.overlay;

import org.joml.Matrix4fc;
import zeroset.model.geometry.SceneTransform;
import zeroset.render.gl.Program;
import zeroset.render.pass.FrameContext;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// The programs for lines, dots and fills that all overlays share. The library closes them.
final class ScreenShaders {

    /// Lines win over surfaces they lie on: moved towards the eye by this share of their distance.
    static final double ON_TOP = 0.002;

    private final ShaderProgram lines;
    private final ShaderProgram dots;
    private final ShaderProgram fills;

    ScreenShaders(ShaderLibrary library) {
        lines = library.program("line.vert", "line.frag");
        dots = library.program("dot.vert", "dot.frag");
        fills = library.program("fill.vert", "fill.frag");
    }

    /// Makes ready to draw lines.
    ///
    /// @param space unit space of their positions
    /// @param opacity factor of their alpha
    void useLines(FrameContext frame, SceneTransform space, double opacity) {
        use(lines, frame, space, opacity);
    }

    /// Makes ready to draw dots with radii of their own.
    void useDots(FrameContext frame, SceneTransform space, double opacity) {
        use(dots, frame, space, opacity);
    }

    /// Makes ready to draw dots that get smaller with distance.
    ///
    /// @param radius unit space of the frame
    /// @param least points
    /// @param most points
    void useSceneDots(FrameContext frame, SceneTransform space, double radius, double least, double most) {
        use(dots, frame, space, 1).set("uRadius", (float) radius, (float) least, (float) most);
    }

    /// Makes ready to draw triangles.
    void useFills(FrameContext frame, SceneTransform space, double opacity) {
        use(fills, frame, space, opacity);
    }

    private static Program use(ShaderProgram shader, FrameContext frame, SceneTransform space, double opacity) {
        var program = shader.use();
        setClip(program, frame, frame.view().clipFrom(space), ON_TOP);
        program.set("uOpacity", (float) opacity);
        return program;
    }

    /// Makes ready to draw lines whose positions are pixels of the camera's picture, at depth 0.
    void useFlatLines(FrameContext frame, Matrix4fc clipFromPicture) {
        var program = lines.use();
        setClip(program, frame, clipFromPicture, 0);
        program.set("uLensModel", 0); // a picture is not seen through the lens once more
        program.set("uOpacity", 1f);
    }

    /// Sets the uniforms of `lib/clip.glsl`.
    ///
    /// @param clip from the positions' space to clip space
    /// @param towards share of the distance by which depths are moved towards the eye
    static void setClip(Program program, FrameContext frame, Matrix4fc clip, double towards) {
        var view = frame.view();
        view.setUniforms(program);
        LensUniforms.set(program, view);
        program.set("uClip", clip);
        program.set("uTargetSize", view.width(), (float) view.height());
        program.set("uPoint", (float) point(frame));
        program.set("uTowards", (float) towards);
    }

    /// Pixels of the target per point of the screen.
    static double point(FrameContext frame) {
        return frame.scene().look().guides().pixelRatio() / frame.view().step();
    }
}
