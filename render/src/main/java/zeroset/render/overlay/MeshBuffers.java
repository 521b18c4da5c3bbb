package zeroset.render.overlay;

import static org.lwjgl.opengl.GL41C.GL_ARRAY_BUFFER;
import static org.lwjgl.opengl.GL41C.GL_ELEMENT_ARRAY_BUFFER;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_INT_2_10_10_10_REV;
import static org.lwjgl.opengl.GL41C.GL_R32I;
import static org.lwjgl.opengl.GL41C.GL_RGB32F;
import static org.lwjgl.opengl.GL41C.GL_STATIC_DRAW;
import static org.lwjgl.opengl.GL41C.GL_TRIANGLES;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_INT;
import static org.lwjgl.opengl.GL41C.glBindVertexArray;
import static org.lwjgl.opengl.GL41C.glDrawElements;

import java.nio.ByteBuffer;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.lwjgl.system.MemoryUtil;
import zeroset.model.geometry.SceneTransform;
import zeroset.render.gl.BufferView;
import zeroset.render.gl.GlBuffer;
import zeroset.render.gl.VertexArray;
import zeroset.render.pass.FrameView;
import zeroset.render.scene.MeshGeometry;

/// A mesh on its way into OpenGL's memory, piece by piece, and there.
final class MeshBuffers implements AutoCloseable {

    /// Elements per piece: a few milliseconds of copying.
    private static final int PIECE = 1 << 16;

    private static final int POSITION_BYTES = 12;
    private static final int LOOK_BYTES = 8; // packed normal and colour
    private static final int TRIANGLE_BYTES = 12;

    private final MeshGeometry mesh;
    private final GlBuffer positions = new GlBuffer(GL_ARRAY_BUFFER);
    private final GlBuffer looks = new GlBuffer(GL_ARRAY_BUFFER);
    private final GlBuffer triangles;
    private final VertexArray vertices;
    private final BufferView positionView;
    private final BufferView triangleView;
    private final Vector3d low = new Vector3d(Double.POSITIVE_INFINITY);
    private final Vector3d high = new Vector3d(Double.NEGATIVE_INFINITY);
    private int verticesDone;
    private int trianglesDone;

    /// Makes room for a mesh.
    MeshBuffers(MeshGeometry mesh) {
        this.mesh = mesh;
        glBindVertexArray(0); // index buffers belong to the vertex array that is bound
        triangles = new GlBuffer(GL_ELEMENT_ARRAY_BUFFER);
        positions.reserve((long) POSITION_BYTES * mesh.vertexCount(), GL_STATIC_DRAW);
        looks.reserve((long) LOOK_BYTES * mesh.vertexCount(), GL_STATIC_DRAW);
        triangles.reserve((long) TRIANGLE_BYTES * mesh.triangleCount(), GL_STATIC_DRAW);
        vertices = new VertexArray()
                .attribute(0, positions, 3, GL_FLOAT, false, POSITION_BYTES, 0, false)
                .attribute(1, looks, 4, GL_INT_2_10_10_10_REV, true, LOOK_BYTES, 0, false)
                .attribute(2, looks, 4, GL_UNSIGNED_BYTE, true, LOOK_BYTES, 4, false)
                .indices(triangles);
        positionView = new BufferView(positions, GL_RGB32F);
        triangleView = new BufferView(triangles, GL_R32I);
    }

    /// The mesh.
    MeshGeometry mesh() {
        return mesh;
    }

    /// Whether all of it is there.
    boolean isComplete() {
        return verticesDone == mesh.vertexCount() && trianglesDone == mesh.triangleCount();
    }

