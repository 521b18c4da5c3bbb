package zeroset.render.scene;

/// A triangle mesh for display. Immutable by contract: the arrays are not copied, and nobody writes to them after
/// construction.
public final class MeshGeometry {

    private final float[] positions;
    private final int[] triangles;
    private final float[] normals;
    private final byte[] colors;

    /// Takes ownership of the arrays.
    ///
    /// @param positions `[V, 3]` unit space (near the origin, so that floats are enough)
    /// @param triangles `[T, 3]` vertex indices, counter-clockwise from outside
    /// @param normals `[V, 3]` unit vectors
    /// @param colors `[V, 3]` sRGB bytes, or empty
    public MeshGeometry(float[] positions, int[] triangles, float[] normals, byte[] colors) {
        if (positions.length % 3 != 0 || triangles.length % 3 != 0) {
            throw new IllegalArgumentException("positions and triangles must be [., 3], lengths were "
                    + positions.length + " and " + triangles.length);
        }
        if (normals.length != positions.length) {
            throw new IllegalArgumentException("normals must be [V, 3], length was " + normals.length);
        }
        if (colors.length != 0 && colors.length != positions.length) {
            throw new IllegalArgumentException("colors must be empty or [V, 3], length was " + colors.length);
        }
        this.positions = positions;
        this.triangles = triangles;
        this.normals = normals;
        this.colors = colors;
    }

    /// `[V, 3]` unit space; read only.
    public float[] positions() {
        return positions;
    }

    /// `[T, 3]`; read only.
    public int[] triangles() {
        return triangles;
    }

    /// `[V, 3]`; read only.
    public float[] normals() {
        return normals;
    }

    /// `[V, 3]` sRGB bytes or empty; read only.
    public byte[] colors() {
        return colors;
    }

    /// Number of vertices.
    public int vertexCount() {
        return positions.length / 3;
    }

    /// Number of triangles.
    public int triangleCount() {
        return triangles.length / 3;
    }
}
