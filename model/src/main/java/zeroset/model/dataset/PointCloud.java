package zeroset.model.dataset;

/// Sparse points in world units, as a structure-from-motion program leaves them. Immutable.
public final class PointCloud {

    private final double[] positions;
    private final byte[] colors;

    /// Copies the arrays.
    ///
    /// @param positions `[N, 3]` world units
    /// @param colors `[N, 3]` sRGB bytes, or empty when the points have no colour
    public PointCloud(double[] positions, byte[] colors) {
        if (positions.length % 3 != 0) {
            throw new IllegalArgumentException("positions must be [N, 3], length was " + positions.length);
        }
        if (colors.length != 0 && colors.length != positions.length) {
            throw new IllegalArgumentException(
                    "colors must be empty or [N, 3] = " + positions.length + " bytes, was " + colors.length);
        }
        this.positions = positions.clone();
        this.colors = colors.clone();
    }

    /// Number of points.
    public int size() {
        return positions.length / 3;
    }

    /// One coordinate.
    ///
    /// @param axis 0 x, 1 y, 2 z
    public double position(int point, int axis) {
        return positions[3 * point + axis];
    }

    /// Whether the points carry colours.
    public boolean hasColors() {
        return colors.length > 0;
    }

    /// One sRGB channel, 0..255.
    public int color(int point, int channel) {
        return colors[3 * point + channel] & 0xff;
    }

    /// Every n-th point, so that no more than a number are left; the cloud itself when it has no more.
    ///
    /// @param most > 0
    public PointCloud thinned(int most) {
        if (size() <= most) {
            return this;
        }
        int stride = Math.ceilDiv(size(), most);
        int count = Math.ceilDiv(size(), stride);
        var thinPositions = new double[3 * count];
        var thinColors = new byte[hasColors() ? 3 * count : 0];
        for (int i = 0; i < count; i++) {
            System.arraycopy(positions, 3 * i * stride, thinPositions, 3 * i, 3);
            if (hasColors()) {
                System.arraycopy(colors, 3 * i * stride, thinColors, 3 * i, 3);
            }
        }
        return new PointCloud(thinPositions, thinColors);
    }
}
