package zeroset.render.pass;

import org.joml.Matrix3d;
import org.joml.Matrix4d;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Distortion;
import zeroset.model.geometry.SceneTransform;
import zeroset.render.gl.Program;

/// A camera as shaders see it: in unit space, and for a target whose pixels need not be the camera's. A coarse
/// target has fewer, a tile of a large picture covers a part of it, a shifted one samples between pixel
/// centres.
///
/// @param camera the camera; its lens gives the size of the whole picture
/// @param space the unit space of the frame
/// @param width pixels of the target
/// @param height pixels of the target
/// @param left x in the camera's picture of the target's left edge
/// @param top y in the camera's picture of the target's top edge
/// @param step width and height of a target's pixel in the camera's pixels
public record FrameView(
        Camera camera, SceneTransform space, int width, int height, double left, double top, double step) {

    /// Texture unit of the lens table.
    public static final int LENS_UNIT = 12;

    /// Unit-space lengths: nearer than this to the camera nothing is drawn. A float depth buffer then tells apart
    /// surfaces 1e-4 apart at a distance of 4.
    private static final double NEAR = 0.01;

    private static final double FAR = 1000;

    /// Every pixel of the camera's picture.
    public static FrameView whole(Camera camera, SceneTransform space) {
        var lens = camera.intrinsics();
        return new FrameView(camera, space, lens.width(), lens.height(), 0, 0, 1);
    }

    /// The whole picture with fewer pixels, each `factor` of the camera's wide and high.
    public FrameView coarser(double factor) {
        int newWidth = Math.max(1, (int) Math.ceil(width / factor));
        int newHeight = Math.max(1, (int) Math.ceil(height / factor));
        return new FrameView(camera, space, newWidth, newHeight, left, top, step * factor);
    }

    /// The same with every sample shifted.
    ///
    /// @param dx shares of a target's pixel
    /// @param dy shares of a target's pixel
    public FrameView shifted(double dx, double dy) {
        return new FrameView(camera, space, width, height, left + dx * step, top + dy * step, step);
    }

    /// A rectangle of it as a target of its own.
    public FrameView part(int x, int y, int partWidth, int partHeight) {
        return new FrameView(camera, space, partWidth, partHeight, left + x * step, top + y * step, step);
    }

    /// The camera's position in unit space.
    public Vector3d eye() {
        return space.toUnit(camera.pose().center(), new Vector3d());
    }

    /// Width of a target's pixel one unit in front of the camera, on its axis.
    public double pixelAngle() {
        return step / Math.max(camera.intrinsics().fx(), camera.intrinsics().fy());
    }

    /// From positions of a unit space, the frame's or another, to clip space: x to the right, y down, -1..1
    /// over the target, depth as the surface's depth. The lens's distortion is left out.
    public Matrix4f clipFrom(SceneTransform from) {
        var lens = camera.intrinsics();
        double scaleX = 2 / (width * step);
        double scaleY = 2 / (height * step);
        var projection = new Matrix4d(
                lens.fx() * scaleX,
                0,
                0,
                0,
                0,
                lens.fy() * scaleY,
                0,
                0,
                (lens.cx() - left) * scaleX - 1,
                (lens.cy() - top) * scaleY - 1,
                depthOffset(),
                1,
                0,
                0,
                depthSlope(),
                0);
        // from's unit -> world -> frame's unit, relative to the eye: all in doubles, as world offsets are large
        double ratio = from.scale() / space.scale();
        var origin = space.toUnit(from.region().center(), new Vector3d()).sub(eye());
        var toCamera = new Matrix4d()
                .set3x3(new Matrix3d(camera.pose().rotation()).transpose())
                .translate(origin)
                .scale(ratio);
        return new Matrix4f(projection.mul(toCamera));
    }

    /// Depth in clip space is `offset + slope / z` with the distance z along the optical axis.
    private static double depthOffset() {
        return (FAR + NEAR) / (FAR - NEAR);
    }

    private static double depthSlope() {
        return -2 * FAR * NEAR / (FAR - NEAR);
    }

    /// Distance along the optical axis of a window depth as it stands in the depth buffer, unit space; -1 for
    /// the far end, where nothing was drawn.
    public double axialDistance(double windowDepth) {
        return windowDepth >= 1 ? -1 : depthSlope() / (2 * windowDepth - 1 - depthOffset());
    }

    /// Sets the uniforms of `lib/camera.glsl`.
    public void setUniforms(Program program) {
        var lens = camera.intrinsics();
        program.set("uPixel", (float) left, (float) top, (float) step, (float) pixelAngle());
        program.set("uLens", (float) lens.fx(), (float) lens.fy(), (float) lens.cx(), (float) lens.cy());
        program.set("uPictureSize", lens.width(), (float) lens.height());
        program.set("uCameraToUnit", camera.pose().rotation());
        program.set("uEye", eye());
        program.set("uDepth", (float) depthOffset(), (float) depthSlope());
        program.set("uDistorted", !(lens.distortion() instanceof Distortion.None));
        program.set("uIdeal", LENS_UNIT);
    }
}
