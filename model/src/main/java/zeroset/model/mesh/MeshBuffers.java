package zeroset.model.mesh;

import java.util.Arrays;

/// Growing arrays of vertices and triangles.
final class MeshBuffers {

    double[] positions = new double[3 * 4096];
    int[] triangles = new int[3 * 8192];
    private int positionLength;
    private int triangleLength;

    int vertexCount() {
        return positionLength / 3;
    }

    /// Appends a vertex and returns its index.
    int addVertex(double x, double y, double z) {
        if (positionLength + 3 > positions.length) {
            positions = Arrays.copyOf(positions, grown(positions.length));
        }
        int vertex = positionLength / 3;
        positions[positionLength++] = x;
        positions[positionLength++] = y;
        positions[positionLength++] = z;
        return vertex;
    }

    /// Appends the triangles of a patch.
    ///
    /// @param vertices mesh vertex of each patch vertex
    void addPatch(CellPatch patch, int[] vertices) {
        int[] corners = patch.triangles();
        if (triangleLength + corners.length > triangles.length) {
            triangles = Arrays.copyOf(triangles, grown(triangles.length));
        }
        for (int corner : corners) {
            triangles[triangleLength++] = vertices[corner];
        }
    }

    /// Appends the interior vertices of a patch at the means of the crossings they name.
    ///
    /// @param vertices mesh vertex of each patch vertex; the interior ones are filled in
    void addInterior(CellPatch patch, int[] vertices) {
        for (int k = 0; k < patch.interior().length; k++) {
            int[] edges = patch.interior()[k];
            double x = 0;
            double y = 0;
            double z = 0;
            for (int edge : edges) {
                int vertex = 3 * vertices[edge];
                x += positions[vertex];
                y += positions[vertex + 1];
                z += positions[vertex + 2];
            }
            vertices[UnitCell.EDGES + k] = addVertex(x / edges.length, y / edges.length, z / edges.length);
        }
    }

    double[] trimmedPositions() {
        return positions.length == positionLength ? positions : Arrays.copyOf(positions, positionLength);
    }

    int[] trimmedTriangles() {
        return triangles.length == triangleLength ? triangles : Arrays.copyOf(triangles, triangleLength);
    }

    private static int grown(int length) {
        if (length > Integer.MAX_VALUE / 2) {
            throw new IllegalStateException("the surface has too many vertices or triangles for one mesh (more than "
                    + length / 3 + "); extract it at a lower resolution");
        }
        return length / 3 * 6; // stays a multiple of 3
    }
}
