package zeroset.model.mesh;

/// The smallest box along the axes that holds every vertex of a mesh, in the mesh's units.
///
/// @param lowX least x
/// @param lowY least y
/// @param lowZ least z
/// @param highX greatest x
/// @param highY greatest y
/// @param highZ greatest z
public record MeshBounds(double lowX, double lowY, double lowZ, double highX, double highY, double highZ) {

    /// Floats have 24 bits. A mesh that lies this many times its own size away from the origin has 3 of them less,
    /// and then the vertices of one cell out of thousands begin to fall together.
    private static final double FAR_AWAY = 8;

    /// Measures a mesh.
    ///
    /// @throws IllegalArgumentException when it has no vertices
    public static MeshBounds of(TriangleMesh mesh) {
        if (mesh.vertexCount() == 0) {
            throw new IllegalArgumentException("a mesh without vertices has no bounds");
        }
        var low = new double[3];
        var high = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Double.POSITIVE_INFINITY;
            high[axis] = Double.NEGATIVE_INFINITY;
            for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
                low[axis] = Math.min(low[axis], mesh.position(vertex, axis));
                high[axis] = Math.max(high[axis], mesh.position(vertex, axis));
            }
        }
        return new MeshBounds(low[0], low[1], low[2], high[0], high[1], high[2]);
    }

    /// Whether floats would not tell neighbouring vertices apart, so that files hold doubles.
    public boolean needsDoubles() {
        double farthest = Math.max(Math.max(Math.max(-lowX, highX), Math.max(-lowY, highY)), Math.max(-lowZ, highZ));
        return farthest > FAR_AWAY * longestSide();
    }

    /// Coordinate of the centre on an axis.
    public double center(int axis) {
        return switch (axis) {
            case 0 -> (lowX + highX) / 2;
            case 1 -> (lowY + highY) / 2;
            case 2 -> (lowZ + highZ) / 2;
            default -> throw new IllegalArgumentException("axis must be 0..2, was " + axis);
        };
    }

    /// Length of the longest side.
    public double longestSide() {
        return Math.max(highX - lowX, Math.max(highY - lowY, highZ - lowZ));
    }
}
