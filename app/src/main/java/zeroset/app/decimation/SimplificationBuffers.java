package zeroset.app.decimation;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import zeroset.model.mesh.MeshBounds;
import zeroset.model.mesh.TriangleMesh;

/// A mesh as meshoptimizer reads it, outside the Java heap: 12 bytes a triangle, and 37 bytes a vertex that has
/// a normal and a colour. Freed when closed. Confined to one thread.
final class SimplificationBuffers implements AutoCloseable {

    /// What turning a normal by a radian, or a colour by its whole range, costs beside moving the surface by the mesh's
    /// longest side.
    /// Enough to keep creases and painted outlines, too little to keep triangles on flat ground.
    private static final float NORMAL_WEIGHT = 0.02f;

    private static final float COLOR_WEIGHT = 0.02f;

    final IntBuffer triangles; // [T, 3]; the limit is what is left of them
    final FloatBuffer positions; // [V, 3], the box centred on the origin, its longest side 1
    final FloatBuffer attributes; // [V, A], normal and colour as far as there are any
    final FloatBuffer weights; // [A]
    final ByteBuffer locks; // [V], 1 for a vertex that stays
    final int attributeCount;
    private final Arena memory = Arena.ofConfined();

    /// Copies a mesh.
    ///
    /// @throws OutOfMemoryError when the memory cannot be had; nothing is held then
    SimplificationBuffers(TriangleMesh mesh) {
        attributeCount = (mesh.hasNormals() ? 3 : 0) + (mesh.hasColors() ? 3 : 0);
        try {
            triangles = bytes(3L * mesh.triangleCount()).asIntBuffer();
            positions = bytes(3L * mesh.vertexCount()).asFloatBuffer();
            attributes = bytes((long) attributeCount * mesh.vertexCount()).asFloatBuffer();
            weights = bytes(attributeCount).asFloatBuffer();
            locks = memory.allocate(mesh.vertexCount()).asByteBuffer();
        } catch (Throwable e) {
            memory.close();
            throw e;
        }
        fillTriangles(mesh);
        fillPositions(mesh);
        fillAttributes(mesh);
    }

    private ByteBuffer bytes(long words) {
        return memory.allocate(Integer.BYTES * words, Integer.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder());
    }

    /// Once more all of the triangles.
    void fillTriangles(TriangleMesh mesh) {
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            for (int corner = 0; corner < 3; corner++) {
                triangles.put(3 * triangle + corner, mesh.corner(triangle, corner));
            }
        }
    }

    /// Centred and scaled in doubles first: georeferenced coordinates would fall together as floats.
    private void fillPositions(TriangleMesh mesh) {
        var bounds = MeshBounds.of(mesh);
        double scale = bounds.longestSide() > 0 ? 1 / bounds.longestSide() : 1;
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            for (int axis = 0; axis < 3; axis++) {
                double place = (mesh.position(vertex, axis) - bounds.center(axis)) * scale;
                positions.put(3 * vertex + axis, (float) place);
            }
        }
    }

    private void fillAttributes(TriangleMesh mesh) {
        int normalCount = mesh.hasNormals() ? 3 : 0;
        for (int i = 0; i < attributeCount; i++) {
            weights.put(i, i < normalCount ? NORMAL_WEIGHT : COLOR_WEIGHT);
        }
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            int at = attributeCount * vertex;
            for (int i = 0; i < attributeCount; i++) {
                attributes.put(
                        at + i, i < normalCount ? mesh.normal(vertex, i) : mesh.color(vertex, i - normalCount) / 255f);
            }
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
