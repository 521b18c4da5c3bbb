package zeroset.render.viewport;

import static org.lwjgl.opengl.GL41C.GL_DEPTH_COMPONENT;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_RED;
import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memFree;

import java.util.Optional;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import zeroset.render.gl.Framebuffer;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.scene.SurfaceContent;

/// Answers which point of the world a pixel of the last picture shows. Confined to the `gl` thread.
final class PixelProbe {

    private @Nullable Painted last;

    /// What the last picture was drawn from.
    private record Painted(FrameContext frame, Framebuffer surface, Framebuffer target, boolean meshed) {}

    /// Remembers a picture.
    ///
    /// @param surface what the surface pass found, perhaps of a coarser picture: the frame's view is its
    /// @param target the picture with its depths
    void remember(FrameContext frame, SurfaceBuffer surface, Target target) {
        boolean meshed = frame.scene().look().content() != SurfaceContent.SDF;
        last = new Painted(frame, surface.framebuffer(), target.framebuffer(), meshed);
    }

    /// The world point at a pixel; nothing outside the picture or beside the surface.
    Optional<Vector3d> surfaceAt(double x, double y) {
        var painted = last;
        if (painted == null) {
            return Optional.empty();
        }
        var camera = painted.frame().view().camera();
        var lens = camera.intrinsics();
        if (!(x >= 0 && y >= 0 && x < lens.width() && y < lens.height())) {
            return Optional.empty();
        }
        var direction = camera.rayDirection(x, y, new Vector3d());
        double perUnit = painted.frame().view().space().scale();
        double distance = painted.meshed()
                ? painted.frame().view().axialDistance(readDepth(painted.target(), (int) x, (int) y))
                        / direction.dot(camera.pose().forward(new Vector3d()))
                : readDistance(painted, x, y);
        return distance >= 0
                ? Optional.of(
                        direction.mul(distance * perUnit).add(camera.pose().center()))
                : Optional.empty();
    }

    private static double readDistance(Painted painted, double x, double y) {
        var view = painted.frame().view();
        int column = Math.clamp((int) ((x - view.left()) / view.step()), 0, view.width() - 1);
        int row = Math.clamp((int) ((y - view.top()) / view.step()), 0, view.height() - 1);
        return read(painted.surface(), column, row, GL_RED);
    }

    private static double readDepth(Framebuffer target, int x, int y) {
        return read(target, x, y, GL_DEPTH_COMPONENT);
    }

    private static float read(Framebuffer from, int x, int y, int layout) {
        var bytes = memAlloc(4);
        try {
            from.read(0, x, y, 1, 1, layout, GL_FLOAT, bytes);
            return bytes.getFloat(0);
        } finally {
            memFree(bytes);
        }
    }
}
