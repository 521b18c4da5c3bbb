package zeroset.model.mesh;

import java.nio.file.Path;
import java.util.Arrays;

/// Collects what a mesh file says and checks it. Polygons become fans of triangles.
final class MeshBuilder {

    private final Path file;
    private double[] positions = new double[3 * 1024];
    private int[] triangles = new int[3 * 1024];
    private int positionLength;
    private int triangleLength;

    MeshBuilder(Path file) {
        this.file = file;
    }

    int vertexCount() {
        return positionLength / 3;
    }

    /// Adds a vertex; `kind` and `number` name the place in the file for messages.
    void addVertex(double x, double y, double z, String kind, int number) throws MeshReadException {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new MeshReadException(
                    file, kind + " " + number, "coordinates must be finite, were " + x + " " + y + " " + z);
        }
        if (positionLength + 3 > positions.length) {
            positions = Arrays.copyOf(positions, grown(positions.length));
        }
        positions[positionLength++] = x;
        positions[positionLength++] = y;
        positions[positionLength++] = z;
    }

    /// Adds a polygon; its indices are checked by [#build], since faces may come before vertices.
    void addPolygon(int[] corners, int count, String kind, int number) throws MeshReadException {
        if (count < 3) {
            throw new MeshReadException(file, kind + " " + number, "a face needs at least 3 vertices, had " + count);
        }
        for (int k = 1; k + 1 < count; k++) {
            if (triangleLength + 3 > triangles.length) {
                triangles = Arrays.copyOf(triangles, grown(triangles.length));
            }
            triangles[triangleLength++] = corners[0];
            triangles[triangleLength++] = corners[k];
            triangles[triangleLength++] = corners[k + 1];
        }
    }

    /// The mesh.
    ///
    /// @param normals `[V, 3]` or empty
    /// @param colors `[V, 3]` or empty
    TriangleMesh build(float[] normals, byte[] colors) throws MeshReadException {
        int vertices = vertexCount();
        for (int i = 0; i < triangleLength; i++) {
            if (triangles[i] < 0 || triangles[i] >= vertices) {
                throw new MeshReadException(
                        file,
                        "triangle " + i / 3,
                        "vertex index " + triangles[i] + " is out of range, the file has " + vertices + " vertices");
            }
        }
        return new TriangleMesh(
                Arrays.copyOf(positions, positionLength), Arrays.copyOf(triangles, triangleLength), normals, colors);
    }

    private int grown(int length) throws MeshReadException {
        if (length > Integer.MAX_VALUE / 2) {
            throw new MeshReadException(file, "mesh", "it is too large, over " + length / 3 + " elements");
        }
        return length / 3 * 6;
    }
}
