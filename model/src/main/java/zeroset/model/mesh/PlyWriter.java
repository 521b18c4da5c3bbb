package zeroset.model.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/// Writes a mesh as a binary little-endian PLY: `x y z`, `nx ny nz`, `red green blue` as far as the mesh has them,
/// and triangles as `list uchar int vertex_indices`.
///
/// Coordinates are floats, or doubles when floats would not tell neighbouring vertices apart.
public final class PlyWriter {

    private static final int BUFFER = 1 << 20;

    private PlyWriter() {}

    /// Writes a mesh to an open channel.
    public static void write(TriangleMesh mesh, WritableByteChannel channel) throws IOException {
        boolean doubles = needsDoubles(mesh);
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(header(mesh, doubles).getBytes(StandardCharsets.US_ASCII));
        writeVertices(mesh, doubles, buffer, channel);
        writeTriangles(mesh, buffer, channel);
        flush(buffer, channel);
    }

    static boolean needsDoubles(TriangleMesh mesh) {
        return mesh.vertexCount() > 0 && MeshBounds.of(mesh).needsDoubles();
    }

    private static String header(TriangleMesh mesh, boolean doubles) {
        String type = doubles ? "double" : "float";
        var header = new StringBuilder("ply\nformat binary_little_endian 1.0\ncomment Zeroset\n");
        header.append("element vertex ").append(mesh.vertexCount()).append('\n');
        for (String name : new String[] {"x", "y", "z"}) {
            header.append("property ").append(type).append(' ').append(name).append('\n');
        }
        if (mesh.hasNormals()) {
            header.append("property float nx\nproperty float ny\nproperty float nz\n");
        }
        if (mesh.hasColors()) {
            header.append("property uchar red\nproperty uchar green\nproperty uchar blue\n");
        }
        header.append("element face ").append(mesh.triangleCount()).append('\n');
        return header.append("property list uchar int vertex_indices\nend_header\n")
                .toString();
    }

    private static void writeVertices(
            TriangleMesh mesh, boolean doubles, ByteBuffer buffer, WritableByteChannel channel) throws IOException {
        double[] positions = mesh.rawPositions();
        float[] normals = mesh.rawNormals();
        byte[] colors = mesh.rawColors();
        int stride = (doubles ? 24 : 12) + (normals.length > 0 ? 12 : 0) + (colors.length > 0 ? 3 : 0);
        for (int i = 0; i < positions.length; ) {
            if (buffer.remaining() < stride) {
                flush(buffer, channel);
            }
            int end = (int) Math.min(positions.length, i + 3L * (buffer.remaining() / stride));
            int at = buffer.position();
            for (; i < end; i += 3) {
                if (doubles) {
                    buffer.putDouble(at, positions[i]);
                    buffer.putDouble(at + 8, positions[i + 1]);
                    buffer.putDouble(at + 16, positions[i + 2]);
                    at += 24;
                } else {
                    buffer.putFloat(at, (float) positions[i]);
                    buffer.putFloat(at + 4, (float) positions[i + 1]);
                    buffer.putFloat(at + 8, (float) positions[i + 2]);
                    at += 12;
                }
                if (normals.length > 0) {
                    buffer.putFloat(at, normals[i]);
                    buffer.putFloat(at + 4, normals[i + 1]);
                    buffer.putFloat(at + 8, normals[i + 2]);
                    at += 12;
                }
                if (colors.length > 0) {
                    buffer.put(at, colors[i]);
                    buffer.put(at + 1, colors[i + 1]);
                    buffer.put(at + 2, colors[i + 2]);
                    at += 3;
                }
            }
            buffer.position(at);
        }
    }

    private static void writeTriangles(TriangleMesh mesh, ByteBuffer buffer, WritableByteChannel channel)
            throws IOException {
        int[] triangles = mesh.rawTriangles();
        int stride = 13;
        for (int i = 0; i < triangles.length; ) {
            if (buffer.remaining() < stride) {
                flush(buffer, channel);
            }
            int end = (int) Math.min(triangles.length, i + 3L * (buffer.remaining() / stride));
            int at = buffer.position();
            for (; i < end; i += 3) {
                buffer.put(at, (byte) 3);
                buffer.putInt(at + 1, triangles[i]);
                buffer.putInt(at + 5, triangles[i + 1]);
                buffer.putInt(at + 9, triangles[i + 2]);
                at += stride;
            }
            buffer.position(at);
        }
    }

    private static void flush(ByteBuffer buffer, WritableByteChannel channel) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
