package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.*;

import org.lwjgl.system.MemoryUtil;

/// A cube of values in OpenGL's memory, interpolated between them, clamped to its faces.
public final class Texture3D extends GlObject {

    private final PixelFormat format;
    private final int resolution;

    /// Makes room; the content is undefined.
    ///
    /// @param resolution texels per axis
    public Texture3D(PixelFormat format, int resolution) {
        super(glGenTextures());
        this.format = format;
        this.resolution = resolution;
        glBindTexture(GL_TEXTURE_3D, id());
        glTexImage3D(
                GL_TEXTURE_3D,
                0,
                format.internalFormat(),
                resolution,
                resolution,
                resolution,
                0,
                format.layout(),
                format.type(),
                MemoryUtil.NULL);
        glTexParameteri(GL_TEXTURE_3D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_3D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_3D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_3D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_3D, GL_TEXTURE_WRAP_R, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_3D, GL_TEXTURE_MAX_LEVEL, 0);
    }

    /// Replaces the whole content of a texture of one float an element.
    ///
    /// @param data `[resolution³]`, x fastest, then y, then z
    public void upload(float[] data) {
        check(data.length, PixelFormat.R32F);
        glBindTexture(GL_TEXTURE_3D, id());
        glTexSubImage3D(
                GL_TEXTURE_3D, 0, 0, 0, 0, resolution, resolution, resolution, format.layout(), format.type(), data);
    }

    /// Replaces the whole content of a texture of four bytes an element.
    ///
    /// @param data `[resolution³]`, x fastest, then y, then z; the first channel in the first byte in memory
    public void upload(int[] data) {
        check(data.length, PixelFormat.RGBA8);
        glBindTexture(GL_TEXTURE_3D, id());
        glTexSubImage3D(
                GL_TEXTURE_3D, 0, 0, 0, 0, resolution, resolution, resolution, format.layout(), format.type(), data);
    }

    private void check(int elements, PixelFormat expected) {
        if (format != expected) {
            throw new IllegalArgumentException("expected a texture of " + expected + ", this one is " + format);
        }
        if (elements != resolution * resolution * resolution) {
            throw new IllegalArgumentException("a texture of %d³ takes %d elements, found %d"
                    .formatted(resolution, resolution * resolution * resolution, elements));
        }
    }

    /// Binds it to a texture unit.
    public void bind(int unit) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_3D, id());
    }

    /// Texels per axis.
    public int resolution() {
        return resolution;
    }

    @Override
    protected void delete(int id) {
        glDeleteTextures(id);
    }
}