    /// Uploads for a while.
    ///
    /// @param nanos how long; one piece is uploaded in any case
    void upload(long nanos) {
        long end = System.nanoTime() + nanos;
        ByteBuffer piece = MemoryUtil.memAlloc(POSITION_BYTES * PIECE);
        try {
            glBindVertexArray(0);
            do {
                if (verticesDone < mesh.vertexCount()) {
                    uploadVertices(piece);
                } else if (trianglesDone < mesh.triangleCount()) {
                    uploadTriangles(piece);
                }
            } while (!isComplete() && System.nanoTime() < end);
        } finally {
            MemoryUtil.memFree(piece);
        }
    }

    private void uploadVertices(ByteBuffer piece) {
        int count = Math.min(PIECE, mesh.vertexCount() - verticesDone);
        piece.clear().limit(POSITION_BYTES * count);
        piece.asFloatBuffer().put(mesh.positions(), 3 * verticesDone, 3 * count);
        positions.uploadPart((long) POSITION_BYTES * verticesDone, piece);

        for (int at = 3 * verticesDone; at < 3 * (verticesDone + count); at += 3) {
            var position = new Vector3d(mesh.positions()[at], mesh.positions()[at + 1], mesh.positions()[at + 2]);
            low.min(position);
            high.max(position);
        }
        piece.clear();
        boolean colored = mesh.colors().length > 0;
        for (int vertex = verticesDone; vertex < verticesDone + count; vertex++) {
            piece.putInt(packedNormal(mesh.normals(), 3 * vertex));
            for (int channel = 0; channel < 3; channel++) {
                piece.put(colored ? mesh.colors()[3 * vertex + channel] : (byte) 0xcc);
            }
            piece.put((byte) 0xff);
        }
        piece.flip();
        looks.uploadPart((long) LOOK_BYTES * verticesDone, piece);
        verticesDone += count;
    }

    /// Ten bits per axis: finer than a step of an 8-bit colour.
    private static int packedNormal(float[] normals, int at) {
        return tenBits(normals[at]) | tenBits(normals[at + 1]) << 10 | tenBits(normals[at + 2]) << 20;
    }

    private static int tenBits(float value) {
        return Math.round(511 * Math.clamp(value, -1f, 1f)) & 0x3ff;
    }

    private void uploadTriangles(ByteBuffer piece) {
        int count = Math.min(PIECE, mesh.triangleCount() - trianglesDone);
        piece.clear().limit(TRIANGLE_BYTES * count);
        piece.asIntBuffer().put(mesh.triangles(), 3 * trianglesDone, 3 * count);
        triangles.uploadPart((long) TRIANGLE_BYTES * trianglesDone, piece);
        trianglesDone += count;
    }

    /// Binds positions and indices for `lib/triangle_edges.glsl`.
    void bindEdges(int positionUnit, int indexUnit) {
        positionView.bind(positionUnit);
        triangleView.bind(indexUnit);
    }

    /// Distances of the nearest and the farthest corner of the mesh's bounding box along the optical axis.
    ///
    /// @param space unit space of the mesh
    /// @return x the nearest, y the farthest, in the view's unit space
    Vector2d depthRange(FrameView view, SceneTransform space) {
        var range = new Vector2d(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        for (int octant = 0; octant < 8; octant++) {
            var corner = new Vector3d(
                    (octant & 1) == 0 ? low.x : high.x,
                    (octant & 2) == 0 ? low.y : high.y,
                    (octant & 4) == 0 ? low.z : high.z);
            var world = space.toWorld(corner, new Vector3d());
            double away = view.camera().pose().toCamera(world, new Vector3d()).z
                    / view.space().scale();
            range.set(Math.min(range.x, away), Math.max(range.y, away));
        }
        return range;
    }

    /// Draws some of its triangles with the program in use.
    ///
    /// @param first number of the first one
    void draw(int first, int count) {
        vertices.bind();
        glDrawElements(GL_TRIANGLES, 3 * count, GL_UNSIGNED_INT, (long) TRIANGLE_BYTES * first);
    }

    @Override
    public void close() {
        triangleView.close();
        positionView.close();
        vertices.close();
        triangles.close();
        looks.close();
        positions.close();
    }
}
