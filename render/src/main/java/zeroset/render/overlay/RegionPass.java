package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_BACK;
import static org.lwjgl.opengl.GL41C.GL_CULL_FACE;
import static org.lwjgl.opengl.GL41C.GL_FRONT;
import static org.lwjgl.opengl.GL41C.glCullFace;
import static org.lwjgl.opengl.GL41C.glDepthMask;
import static org.lwjgl.opengl.GL41C.glDisable;
import static org.lwjgl.opengl.GL41C.glEnable;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.render.navigation.RegionFrame;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.RenderPass;

/// The region of interest: outline and a faint shell, whose far side is seen behind what is inside.
///
/// What faces away is drawn fainter, which depends on the view, so the few hundred lines are made anew per frame.
final class RegionPass implements RenderPass {

    private static final double WIDTH = 1.5;
    private static final double FAR_SIDE = 0.35;
    private static final double SHELL_ALPHA = 0.05;
    private static final int CIRCLE_SEGMENTS = 96;

    private static final int[][] BOX_EDGES = {
        {0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3}, {4, 6}, {5, 7}, {0, 4}, {1, 5}, {2, 6}, {3, 7}
    };

    private final ScreenShaders shaders;
    private final LineBatch lines = new LineBatch();
    private final FillBatch shell = new FillBatch();

    RegionPass(ScreenShaders shaders) {
        this.shaders = shaders;
    }

    @Override
    public void prepare(FrameContext frame) {
        var scene = frame.scene();
        if (scene.region().isEmpty() || !scene.look().guides().region()) {
            return;
        }
        var region = scene.region().get();
        var ink = Palette.on(scene.look().background()).region();
        var eye = frame.view().camera().pose().center();
        var outline = new Outline(scene.transform(), eye, ink);
        switch (region) {
            case Sphere sphere -> outline.addSphere(sphere);
            case OrientedBox box -> outline.addBox(RegionFrame.of(box));
        }
        lines.upload(outline.lines);
        shell.upload(shell(region, scene.transform(), ink.faded(SHELL_ALPHA)));
    }

    @Override
    public void draw(FrameContext frame) {
        var scene = frame.scene();
        if (scene.region().isEmpty() || !scene.look().guides().region()) {
            return;
        }
        glDepthMask(false);
        glEnable(GL_CULL_FACE);
        glCullFace(GL_FRONT);
        shaders.useFills(frame, scene.transform(), 1);
        shell.draw();
        glCullFace(GL_BACK);
        glDisable(GL_CULL_FACE);
        shaders.useLines(frame, scene.transform(), 1);
        lines.draw();
        glDepthMask(true);
    }

    private static FillBatch.Fills shell(Region region, SceneTransform space, Ink ink) {
        return switch (region) {
            case Sphere sphere -> ballShell(sphere, space, ink);
            case OrientedBox box -> boxShell(RegionFrame.of(box), space, ink);
        };
    }

    private static FillBatch.Fills ballShell(Sphere ball, SceneTransform space, Ink ink) {
        int rings = CIRCLE_SEGMENTS / 4;
        var fills = new FillBatch.Fills();
        for (int ring = 0; ring < rings; ring++) {
            for (int step = 0; step < 2 * rings; step++) {
                fills.add(
                        List.of(
                                onBall(ball, space, ring, step),
                                onBall(ball, space, ring + 1, step),
                                onBall(ball, space, ring + 1, step + 1),
                                onBall(ball, space, ring, step + 1)),
                        ink);
            }
        }
        return fills;
    }

    private static Vector3d onBall(Sphere ball, SceneTransform space, int ring, int step) {
        double polar = Math.PI * ring / (CIRCLE_SEGMENTS / 4);
        double azimuth = Math.PI * step / (CIRCLE_SEGMENTS / 4);
        var direction =
                new Vector3d(Math.sin(polar) * Math.cos(azimuth), Math.sin(polar) * Math.sin(azimuth), Math.cos(polar));
        return space.toUnit(direction.mul(ball.radius()).add(ball.center()), new Vector3d());
    }

