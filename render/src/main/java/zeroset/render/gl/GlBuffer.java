package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.*;

import java.nio.ByteBuffer;

/// A stretch of OpenGL's memory: vertices, indices, or what a {@link BufferTexture} reads.
public final class GlBuffer extends GlObject {

    private final int target;
    private long bytes;

    /// Empty.
    ///
    /// @param target `GL_ARRAY_BUFFER`, `GL_ELEMENT_ARRAY_BUFFER` or `GL_TEXTURE_BUFFER`
    public GlBuffer(int target) {
        super(glGenBuffers());
        this.target = target;
        glBindBuffer(target, id());
    }

    /// Replaces the content.
    ///
    /// @param usage `GL_STATIC_DRAW`, `GL_DYNAMIC_DRAW` or `GL_STREAM_DRAW`
    public void upload(ByteBuffer data, int usage) {
        bytes = data.remaining();
        bind();
        glBufferData(target, data, usage);
    }

    /// Replaces the content.
    public void upload(float[] data, int usage) {
        bytes = 4L * data.length;
        bind();
        glBufferData(target, data, usage);
    }

    /// Replaces the content.
    public void upload(int[] data, int usage) {
        bytes = 4L * data.length;
        bind();
        glBufferData(target, data, usage);
    }

    /// Makes room for what {@link #uploadPart} brings piece by piece; the content is undefined.
    public void reserve(long size, int usage) {
        bytes = size;
        bind();
        glBufferData(target, size, usage);
    }

    /// Replaces a part of the content.
    ///
    /// @param offset bytes from the beginning
    public void uploadPart(long offset, ByteBuffer data) {
        bind();
        glBufferSubData(target, offset, data);
    }

    /// Binds it to its target.
    public void bind() {
        glBindBuffer(target, id());
    }

    /// Size of the content.
    public long bytes() {
        return bytes;
    }

    @Override
    protected void delete(int id) {
        glDeleteBuffers(id);
    }
}
