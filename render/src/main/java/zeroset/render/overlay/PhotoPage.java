package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_ARRAY_BUFFER;
import static org.lwjgl.opengl.GL41C.GL_DYNAMIC_DRAW;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_TRIANGLE_STRIP;
import static org.lwjgl.opengl.GL41C.glDrawArraysInstanced;

import java.nio.ByteBuffer;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.lwjgl.system.MemoryUtil;
import zeroset.render.gl.GlBuffer;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.TextureArray;
import zeroset.render.gl.VertexArray;
import zeroset.render.scene.Raster;

/// Some dozens of photographs in one texture, and the quads they are drawn on, for `photo.vert`. Each is stretched to a
/// square, which its quad undoes.
final class PhotoPage implements AutoCloseable {

    /// Photographs per page.
    static final int CAPACITY = 64;

    private static final int SIZE = 128; // pixels a side
    private static final int WORDS = 11; // corner, right, down, layer, opacity
    private static final int STRIDE = 4 * WORDS;

    private final TextureArray texture = new TextureArray(PixelFormat.RGBA8, SIZE, SIZE, CAPACITY);
    private final GlBuffer buffer = new GlBuffer(GL_ARRAY_BUFFER);
    private final VertexArray vertices = new VertexArray()
            .attribute(0, buffer, 3, GL_FLOAT, false, STRIDE, 0, true)
            .attribute(1, buffer, 3, GL_FLOAT, false, STRIDE, 12, true)
            .attribute(2, buffer, 3, GL_FLOAT, false, STRIDE, 24, true)
            .attribute(3, buffer, 2, GL_FLOAT, false, STRIDE, 36, true);
    private VertexList quads = new VertexList();
    private int count;
    private boolean stale;

    /// Replaces a photograph.
    void put(int layer, Raster photo) {
        ByteBuffer pixels = MemoryUtil.memAlloc(4 * SIZE * SIZE);
        try {
            PhotoScaler.squeeze(photo, SIZE, pixels);
            texture.upload(layer, pixels);
        } finally {
            MemoryUtil.memFree(pixels);
        }
        stale = true;
    }

    /// Begins a new set of quads.
    void clearQuads() {
        quads = new VertexList();
    }

    /// Adds a quad.
    ///
    /// @param corners top left, top right, bottom right, bottom left
    void addQuad(List<? extends Vector3dc> corners, int layer, double opacity) {
        var topLeft = corners.get(0);
        quads.add(topLeft)
                .add(corners.get(1).sub(topLeft, new Vector3d()))
                .add(corners.get(3).sub(topLeft, new Vector3d()))
                .add(layer)
                .add((float) opacity);
    }

    /// Ends the set of quads.
    void uploadQuads() {
        buffer.upload(quads.toArray(), GL_DYNAMIC_DRAW);
        count = quads.size() / WORDS;
        if (stale) {
            texture.refreshSmaller();
            stale = false;
        }
    }

    /// Draws the quads with the program in use, which reads texture unit 0.
    void draw() {
        if (count > 0) {
            texture.bind(0);
            vertices.bind();
            glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
        }
    }

    @Override
    public void close() {
        vertices.close();
        buffer.close();
        texture.close();
    }
}
