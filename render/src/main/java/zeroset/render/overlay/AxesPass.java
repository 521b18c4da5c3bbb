package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL41C.glDisable;
import static org.lwjgl.opengl.GL41C.glEnable;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.RenderPass;

/// The axes of the world in the lower left corner of the picture, with their letters.
final class AxesPass implements RenderPass {

    // Points of the screen.
    private static final double LENGTH = 30;
    private static final double MARGIN = 46;
    private static final double LETTER = 4.2;
    private static final double LETTER_AT = 39;
    private static final double WIDTH = 2;

    /// Strokes of X, Y, Z: pairs of points in a square from -1 to 1, y down.
    private static final List<double[]> LETTERS = List.of(
            new double[] {-0.8, -1, 0.8, 1, -0.8, 1, 0.8, -1},
            new double[] {-0.8, -1, 0, 0, 0.8, -1, 0, 0, 0, 0, 0, 1},
            new double[] {-0.8, -1, 0.8, -1, 0.8, -1, -0.8, 1, -0.8, 1, 0.8, 1});

    private final ScreenShaders shaders;
    private final LineBatch lines = new LineBatch();

    AxesPass(ScreenShaders shaders) {
        this.shaders = shaders;
    }

    @Override
    public void prepare(FrameContext frame) {
        var look = frame.scene().look();
        if (!look.guides().axes()) {
            return;
        }
        double point = look.guides().pixelRatio();
        var palette = Palette.on(look.background());
        var camera = frame.view().camera();
        var origin = new Vector3d(MARGIN * point, camera.intrinsics().height() - MARGIN * point, 0);
        var drawing = new LineBatch.Lines();
        IntStream.range(0, 3)
                .boxed()
                .sorted(Comparator.comparingDouble(axis -> -inCamera(frame, axis).z)) // the farthest first
                .forEach(axis -> addAxis(
                        drawing,
                        origin,
                        inCamera(frame, axis),
                        axis,
                        palette.axes().get(axis),
                        point));
        lines.upload(drawing);
    }

    private static Vector3d inCamera(FrameContext frame, int axis) {
        var direction = new Vector3d().setComponent(axis, 1);
        return frame.view().camera().pose().rotation().transformTranspose(direction);
    }

    private static void addAxis(
            LineBatch.Lines drawing, Vector3d origin, Vector3d direction, int axis, Ink ink, double point) {
        var flat = new Vector3d(direction.x, direction.y, 0);
        var shade = direction.z > 0.2 ? ink.faded(0.65) : ink; // away from the viewer
        drawing.add(origin, flat.mul(LENGTH * point, new Vector3d()).add(origin), shade, WIDTH);
        if (flat.length() < 0.25) {
            return; // towards or away from the viewer: the letter would lie on the other axes
        }
        var middle = flat.mul(LETTER_AT * point, new Vector3d()).add(origin);
        double[] strokes = LETTERS.get(axis);
        for (int i = 0; i < strokes.length; i += 4) {
            var from = new Vector3d(strokes[i], strokes[i + 1], 0)
                    .mul(LETTER * point)
                    .add(middle);
            var to = new Vector3d(strokes[i + 2], strokes[i + 3], 0)
                    .mul(LETTER * point)
                    .add(middle);
            drawing.add(from, to, shade, 1.6);
        }
    }

    @Override
    public void draw(FrameContext frame) {
        if (!frame.scene().look().guides().axes()) {
            return;
        }
        glDisable(GL_DEPTH_TEST);
        shaders.useFlatLines(frame, clipFromPicture(frame.view()));
        lines.draw();
        glEnable(GL_DEPTH_TEST);
    }

    /// Pixels of the camera's picture to clip space of the target.
    private static Matrix4f clipFromPicture(FrameView view) {
        float scaleX = (float) (2 / (view.width() * view.step()));
        float scaleY = (float) (2 / (view.height() * view.step()));
        return new Matrix4f()
                .translate(-1, -1, 0)
                .scale(scaleX, scaleY, 0)
                .translate((float) -view.left(), (float) -view.top(), 0);
    }

    @Override
    public void close() {
        lines.close();
    }
}
