package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.*;

import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/// Pictures of one size in one texture (`sampler2DArray`), with smaller copies of themselves for drawing them small;
/// clamped to their edges.
public final class TextureArray extends GlObject {

    private final PixelFormat format;
    private final int width;
    private final int height;
    private final int layers;

    /// Makes room; the content is undefined.
    public TextureArray(PixelFormat format, int width, int height, int layers) {
        super(glGenTextures());
        this.format = format;
        this.width = width;
        this.height = height;
        this.layers = layers;
        glBindTexture(GL_TEXTURE_2D_ARRAY, id());
        glTexImage3D(
                GL_TEXTURE_2D_ARRAY,
                0,
                format.internalFormat(),
                width,
                height,
                layers,
                0,
                format.layout(),
                format.type(),
                MemoryUtil.NULL);
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    }

    /// Replaces one picture; {@link #refreshSmaller} is to follow once all are in.
    ///
    /// @param layer 0 up to the number of layers
    /// @param data direct, `[height, width]` elements of the format
    public void upload(int layer, ByteBuffer data) {
        if (layer < 0 || layer >= layers || data.remaining() != (long) width * height * format.bytes()) {
            throw new IllegalArgumentException("layer %d of %d takes %d bytes, found %d"
                    .formatted(layer, layers, (long) width * height * format.bytes(), data.remaining()));
        }
        glBindTexture(GL_TEXTURE_2D_ARRAY, id());
        glTexSubImage3D(GL_TEXTURE_2D_ARRAY, 0, 0, 0, layer, width, height, 1, format.layout(), format.type(), data);
    }

    /// Makes the smaller copies anew.
    public void refreshSmaller() {
        glBindTexture(GL_TEXTURE_2D_ARRAY, id());
        glGenerateMipmap(GL_TEXTURE_2D_ARRAY);
    }

    /// Binds it to a texture unit.
    public void bind(int unit) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_2D_ARRAY, id());
    }

    @Override
    protected void delete(int id) {
        glDeleteTextures(id);
    }
}
