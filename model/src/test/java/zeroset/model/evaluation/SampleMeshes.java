package zeroset.model.evaluation;

import zeroset.model.mesh.TriangleMesh;

/// Meshes with known measures.
final class SampleMeshes {

    private SampleMeshes() {}

    /// An ellipsoid of rings and sectors, welded, outward, with a ripple of given height.
    static TriangleMesh ellipsoid(double rx, double ry, double rz, double ripple, int rings, int sectors) {
        int vertices = (rings - 1) * sectors + 2;
        double[] p = new double[3 * vertices];
        for (int r = 1; r < rings; r++) {
            for (int s = 0; s < sectors; s++) {
                double theta = Math.PI * r / rings;
                double phi = 2 * Math.PI * s / sectors;
                double scale = 1 + ripple * Math.sin(6 * theta) * Math.cos(5 * phi);
                int v = 3 * ((r - 1) * sectors + s);
                p[v] = rx * scale * Math.sin(theta) * Math.cos(phi);
                p[v + 1] = ry * scale * Math.sin(theta) * Math.sin(phi);
                p[v + 2] = rz * scale * Math.cos(theta);
            }
        }
        int north = vertices - 2;
        int south = vertices - 1;
        p[3 * north + 2] = rz;
        p[3 * south + 2] = -rz;
        int[] t = new int[3 * 2 * (rings - 1) * sectors];
        int n = 0;
        for (int s = 0; s < sectors; s++) {
            int next = (s + 1) % sectors;
            n = put(t, n, north, s, next);
            n = put(t, n, south, (rings - 2) * sectors + next, (rings - 2) * sectors + s);
            for (int r = 0; r + 2 < rings; r++) {
                int a = r * sectors + s;
                int b = r * sectors + next;
                n = put(t, n, a, a + sectors, b + sectors);
                n = put(t, n, a, b + sectors, b);
            }
        }
        return new TriangleMesh(p, t, new float[0], new byte[0]);
    }

    /// The triangles of both, not connected.
    static TriangleMesh together(TriangleMesh first, TriangleMesh second) {
        int v = first.vertexCount();
        int t = first.triangleCount();
        double[] positions = new double[3 * (v + second.vertexCount())];
        int[] triangles = new int[3 * (t + second.triangleCount())];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i < 3 * v ? first.position(i / 3, i % 3) : second.position(i / 3 - v, i % 3);
        }
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = i < 3 * t ? first.corner(i / 3, i % 3) : v + second.corner(i / 3 - t, i % 3);
        }
        return new TriangleMesh(positions, triangles, new float[0], new byte[0]);
    }

    /// The same triangles seen from the other side.
    static TriangleMesh turned(TriangleMesh mesh) {
        double[] positions = new double[3 * mesh.vertexCount()];
        int[] triangles = new int[3 * mesh.triangleCount()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = mesh.position(i / 3, i % 3);
        }
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = mesh.corner(i / 3, 2 - i % 3);
        }
        return new TriangleMesh(positions, triangles, new float[0], new byte[0]);
    }

    /// The same mesh moved.
    static TriangleMesh moved(TriangleMesh mesh, double x, double y, double z) {
        double[] by = {x, y, z};
        double[] positions = new double[3 * mesh.vertexCount()];
        int[] triangles = new int[3 * mesh.triangleCount()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = mesh.position(i / 3, i % 3) + by[i % 3];
        }
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = mesh.corner(i / 3, i % 3);
        }
        return new TriangleMesh(positions, triangles, new float[0], new byte[0]);
    }

    private static int put(int[] t, int n, int a, int b, int c) {
        t[n] = a;
        t[n + 1] = b;
        t[n + 2] = c;
        return n + 3;
    }
}
