package zeroset.render.viewport;

import java.util.Arrays;
import java.util.Optional;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.render.cpu.CpuRenderer;
import zeroset.render.cpu.PhotoDifference;
import zeroset.render.pass.FrameView;
import zeroset.render.scene.Picture;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;
import zeroset.render.surroundings.SurroundingsColors;

/// A picture drawn by the CPU in strips, so that it can be given up in between.
final class CpuStrips {

    private final CpuRenderer renderer;
    private final Optional<SurroundingsColors> surroundings;
    private final ViewportScene scene;
    private final Camera camera;
    private final int rows;
    private final int[] argb;
    private final float[] depth;
    private int top;

    /// @param surroundings what lies behind the surface, where they are shown
    /// @param rows height of a strip in pixels
    CpuStrips(
            CpuRenderer renderer,
            Optional<SurroundingsColors> surroundings,
            ViewportScene scene,
            Camera camera,
            int rows) {
        this.renderer = renderer;
        this.surroundings = surroundings;
        this.scene = scene;
        this.camera = camera;
        this.rows = rows;
        var lens = camera.intrinsics();
        argb = new int[Math.multiplyExact(lens.width(), lens.height())];
        depth = new float[argb.length];
        Arrays.fill(depth, Float.NaN);
    }

    /// What is drawn of a mode; see {@link Appearance#effectiveMode}.
    private RenderMode mode() {
        return Appearance.effectiveMode(scene);
    }

    /// Draws the next strip; true when it was the last.
    boolean step() throws InterruptedException {
        var lens = camera.intrinsics();
        int height = Math.min(rows, lens.height() - top);
        // the same lens, of which only some rows are on the film
        var strip = new Intrinsics(
                lens.width(), height, lens.fx(), lens.fy(), lens.cx(), lens.cy() - top, lens.distortion());
        var picture = renderer.render(new Camera(strip, camera.pose()), mode(), scene.look(), scene.region());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < lens.width(); x++) {
                argb[(top + y) * lens.width() + x] = picture.argb(x, y);
                depth[(top + y) * lens.width() + x] = picture.depth(x, y);
            }
        }
        surroundings.ifPresent(colors -> layBelow(colors, height));
        top += height;
        return top == lens.height();
    }

    private void layBelow(SurroundingsColors colors, int height) {
        var view = FrameView.whole(camera, scene.snapshot().orElseThrow().transform());
        var below = new int[view.width() * height];
        colors.fill(view, top, top + height, below);
        int first = top * view.width();
        for (int i = 0; i < below.length; i++) {
            argb[first + i] = CpuCompositor.over(argb[first + i], 1, below[i]);
        }
    }

    /// The whole picture.
    Picture result() {
        if (mode() == RenderMode.DEPTH) {
            CpuRenderer.paintDepth(argb, depth); // the range of the whole, not of each strip
        }
        var lens = camera.intrinsics();
        var picture = new Picture(lens.width(), lens.height(), argb, depth);
        return mode() == RenderMode.DIFFERENCE
                ? PhotoDifference.of(picture, scene.photo().orElseThrow().photograph())
                : picture;
    }
}
