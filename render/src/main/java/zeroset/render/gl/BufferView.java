package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.*;

/// A buffer of vertices or indices that shaders can also read by index (`samplerBuffer`, `isamplerBuffer`). It does not
/// own the buffer.
public final class BufferView extends GlObject {

    /// Of a buffer.
    ///
    /// @param internalFormat what an element is: `GL_RGB32F`, `GL_R32I`, ...
    public BufferView(GlBuffer buffer, int internalFormat) {
        super(glGenTextures());
        glBindTexture(GL_TEXTURE_BUFFER, id());
        glTexBuffer(GL_TEXTURE_BUFFER, internalFormat, buffer.id());
    }

    /// Binds it to a texture unit.
    public void bind(int unit) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_BUFFER, id());
    }

    @Override
    protected void delete(int id) {
        glDeleteTextures(id);
    }
}
