package zeroset.model.mesh;

/// Measures that tests compare with closed forms.
final class MeshMeasures {

    private MeshMeasures() {}

    /// Enclosed volume; positive for outward triangles (divergence theorem).
    static double volume(TriangleMesh mesh) {
        double sum = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            int a = mesh.corner(t, 0);
            int b = mesh.corner(t, 1);
            int c = mesh.corner(t, 2);
            for (int i = 0; i < 3; i++) {
                int j = (i + 1) % 3;
                int k = (i + 2) % 3;
                sum += mesh.position(a, i)
                        * (mesh.position(b, j) * mesh.position(c, k) - mesh.position(b, k) * mesh.position(c, j));
            }
        }
        return sum / 6;
    }
}
