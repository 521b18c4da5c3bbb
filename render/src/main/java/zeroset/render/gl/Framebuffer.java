package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.*;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Textures that are drawn into. It does not own them.
public final class Framebuffer extends GlObject {

    private final List<Texture2D> colors;
    private final int width;
    private final int height;

    /// Of textures of one size.
    ///
    /// @param colors in the order of the fragment shader's outputs, at least one
    /// @param depth depth buffer
    public Framebuffer(List<Texture2D> colors, Optional<Texture2D> depth) {
        super(glGenFramebuffers());
        this.colors = List.copyOf(colors);
        width = colors.getFirst().width();
        height = colors.getFirst().height();
        glBindFramebuffer(GL_FRAMEBUFFER, id());
        for (int i = 0; i < colors.size(); i++) {
            glFramebufferTexture2D(
                    GL_FRAMEBUFFER,
                    GL_COLOR_ATTACHMENT0 + i,
                    GL_TEXTURE_2D,
                    colors.get(i).id(),
                    0);
        }
        depth.ifPresent(
                texture -> glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, texture.id(), 0));
        var outputs = new int[colors.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = GL_COLOR_ATTACHMENT0 + i;
        }
        glDrawBuffers(outputs);
        int status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
        if (status != GL_FRAMEBUFFER_COMPLETE) {
            throw new GlException("the driver cannot draw into %dx%d of %s (0x%x)"
                    .formatted(
                            width,
                            height,
                            colors.stream().map(Texture2D::format).toList(),
                            status));
        }
    }

    /// Makes it the target of drawing, all of it.
    public void bind() {
        glBindFramebuffer(GL_FRAMEBUFFER, id());
        glViewport(0, 0, width, height);
    }

    /// Reads a rectangle of one of its textures; waits for the drawing to be done.
    ///
    /// @param color which texture
    /// @param layout `GL_BGRA`, `GL_RED`, ...
    /// @param type `GL_UNSIGNED_BYTE`, `GL_FLOAT`, ...
    /// @param dest direct, receives rows from row 0, without gaps
    public void read(int color, int x, int y, int readWidth, int readHeight, int layout, int type, ByteBuffer dest) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, id());
        glReadBuffer(GL_COLOR_ATTACHMENT0 + color);
        glReadPixels(x, y, readWidth, readHeight, layout, type, dest);
    }

    /// The textures it draws into.
    public List<Texture2D> colors() {
        return colors;
    }

    /// Width in pixels.
    public int width() {
        return width;
    }

    /// Height in pixels.
    public int height() {
        return height;
    }

    @Override
    protected void delete(int id) {
        glDeleteFramebuffers(id);
    }
}