    private static FillBatch.Fills boxShell(RegionFrame box, SceneTransform space, Ink ink) {
        var fills = new FillBatch.Fills();
        int[][] faces = {{0, 4, 6, 2}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 2, 3, 1}, {4, 5, 7, 6}};
        for (var face : faces) {
            var corners = new ArrayList<Vector3d>();
            for (int octant : face) {
                corners.add(space.toUnit(box.corner(octant), new Vector3d()));
            }
            fills.add(corners, ink);
        }
        return fills;
    }

    /// The lines of a region as an eye sees them.
    ///
    /// @param space unit space of the vertices
    /// @param eye world space
    /// @param ink of what faces the eye
    private record Outline(SceneTransform space, Vector3dc eye, Ink ink, LineBatch.Lines lines) {

        Outline(SceneTransform space, Vector3dc eye, Ink ink) {
            this(space, eye, ink, new LineBatch.Lines());
        }

        /// Three great circles, and the outline where the eye is outside.
        void addSphere(Sphere ball) {
            for (int axis = 0; axis < 3; axis++) {
                var u = new Vector3d().setComponent((axis + 1) % 3, ball.radius());
                var v = new Vector3d().setComponent((axis + 2) % 3, ball.radius());
                for (int i = 0; i < CIRCLE_SEGMENTS; i++) {
                    var from = onCircle(ball.center(), u, v, i);
                    var to = onCircle(ball.center(), u, v, i + 1);
                    boolean front = from.sub(ball.center(), new Vector3d()).dot(eye.sub(from, new Vector3d())) > 0;
                    add(from, to, front ? ink.faded(0.75) : ink.faded(0.75 * FAR_SIDE));
                }
            }
            var toEye = eye.sub(ball.center(), new Vector3d());
            double ratio = ball.radius() / toEye.length();
            if (ratio < 1) {
                addOutline(ball, toEye.normalize(), ratio);
            }
        }

        /// The circle where rays from the eye touch the sphere.
        private void addOutline(Sphere ball, Vector3dc toEye, double ratio) {
            var middle = toEye.mul(ball.radius() * ratio, new Vector3d()).add(ball.center());
            double radius = ball.radius() * Math.sqrt(1 - ratio * ratio);
            var u = toEye.cross(new Vector3d().setComponent(new Vector3d(toEye).minComponent(), 1), new Vector3d());
            u.normalize(radius);
            var v = toEye.cross(u, new Vector3d());
            for (int i = 0; i < CIRCLE_SEGMENTS; i++) {
                add(onCircle(middle, u, v, i), onCircle(middle, u, v, i + 1), ink);
            }
        }

        void addBox(RegionFrame box) {
            for (var edge : BOX_EDGES) {
                boolean front = facesEye(box, edge);
                add(box.corner(edge[0]), box.corner(edge[1]), front ? ink : ink.faded(FAR_SIDE));
            }
        }

        /// Whether one of the two faces at an edge is turned towards the eye.
        private boolean facesEye(RegionFrame box, int[] edge) {
            for (int axis = 0; axis < 3; axis++) {
                int bit = 1 << axis;
                if ((edge[0] & bit) == (edge[1] & bit)) {
                    boolean positive = (edge[0] & bit) != 0;
                    var outward = box.axis(axis).mul(positive ? 1 : -1);
                    if (eye.sub(box.face(axis, positive), new Vector3d()).dot(outward) > 0) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static Vector3d onCircle(Vector3dc middle, Vector3dc u, Vector3dc v, int step) {
            double angle = 2 * Math.PI * step / CIRCLE_SEGMENTS;
            return u.mul(Math.cos(angle), new Vector3d())
                    .add(v.mul(Math.sin(angle), new Vector3d()))
                    .add(middle);
        }

        private void add(Vector3dc from, Vector3dc to, Ink shade) {
            lines.add(space.toUnit(from, new Vector3d()), space.toUnit(to, new Vector3d()), shade, WIDTH);
        }
    }

    @Override
    public void close() {
        lines.close();
        shell.close();
    }
}
