package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL41C.glDepthMask;
import static org.lwjgl.opengl.GL41C.glDisable;
import static org.lwjgl.opengl.GL41C.glEnable;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.geometry.SceneTransform;
import zeroset.render.navigation.GizmoPart;
import zeroset.render.navigation.GizmoShape;
import zeroset.render.navigation.RegionGizmo;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.RenderPass;
import zeroset.render.scene.GizmoHandle;

/// The handles of the region of interest: through the surface fainter, before it fully. They depend on the view, so
/// their few lines are made anew per frame.
final class GizmoPass implements RenderPass {

    private static final double THROUGH = 0.6;
    private static final double WIDTH = 2;
    private static final double HOVERED_WIDTH = 3.2;
    private static final double HOVERED_DOT = 1.5; // points added to the radius
    private static final double SQUARE_ALPHA = 0.55;

    private final ScreenShaders shaders;
    private final LineBatch lines = new LineBatch();
    private final DotBatch dots = new DotBatch();
    private final FillBatch fills = new FillBatch();

    GizmoPass(ScreenShaders shaders) {
        this.shaders = shaders;
    }

    private static boolean isShown(FrameContext frame) {
        return frame.scene().region().isPresent()
                && frame.scene().look().guides().gizmo();
    }

    @Override
    public void prepare(FrameContext frame) {
        if (!isShown(frame)) {
            return;
        }
        var scene = frame.scene();
        var guides = scene.look().guides();
        var gizmo = new RegionGizmo(scene.region().orElseThrow(), frame.view().camera(), guides.pixelRatio());
        var palette = Palette.on(scene.look().background());
        var drawing = new Drawing(scene.transform(), guides.pixelRatio());
        for (var part : gizmo.parts().reversed()) { // the first is hit first and therefore drawn last
            boolean hovered = guides.hovered().filter(part.handle()::equals).isPresent();
            drawing.add(part, hovered ? palette.hovered() : ink(part.handle(), palette), hovered);
        }
        lines.upload(drawing.lines);
        dots.upload(drawing.dots);
        fills.upload(drawing.fills);
    }

    private static Ink ink(GizmoHandle handle, Palette palette) {
        return switch (handle) {
            case GizmoHandle.MoveAlong move -> palette.axes().get(move.axis());
            case GizmoHandle.MoveAcross move -> palette.axes().get(move.axis()).faded(SQUARE_ALPHA);
            case GizmoHandle.Turn turn -> palette.axes().get(turn.axis());
            case GizmoHandle.MoveFreely _ -> palette.handle();
            case GizmoHandle.Face face -> palette.axes().get(face.axis());
            case GizmoHandle.Radius radius -> palette.axes().get(radius.axis());
            case GizmoHandle.Corner _ -> palette.handle();
        };
    }

    @Override
    public void draw(FrameContext frame) {
        if (!isShown(frame)) {
            return;
        }
        glDepthMask(false);
        glDisable(GL_DEPTH_TEST);
        drawAll(frame, THROUGH);
        glEnable(GL_DEPTH_TEST);
        drawAll(frame, 1);
        glDepthMask(true);
    }

    private void drawAll(FrameContext frame, double opacity) {
        var space = frame.scene().transform();
        shaders.useFills(frame, space, opacity);
        fills.draw();
        shaders.useLines(frame, space, opacity);
        lines.draw();
        shaders.useDots(frame, space, opacity);
        dots.draw();
    }

    /// Handles as vertices.
    private record Drawing(
            SceneTransform space, double pixelRatio, LineBatch.Lines lines, DotBatch.Dots dots, FillBatch.Fills fills) {

        Drawing(SceneTransform space, double pixelRatio) {
            this(space, pixelRatio, new LineBatch.Lines(), new DotBatch.Dots(), new FillBatch.Fills());
        }

        void add(GizmoPart part, Ink ink, boolean hovered) {
            for (var shape : part.shapes()) {
                switch (shape) {
                    case GizmoShape.Line line ->
                        lines.addChain(toUnit(line.points()), ink, hovered ? HOVERED_WIDTH : WIDTH);
                    case GizmoShape.Area area -> {
                        fills.add(toUnit(area.corners()), ink);
                        lines.addLoop(toUnit(area.corners()), ink, hovered ? 2 : 1); // smooth edges
                    }
                    case GizmoShape.Dot dot ->
                        dots.add(
                                space.toUnit(dot.center(), new Vector3d()),
                                ink,
                                dot.radiusPixels() / pixelRatio + (hovered ? HOVERED_DOT : 0));
                }
            }
        }

        private List<Vector3d> toUnit(List<Vector3dc> points) {
            var result = new ArrayList<Vector3d>();
            for (var point : points) {
                result.add(space.toUnit(point, new Vector3d()));
            }
            return result;
        }
    }

    @Override
    public void close() {
        lines.close();
        dots.close();
        fills.close();
    }
}
