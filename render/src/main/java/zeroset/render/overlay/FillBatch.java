package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_ARRAY_BUFFER;
import static org.lwjgl.opengl.GL41C.GL_DYNAMIC_DRAW;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_TRIANGLES;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL41C.glDrawArrays;

import java.util.List;
import org.joml.Vector3dc;
import zeroset.render.gl.GlBuffer;
import zeroset.render.gl.VertexArray;

/// Filled triangles, for `fill.vert`.
final class FillBatch implements AutoCloseable {

    private static final int WORDS = 4; // position, colour
    private static final int STRIDE = 4 * WORDS;

    private final GlBuffer buffer = new GlBuffer(GL_ARRAY_BUFFER);
    private final VertexArray vertices = new VertexArray()
            .attribute(0, buffer, 3, GL_FLOAT, false, STRIDE, 0, false)
            .attribute(1, buffer, 4, GL_UNSIGNED_BYTE, true, STRIDE, 12, false);
    private int count;

    /// Replaces the triangles.
    void upload(Fills fills) {
        buffer.upload(fills.list.toArray(), GL_DYNAMIC_DRAW);
        count = fills.list.size() / WORDS;
    }

    /// Draws them with the program in use.
    void draw() {
        if (count > 0) {
            vertices.bind();
            glDrawArrays(GL_TRIANGLES, 0, count);
        }
    }

    @Override
    public void close() {
        vertices.close();
        buffer.close();
    }

    /// Triangles in the making.
    static final class Fills {

        private final VertexList list = new VertexList();

        /// Adds a convex polygon.
        ///
        /// @param corners three or more, in order
        Fills add(List<? extends Vector3dc> corners, Ink ink) {
            for (int i = 2; i < corners.size(); i++) {
                list.add(corners.getFirst()).add(ink);
                list.add(corners.get(i - 1)).add(ink);
                list.add(corners.get(i)).add(ink);
            }
            return this;
        }
    }
}
