package zeroset.render.viewport;

import org.jspecify.annotations.Nullable;
import zeroset.render.gl.PixelFormat;
import zeroset.render.pass.SurfaceBuffer;

/// The buffers of pictures of one size, made when first needed and again when the size changes.
final class PictureBuffers implements AutoCloseable {

    private int width;
    private int height;
    private @Nullable SurfaceBuffer surface;
    private @Nullable SurfaceBuffer refined;
    private @Nullable SurfaceBuffer edges;
    private @Nullable Target sample;
    private @Nullable Target sum;

    /// Fits the buffers to a size.
    PictureBuffers sized(int newWidth, int newHeight) {
        if (newWidth != width || newHeight != height) {
            close();
            width = newWidth;
            height = newHeight;
        }
        return this;
    }

    /// What the fast pass found.
    SurfaceBuffer surface() {
        if (surface == null) {
            surface = new SurfaceBuffer(width, height);
        }
        return surface;
    }

    /// What a refining pass found.
    SurfaceBuffer refined() {
        if (refined == null) {
            refined = new SurfaceBuffer(width, height);
        }
        return refined;
    }

    /// One sample of what a refining pass found, other than the rest along edges.
    SurfaceBuffer edges() {
        if (edges == null) {
            edges = new SurfaceBuffer(width, height);
        }
        return edges;
    }

    /// One sample of the picture.
    Target sample() {
        if (sample == null) {
            sample = new Target(PixelFormat.RGBA8, width, height);
        }
        return sample;
    }

    /// The sum of several samples; half floats, as eight bits would round four times.
    Target sum() {
        if (sum == null) {
            sum = new Target(PixelFormat.RGBA16F, width, height);
        }
        return sum;
    }

    @Override
    public void close() {
        closeIfOpen(surface);
        closeIfOpen(refined);
        closeIfOpen(edges);
        closeIfOpen(sample);
        closeIfOpen(sum);
        surface = null;
        refined = null;
        edges = null;
        sample = null;
        sum = null;
    }

    private static void closeIfOpen(@Nullable SurfaceBuffer buffer) {
        if (buffer != null) {
            buffer.close();
        }
    }

    private static void closeIfOpen(@Nullable Target target) {
        if (target != null) {
            target.close();
        }
    }
}
