package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.*;

import java.nio.ByteBuffer;

/// A long array that shaders read by index (`samplerBuffer`, `texelFetch`): network weights, hash tables.
public final class BufferTexture extends GlObject {

    private final PixelFormat format;
    private final GlBuffer buffer;

    /// Empty.
    ///
    /// @param format any but depth
    public BufferTexture(PixelFormat format) {
        super(glGenTextures());
        this.format = format;
        buffer = new GlBuffer(GL_TEXTURE_BUFFER);
        glBindTexture(GL_TEXTURE_BUFFER, id());
        glTexBuffer(GL_TEXTURE_BUFFER, format.internalFormat(), buffer.id());
    }

    /// The most elements a buffer texture can hold here; at least 65536 by the standard, 2^27 with most drivers.
    public static int maximumLength() {
        return glGetInteger(GL_MAX_TEXTURE_BUFFER_SIZE);
    }

    /// Replaces the content; of `RGBA16F` too it is taken as it lies in the buffer's memory, that is as halves.
    public void upload(ByteBuffer data) {
        buffer.upload(data, GL_STATIC_DRAW);
    }

    /// Replaces the content of a format with floats.
    public void upload(float[] data) {
        if (format == PixelFormat.R16F || format == PixelFormat.RGBA16F || format == PixelFormat.RGBA8) {
            throw new IllegalArgumentException("a buffer texture of " + format + " holds no floats");
        }
        buffer.upload(data, GL_STATIC_DRAW);
    }

    /// Binds it to a texture unit.
    public void bind(int unit) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_BUFFER, id());
    }

    @Override
    protected void delete(int id) {
        glDeleteTextures(id);
        buffer.close();
    }
}
