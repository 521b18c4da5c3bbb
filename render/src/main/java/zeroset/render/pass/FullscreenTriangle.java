package zeroset.render.pass;

import static org.lwjgl.opengl.GL41C.GL_TRIANGLES;
import static org.lwjgl.opengl.GL41C.glDrawArrays;

import zeroset.render.gl.VertexArray;

/// One triangle that covers the target: the vertex shader `fullscreen.vert` makes its corners. A triangle rather than
/// two, as pixels along a diagonal would be shaded twice.
public final class FullscreenTriangle implements AutoCloseable {

    private final VertexArray vertices;

    /// Makes it.
    public FullscreenTriangle() {
        vertices = new VertexArray();
    }

    /// Draws it with the program in use; a scissor rectangle limits what is shaded.
    public void draw() {
        vertices.bind();
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    @Override
    public void close() {
        vertices.close();
    }
}
