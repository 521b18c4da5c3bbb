package zeroset.model.bench;

import zeroset.model.geometry.ScalarGrid;
import zeroset.model.mesh.GridMarchingCubes;
import zeroset.model.mesh.TriangleMesh;

/// Shapes in closed form with the sizes that benchmarks state.
public final class Shapes {

    /// Radius of the sphere, unit space.
    private static final double RADIUS = 0.5;

    private Shapes() {}

    /// Signed distance to a sphere with gentle waves on it.
    public static float wavySphere(double x, double y, double z) {
        double wave = 0.02 * Math.sin(12 * x) * Math.sin(12 * y) * Math.sin(12 * z);
        return (float) (Math.sqrt(x * x + y * y + z * z) - RADIUS + wave);
    }

    /// Its values on a lattice over [-1, 1]³, x fastest.
    ///
    /// @param resolution vertices per axis
    public static float[] grid(int resolution) {
        float[] values = new float[resolution * resolution * resolution];
        double spacing = 2.0 / (resolution - 1);
        for (int z = 0, i = 0; z < resolution; z++) {
            for (int y = 0; y < resolution; y++) {
                for (int x = 0; x < resolution; x++, i++) {
                    values[i] = wavySphere(-1 + x * spacing, -1 + y * spacing, -1 + z * spacing);
                }
            }
        }
        return values;
    }

    /// The same as a grid of the project's own.
    public static ScalarGrid scalarGrid(int resolution) {
        return new ScalarGrid(resolution, grid(resolution));
    }

    /// Its surface, without normals and colours.
    ///
    /// @param resolution vertices per axis of the grid that it is taken from
    public static TriangleMesh mesh(int resolution) {
        return new GridMarchingCubes(grid(resolution), resolution, resolution, resolution, 0).extract();
    }

    /// A closed mesh of a stated size with normals and colours: a torus of quadrilaterals, each cut in two.
    ///
    /// @param triangles is rounded down to `2 n²`
    public static TriangleMesh torus(int triangles) {
        int n = (int) Math.sqrt(triangles / 2.0);
        double[] positions = new double[3 * n * n];
        float[] normals = new float[positions.length];
        byte[] colors = new byte[positions.length];
        int[] corners = new int[6 * n * n];
        for (int i = 0, vertex = 0, corner = 0; i < n; i++) {
            double u = 2 * Math.PI * i / n;
            for (int j = 0; j < n; j++, vertex++) {
                double v = 2 * Math.PI * j / n;
                normals[3 * vertex] = (float) (Math.cos(v) * Math.cos(u));
                normals[3 * vertex + 1] = (float) (Math.cos(v) * Math.sin(u));
                normals[3 * vertex + 2] = (float) Math.sin(v);
                positions[3 * vertex] = Math.cos(u) + 0.3 * normals[3 * vertex];
                positions[3 * vertex + 1] = Math.sin(u) + 0.3 * normals[3 * vertex + 1];
                positions[3 * vertex + 2] = 0.3 * normals[3 * vertex + 2];
                colors[3 * vertex] = (byte) i;
                colors[3 * vertex + 1] = (byte) j;
                int right = i * n + (j + 1) % n;
                int above = (i + 1) % n * n + j;
                int opposite = (i + 1) % n * n + (j + 1) % n;
                for (int index : new int[] {vertex, above, opposite, vertex, opposite, right}) {
                    corners[corner++] = index;
                }
            }
        }
        return new TriangleMesh(positions, corners, normals, colors);
    }
}
