package zeroset.model.geometry;

/// Scalar values on a regular lattice over the cube [-1, 1]³ of unit space, vertices on the faces included. Immutable.
public final class ScalarGrid {

    private final int resolution;
    private final float[] values;

    /// Copies the values.
    ///
    /// @param resolution vertices per axis, >= 2
    /// @param values `[resolution³]`, x fastest, then y, then z
    public ScalarGrid(int resolution, float[] values) {
        if (resolution < 2) {
            throw new IllegalArgumentException("resolution must be >= 2, was " + resolution);
        }
        if (values.length != (long) resolution * resolution * resolution) {
            throw new IllegalArgumentException("values must hold " + resolution + "³ numbers, was " + values.length);
        }
        this.resolution = resolution;
        this.values = values.clone();
    }

    /// Vertices per axis.
    public int resolution() {
        return resolution;
    }

    /// Value at a vertex.
    public float value(int x, int y, int z) {
        return values[(z * resolution + y) * resolution + x];
    }

    /// A copy of all values, x fastest.
    public float[] toArray() {
        return values.clone();
    }

    /// Trilinear interpolation; positions outside the cube take the nearest value on its boundary.
    public float sample(float x, float y, float z) {
        return interpolate(values, resolution, x, y, z);
    }

    /// The same for values that somebody else holds and may change.
    ///
    /// @param values `[resolution³]`, x fastest, then y, then z
    /// @param resolution vertices per axis, >= 2
    public static float interpolate(float[] values, int resolution, float x, float y, float z) {
        float cells = resolution - 1;
        float gx = Math.clamp((x + 1) * 0.5f * cells, 0, cells);
        float gy = Math.clamp((y + 1) * 0.5f * cells, 0, cells);
        float gz = Math.clamp((z + 1) * 0.5f * cells, 0, cells);
        int ix = Math.min((int) gx, resolution - 2);
        int iy = Math.min((int) gy, resolution - 2);
        int iz = Math.min((int) gz, resolution - 2);
        float fx = gx - ix;
        float fy = gy - iy;
        float fz = gz - iz;
        int row = resolution;
        int slab = resolution * resolution;
        int base = iz * slab + iy * row + ix;
        float x00 = values[base] + fx * (values[base + 1] - values[base]);
        float x10 = values[base + row] + fx * (values[base + row + 1] - values[base + row]);
        float x01 = values[base + slab] + fx * (values[base + slab + 1] - values[base + slab]);
        float x11 = values[base + slab + row] + fx * (values[base + slab + row + 1] - values[base + slab + row]);
        float y0 = x00 + fy * (x10 - x00);
        float y1 = x01 + fy * (x11 - x01);
        return y0 + fz * (y1 - y0);
    }
}
