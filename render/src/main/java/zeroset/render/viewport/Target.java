package zeroset.render.viewport;

import java.util.List;
import java.util.Optional;
import zeroset.render.gl.Framebuffer;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Texture2D;

/// A picture being drawn: sRGB colours multiplied by alpha, and depths.
final class Target implements AutoCloseable {

    private final Texture2D color;
    private final Texture2D depth;
    private final Framebuffer framebuffer;

    /// @param format `RGBA8`, or `RGBA16F` to add pictures up in
    Target(PixelFormat format, int width, int height) {
        color = new Texture2D(format, width, height, true);
        depth = new Texture2D(PixelFormat.DEPTH32F, width, height, false);
        framebuffer = new Framebuffer(List.of(color), Optional.of(depth));
    }

    Texture2D color() {
        return color;
    }

    Texture2D depth() {
        return depth;
    }

    Framebuffer framebuffer() {
        return framebuffer;
    }

    @Override
    public void close() {
        framebuffer.close();
        color.close();
        depth.close();
    }
}
