package zeroset.model.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;

/// Vertices of the ground-truth meshes: binary little-endian PLY whose vertices are three floats. Independent
/// of the readers under test.
public final class PlyVertices {

    private PlyVertices() {}

    /// Reads them.
    public static List<Vector3d> read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        int offset = start.indexOf("end_header\n") + "end_header\n".length();
        int count = Integer.parseInt(start.split("element vertex ")[1].split("\\s")[0]);
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Vector3d> vertices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = offset + 12 * i;
            vertices.add(new Vector3d(buffer.getFloat(at), buffer.getFloat(at + 4), buffer.getFloat(at + 8)));
        }
        return vertices;
    }

    /// Diagonal of their bounding box.
    public static double diagonal(List<Vector3d> vertices) {
        var low = new Vector3d(Double.POSITIVE_INFINITY);
        var high = new Vector3d(Double.NEGATIVE_INFINITY);
        for (var vertex : vertices) {
            low.min(vertex);
            high.max(vertex);
        }
        return high.distance(low);
    }
}
