package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.*;

import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/// A picture in OpenGL's memory, without smaller copies of itself; clamped to its edges.
public final class Texture2D extends GlObject {

    private final PixelFormat format;
    private final int width;
    private final int height;

    /// Makes room; the content is undefined.
    ///
    /// @param smooth whether it is interpolated between pixels
    public Texture2D(PixelFormat format, int width, int height, boolean smooth) {
        super(glGenTextures());
        this.format = format;
        this.width = width;
        this.height = height;
        glBindTexture(GL_TEXTURE_2D, id());
        glTexImage2D(
                GL_TEXTURE_2D,
                0,
                format.internalFormat(),
                width,
                height,
                0,
                format.layout(),
                format.type(),
                MemoryUtil.NULL);
        int filter = smooth ? GL_LINEAR : GL_NEAREST;
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    }

    /// Replaces the whole content.
    ///
    /// @param data direct, `[height, width]` elements of the format
    public void upload(ByteBuffer data) {
        if (data.remaining() != (long) width * height * format.bytes()) {
            throw new IllegalArgumentException("a %s texture of %dx%d takes %d bytes, found %d"
                    .formatted(format, width, height, (long) width * height * format.bytes(), data.remaining()));
        }
        upload(0, 0, width, height, data);
    }

    /// Replaces a rectangle.
    ///
    /// @param data direct, at least `[partHeight, partWidth]` elements of the format
    public void upload(int x, int y, int partWidth, int partHeight, ByteBuffer data) {
        if (data.remaining() < (long) partWidth * partHeight * format.bytes()) {
            throw new IllegalArgumentException("%dx%d elements of %s take more than %d bytes"
                    .formatted(partWidth, partHeight, format, data.remaining()));
        }
        glBindTexture(GL_TEXTURE_2D, id());
        glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, partWidth, partHeight, format.layout(), format.type(), data);
    }

    /// Binds it to a texture unit.
    public void bind(int unit) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_2D, id());
    }

    /// What an element is.
    public PixelFormat format() {
        return format;
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
        glDeleteTextures(id);
    }
}
