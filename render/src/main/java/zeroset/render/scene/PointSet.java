package zeroset.render.scene;

/// Points for display. Immutable by contract: the arrays are not copied, and nobody writes to them after construction.
public final class PointSet {

    private final float[] positions;
    private final byte[] colors;

    /// Takes ownership of the arrays.
    ///
    /// @param positions `[N, 3]` unit space
    /// @param colors `[N, 3]` sRGB bytes
    public PointSet(float[] positions, byte[] colors) {
        if (positions.length % 3 != 0 || colors.length != positions.length) {
            throw new IllegalArgumentException("positions and colors must both be [N, 3], lengths were "
                    + positions.length + " and " + colors.length);
        }
        this.positions = positions;
        this.colors = colors;
    }

    /// `[N, 3]` unit space; read only.
    public float[] positions() {
        return positions;
    }

    /// `[N, 3]` sRGB bytes; read only.
    public byte[] colors() {
        return colors;
    }

    /// Number of points.
    public int size() {
        return positions.length / 3;
    }
}
