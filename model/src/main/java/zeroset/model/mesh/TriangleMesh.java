package zeroset.model.mesh;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// An indexed triangle mesh with optional per-vertex normals and colours. Immutable.
///
/// Positions are doubles: georeferenced data sets have coordinates of 1e6 with detail of 1e-3.
public final class TriangleMesh {

    private final double[] positions;
    private final int[] triangles;
    private final float[] normals;
    private final byte[] colors;

    /// Takes ownership of the arrays: a mesh of millions of triangles is not copied. The caller must not write to
    /// them afterwards.
    ///
    /// @param positions `[V, 3]` world units
    /// @param triangles `[T, 3]` vertex indices, counter-clockwise from outside
    /// @param normals `[V, 3]` unit vectors, or empty
    /// @param colors `[V, 3]` sRGB bytes, or empty
    public TriangleMesh(double[] positions, int[] triangles, float[] normals, byte[] colors) {
        if (positions.length % 3 != 0 || triangles.length % 3 != 0) {
            throw new IllegalArgumentException("positions and triangles must be [., 3], lengths were "
                    + positions.length + " and " + triangles.length);
        }
        if (normals.length != 0 && normals.length != positions.length) {
            throw new IllegalArgumentException("normals must be empty or [V, 3], length was " + normals.length);
        }
        if (colors.length != 0 && colors.length != positions.length) {
            throw new IllegalArgumentException("colors must be empty or [V, 3], length was " + colors.length);
        }
        int vertices = positions.length / 3;
        for (int index : triangles) {
            if (index < 0 || index >= vertices) {
                throw new IllegalArgumentException("triangle index " + index + " out of range 0.." + (vertices - 1));
            }
        }
        this.positions = positions;
        this.triangles = triangles;
        this.normals = normals;
        this.colors = colors;
    }

    /// Number of vertices.
    public int vertexCount() {
        return positions.length / 3;
    }

    /// Number of triangles.
    public int triangleCount() {
        return triangles.length / 3;
    }

    /// One coordinate of a vertex, world units.
    public double position(int vertex, int axis) {
        return positions[3 * vertex + axis];
    }

    /// One corner of a triangle, as a vertex index.
    public int corner(int triangle, int corner) {
        return triangles[3 * triangle + corner];
    }

    /// Whether vertices carry normals.
    public boolean hasNormals() {
        return normals.length > 0;
    }

    /// One component of a vertex normal.
    public float normal(int vertex, int axis) {
        return normals[3 * vertex + axis];
    }

    /// Whether vertices carry colours.
    public boolean hasColors() {
        return colors.length > 0;
    }

    /// One sRGB channel of a vertex, 0..255.
    public int color(int vertex, int channel) {
        return colors[3 * vertex + channel] & 0xff;
    }

    /// Area of a triangle, world units squared.
    public double area(int triangle) {
        return area(positions, triangles[3 * triangle], triangles[3 * triangle + 1], triangles[3 * triangle + 2]);
    }

    /// Area of a triangle whose corners are vertices of `positions`.
    static double area(double[] positions, int first, int second, int third) {
        int a = 3 * first;
        int b = 3 * second;
        int c = 3 * third;
        double ux = positions[b] - positions[a];
        double uy = positions[b + 1] - positions[a + 1];
        double uz = positions[b + 2] - positions[a + 2];
        double vx = positions[c] - positions[a];
        double vy = positions[c + 1] - positions[a + 1];
        double vz = positions[c + 2] - positions[a + 2];
        double nx = uy * vz - uz * vy;
        double ny = uz * vx - ux * vz;
        double nz = ux * vy - uy * vx;
        return 0.5 * Math.sqrt(nx * nx + ny * ny + nz * nz);
    }

    /// Unit normal of a triangle, towards the side from which it is counter-clockwise; zero when it has no area.
    ///
    /// @param dest receives x, y, z
    public void faceNormal(int triangle, double[] dest) {
        int a = 3 * triangles[3 * triangle];
        int b = 3 * triangles[3 * triangle + 1];
        int c = 3 * triangles[3 * triangle + 2];
        double ux = positions[b] - positions[a];
        double uy = positions[b + 1] - positions[a + 1];
        double uz = positions[b + 2] - positions[a + 2];
        double vx = positions[c] - positions[a];
        double vy = positions[c + 1] - positions[a + 1];
        double vz = positions[c + 2] - positions[a + 2];
        dest[0] = uy * vz - uz * vy;
        dest[1] = uz * vx - ux * vz;
        dest[2] = ux * vy - uy * vx;
        double length = Math.sqrt(dest[0] * dest[0] + dest[1] * dest[1] + dest[2] * dest[2]);
        double scale = length > 0 ? 1 / length : 0;
        dest[0] *= scale;
        dest[1] *= scale;
        dest[2] *= scale;
    }

    /// The mesh with the same vertices and some of its triangles.
    ///
    /// @param keep tells by index which
    public TriangleMesh withTriangles(IntPredicate keep) {
        int[] kept = new int[triangles.length];
        int length = 0;
        for (int t = 0; t < triangleCount(); t++) {
            if (keep.test(t)) {
                System.arraycopy(triangles, 3 * t, kept, length, 3);
                length += 3;
            }
        }
        return new TriangleMesh(positions, Arrays.copyOf(kept, length), normals, colors);
    }

    /// The mesh in other coordinates: every position becomes `(position - origin) · scale`. Normals stay, so the scale
    /// is one for all axes.
    ///
    /// @param scale > 0
    public TriangleMesh relativeTo(double originX, double originY, double originZ, double scale) {
        if (!(scale > 0) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException("scale must be finite and > 0, was " + scale);
        }
        double[] moved = new double[positions.length];
        for (int i = 0; i < positions.length; i += 3) {
            moved[i] = (positions[i] - originX) * scale;
            moved[i + 1] = (positions[i + 1] - originY) * scale;
            moved[i + 2] = (positions[i + 2] - originZ) * scale;
        }
        return new TriangleMesh(moved, triangles, normals, colors);
    }

    double[] rawPositions() {
        return positions;
    }

    int[] rawTriangles() {
        return triangles;
    }

    float[] rawNormals() {
        return normals;
    }

    byte[] rawColors() {
        return colors;
    }
}
