package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.*;

/// How vertices lie in buffers. Without any attribute it serves shaders that make their vertices from `gl_VertexID`.
public final class VertexArray extends GlObject {

    /// Without attributes.
    public VertexArray() {
        super(glGenVertexArrays());
    }

    /// Adds an attribute of floats; bytes become 0..1 when normalised.
    ///
    /// @param index the shader's `layout(location = ...)`
    /// @param buffer where it lies
    /// @param components 1..4
    /// @param type `GL_FLOAT`, `GL_UNSIGNED_BYTE`, ...
    /// @param normalised whether whole numbers become 0..1
    /// @param strideBytes from one vertex to the next
    /// @param offsetBytes of the first
    /// @param perInstance whether it advances with instances rather than vertices
    public VertexArray attribute(
            int index,
            GlBuffer buffer,
            int components,
            int type,
            boolean normalised,
            int strideBytes,
            long offsetBytes,
            boolean perInstance) {
        bind();
        buffer.bind();
        glEnableVertexAttribArray(index);
        glVertexAttribPointer(index, components, type, normalised, strideBytes, offsetBytes);
        glVertexAttribDivisor(index, perInstance ? 1 : 0);
        return this;
    }

    /// Adds the buffer of indices.
    public VertexArray indices(GlBuffer buffer) {
        bind();
        buffer.bind();
        return this;
    }

    /// Makes it current.
    public void bind() {
        glBindVertexArray(id());
    }

    @Override
    protected void delete(int id) {
        glDeleteVertexArrays(id);
    }
}
