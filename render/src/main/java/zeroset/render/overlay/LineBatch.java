package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_ARRAY_BUFFER;
import static org.lwjgl.opengl.GL41C.GL_DYNAMIC_DRAW;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_TRIANGLE_STRIP;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL41C.glDrawArraysInstanced;

import java.util.List;
import org.joml.Vector3dc;
import zeroset.render.gl.GlBuffer;
import zeroset.render.gl.VertexArray;

/// Straight lines of constant width on the screen, for `line.vert`.
final class LineBatch implements AutoCloseable {

    private static final int WORDS = 9; // start, end, colour, width, dash
    private static final int STRIDE = 4 * WORDS;

    private final GlBuffer buffer = new GlBuffer(GL_ARRAY_BUFFER);
    private final VertexArray vertices = new VertexArray()
            .attribute(0, buffer, 3, GL_FLOAT, false, STRIDE, 0, true)
            .attribute(1, buffer, 3, GL_FLOAT, false, STRIDE, 12, true)
            .attribute(2, buffer, 4, GL_UNSIGNED_BYTE, true, STRIDE, 24, true)
            .attribute(3, buffer, 2, GL_FLOAT, false, STRIDE, 28, true);
    private int count;

    /// Replaces the lines.
    void upload(Lines lines) {
        buffer.upload(lines.list.toArray(), GL_DYNAMIC_DRAW);
        count = lines.list.size() / WORDS;
    }

    /// Draws them with the program in use.
    void draw() {
        if (count > 0) {
            vertices.bind();
            glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
        }
    }

    @Override
    public void close() {
        vertices.close();
        buffer.close();
    }

    /// Lines in the making.
    static final class Lines {

        private final VertexList list = new VertexList();

        /// Adds a solid line.
        ///
        /// @param width points
        Lines add(Vector3dc start, Vector3dc end, Ink ink, double width) {
            return add(start, end, ink, width, 0);
        }

        /// Adds a line.
        ///
        /// @param width points
        /// @param dash period of its dashes in points; 0 for a solid line
        Lines add(Vector3dc start, Vector3dc end, Ink ink, double width, double dash) {
            list.add(start).add(end).add(ink).add((float) width).add((float) dash);
            return this;
        }

        /// Adds a chain of solid lines.
        Lines addChain(List<? extends Vector3dc> points, Ink ink, double width) {
            for (int i = 1; i < points.size(); i++) {
                add(points.get(i - 1), points.get(i), ink, width);
            }
            return this;
        }

        /// Adds a chain of solid lines that ends where it began.
        Lines addLoop(List<? extends Vector3dc> points, Ink ink, double width) {
            addChain(points, ink, width);
            return add(points.getLast(), points.getFirst(), ink, width);
        }
    }
}
