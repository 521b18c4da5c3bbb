package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_BGRA;
import static org.lwjgl.opengl.GL41C.GL_BLEND;
import static org.lwjgl.opengl.GL41C.GL_COLOR;
import static org.lwjgl.opengl.GL41C.GL_DEPTH;
import static org.lwjgl.opengl.GL41C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL41C.GL_LEQUAL;
import static org.lwjgl.opengl.GL41C.GL_ONE;
import static org.lwjgl.opengl.GL41C.GL_ONE_MINUS_SRC_ALPHA;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL41C.glBlendFunc;
import static org.lwjgl.opengl.GL41C.glClearBufferfv;
import static org.lwjgl.opengl.GL41C.glDepthFunc;
import static org.lwjgl.opengl.GL41C.glEnable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import zeroset.model.camera.Camera;
import zeroset.render.gl.Framebuffer;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Texture2D;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.RenderPass;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.scene.Background;
import zeroset.render.scene.Picture;
import zeroset.render.scene.ViewportScene;
import zeroset.render.shader.ShaderFolder;
import zeroset.render.shader.ShaderLibrary;

/// The overlays with a target of their own and no zero set: what a viewport does around them, as far as they notice.
final class OverlayStage implements AutoCloseable {

    private final ShaderLibrary library = new ShaderLibrary(ShaderFolder.find());
    private final List<RenderPass> passes = Overlays.create(library);
    private final SurfaceBuffer surface = new SurfaceBuffer(4, 4);
    private int prepared;

    /// Prepares until nothing is left to do, then draws.
    Picture draw(ViewportScene scene, Camera camera) {
        return draw(scene, FrameView.whole(camera, scene.transform()));
    }

    Picture draw(ViewportScene scene, FrameView view) {
        var frame = new FrameContext(scene, view, surface, false);
        prepared = 0;
        do {
            passes.forEach(pass -> pass.prepare(frame));
            prepared++;
        } while (passes.stream().anyMatch(RenderPass::isUnfinished));
        try (var color = new Texture2D(PixelFormat.RGBA8, view.width(), view.height(), false);
                var depth = new Texture2D(PixelFormat.DEPTH32F, view.width(), view.height(), false);
                var target = new Framebuffer(List.of(color), Optional.of(depth))) {
            target.bind();
            glClearBufferfv(GL_COLOR, 0, background(scene.look().background()));
            glClearBufferfv(GL_DEPTH, 0, new float[] {1});
            glEnable(GL_DEPTH_TEST);
            glDepthFunc(GL_LEQUAL);
            glEnable(GL_BLEND);
            glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
            passes.forEach(pass -> pass.draw(frame));
            return read(target);
        }
    }

    /// How many rounds of preparation the last picture took.
    int prepared() {
        return prepared;
    }

    private static float[] background(Background background) {
        return switch (background) {
            case Background.Transparent _ -> new float[4];
            case Background.Color(int rgb) ->
                new float[] {(rgb >> 16) / 255f, ((rgb >> 8) & 0xff) / 255f, (rgb & 0xff) / 255f, 1};
        };
    }

    /// Straight alpha of what was multiplied by it.
    private static Picture read(Framebuffer target) {
        int count = target.width() * target.height();
        var bytes = ByteBuffer.allocateDirect(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        target.read(0, 0, 0, target.width(), target.height(), GL_BGRA, GL_UNSIGNED_BYTE, bytes);
        var argb = new int[count];
        bytes.asIntBuffer().get(argb);
        for (int i = 0; i < count; i++) {
            int alpha = argb[i] >>> 24;
            int pixel = alpha;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int channel = (argb[i] >> shift) & 0xff;
                pixel = (pixel << 8) | Math.min(255, alpha == 0 ? 0 : (channel * 255 + alpha / 2) / alpha);
            }
            argb[i] = pixel;
        }
        return new Picture(target.width(), target.height(), argb, new float[count]);
    }

    @Override
    public void close() {
        passes.forEach(RenderPass::close);
        surface.close();
        library.close();
    }
}
