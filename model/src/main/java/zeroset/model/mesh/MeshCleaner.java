package zeroset.model.mesh;

/// Removes floating pieces from a mesh.
public final class MeshCleaner {

    private static final double ONLY_LARGEST = 2;

    private MeshCleaner() {}

    /// Without the components smaller than a share of the largest one's area, and without unreferenced vertices.
    ///
    /// Vertices at equal positions count as connected, so meshes stored as loose triangles work too.
    ///
    /// @param share 0..1; 0 drops unreferenced vertices only
    public static TriangleMesh withoutSmallComponents(TriangleMesh mesh, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of the largest component's area must be in 0..1, was " + share);
        }
        return filtered(mesh, share);
    }

    /// Only the component with the largest area.
    public static TriangleMesh largestComponent(TriangleMesh mesh) {
        return filtered(mesh, ONLY_LARGEST);
    }

    private static TriangleMesh filtered(TriangleMesh mesh, double share) {
        int[] welded = VertexWelder.weld(mesh);
        int[] triangles = mesh.rawTriangles();
        int[] connected = new int[triangles.length];
        for (int i = 0; i < triangles.length; i++) {
            connected[i] = welded[triangles[i]];
        }
        boolean[] keep = ComponentFilter.keep(mesh.rawPositions(), connected, share);
        int[] renumbered = ComponentFilter.renumber(mesh.vertexCount(), triangles, keep);
        int vertices = 0;
        for (int index : renumbered) {
            vertices = Math.max(vertices, index + 1);
        }
        double[] positions = new double[3 * vertices];
        float[] normals = new float[mesh.hasNormals() ? 3 * vertices : 0];
        byte[] colors = new byte[mesh.hasColors() ? 3 * vertices : 0];
        for (int v = 0; v < renumbered.length; v++) {
            if (renumbered[v] >= 0) {
                int to = 3 * renumbered[v];
                System.arraycopy(mesh.rawPositions(), 3 * v, positions, to, 3);
                if (normals.length > 0) {
                    System.arraycopy(mesh.rawNormals(), 3 * v, normals, to, 3);
                }
                if (colors.length > 0) {
                    System.arraycopy(mesh.rawColors(), 3 * v, colors, to, 3);
                }
            }
        }
        return new TriangleMesh(positions, ComponentFilter.select(triangles, keep, renumbered), normals, colors);
    }
}
