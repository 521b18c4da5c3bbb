package zeroset.render.pass;

import static org.lwjgl.opengl.GL41C.GL_COLOR;
import static org.lwjgl.opengl.GL41C.glClearBufferfv;

import java.util.List;
import java.util.Optional;
import zeroset.render.gl.Framebuffer;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Texture2D;

/// What a surface pass found, per pixel of its target. A shader that fills it has three outputs:
///
/// - location 0, `float`: distance along the pixel's ray (of unit length) in the frame's unit space; -1 for a miss;
/// - location 1, `vec4`: gradient of the signed distance there, not normalised; w is unused;
/// - location 2, `vec4`: colour of the surface seen from the camera, sRGB; alpha 1.
public final class SurfaceBuffer implements AutoCloseable {

    private final Texture2D distance;
    private final Texture2D gradient;
    private final Texture2D color;
    private final Framebuffer framebuffer;

    /// Makes room.
    public SurfaceBuffer(int width, int height) {
        distance = new Texture2D(PixelFormat.R32F, width, height, false);
        gradient = new Texture2D(PixelFormat.RGBA16F, width, height, false);
        color = new Texture2D(PixelFormat.RGBA8, width, height, false);
        framebuffer = new Framebuffer(List.of(distance, gradient, color), Optional.empty());
    }

    /// Makes it the target, all of it.
    public void bind() {
        framebuffer.bind();
    }

    /// Fills it with misses.
    public void clear() {
        bind();
        glClearBufferfv(GL_COLOR, 0, new float[] {-1, 0, 0, 0});
        glClearBufferfv(GL_COLOR, 1, new float[4]);
        glClearBufferfv(GL_COLOR, 2, new float[4]);
    }

    /// Distances, `R32F`.
    public Texture2D distance() {
        return distance;
    }

    /// Gradients, `RGBA16F`.
    public Texture2D gradient() {
        return gradient;
    }

    /// Colours, `RGBA8`.
    public Texture2D color() {
        return color;
    }

    /// What draws into it; attachment 0 can be read for distances.
    public Framebuffer framebuffer() {
        return framebuffer;
    }

    @Override
    public void close() {
        framebuffer.close();
        distance.close();
        gradient.close();
        color.close();
    }
}
