package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_ARRAY_BUFFER;
import static org.lwjgl.opengl.GL41C.GL_DYNAMIC_DRAW;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_TRIANGLE_STRIP;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL41C.glDrawArraysInstanced;

import org.joml.Vector3dc;
import zeroset.render.gl.GlBuffer;
import zeroset.render.gl.VertexArray;

/// Discs that face the viewer, for `dot.vert`. Quads rather than OpenGL's points, which vanish as soon as their middle
/// leaves the target: discs would be cut where two tiles of a picture meet.
final class DotBatch implements AutoCloseable {

    private static final int WORDS = 5; // position, colour, radius
    private static final int STRIDE = 4 * WORDS;

    private final GlBuffer buffer = new GlBuffer(GL_ARRAY_BUFFER);
    private final VertexArray vertices = new VertexArray()
            .attribute(0, buffer, 3, GL_FLOAT, false, STRIDE, 0, true)
            .attribute(1, buffer, 4, GL_UNSIGNED_BYTE, true, STRIDE, 12, true)
            .attribute(2, buffer, 1, GL_FLOAT, false, STRIDE, 16, true);
    private int count;

    /// Replaces the dots.
    void upload(Dots dots) {
        buffer.upload(dots.list.toArray(), GL_DYNAMIC_DRAW);
        count = dots.list.size() / WORDS;
    }

    /// Draws them with the program in use.
    void draw() {
        draw(count);
    }

    /// Draws the first of them.
    ///
    /// @param most how many at most
    void draw(int most) {
        if (count > 0) {
            vertices.bind();
            glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, Math.min(count, most));
        }
    }

    @Override
    public void close() {
        vertices.close();
        buffer.close();
    }

    /// Dots in the making.
    static final class Dots {

        private final VertexList list = new VertexList();

        /// Adds a dot.
        ///
        /// @param radius points; 0 to let the shader's bounds decide
        Dots add(Vector3dc center, Ink ink, double radius) {
            list.add(center).add(ink).add((float) radius);
            return this;
        }
    }
}
