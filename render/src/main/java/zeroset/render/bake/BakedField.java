package zeroset.render.bake;

import zeroset.model.snapshot.SdfSnapshot;

/// Distances and colours on a lattice over [-1, 1]³. Immutable by contract: the arrays are not copied, and nobody
/// writes to them after construction.
public final class BakedField {

    private final SdfSnapshot snapshot;
    private final BakeEffort effort;
    private final float[] distances;
    private final int[] colors;

    BakedField(SdfSnapshot snapshot, BakeEffort effort, float[] distances, int[] colors) {
        this.snapshot = snapshot;
        this.effort = effort;
        this.distances = distances;
        this.colors = colors;
    }

    /// What was baked.
    public SdfSnapshot snapshot() {
        return snapshot;
    }

    /// How carefully.
    public BakeEffort effort() {
        return effort;
    }

    /// Vertices per axis, N.
    public int resolution() {
        return effort.resolution();
    }

    /// Length of a cell's edge, unit space.
    public float cell() {
        return 2f / (resolution() - 1);
    }

    /// `[N³]` lengths in unit space, negative inside; read only.
    ///
    /// Within two cells of the surface the network's value divided by the length of its gradient, so that trilinear
    /// interpolation has the network's zero set; elsewhere a lower bound of the distance to that zero set, at least
    /// one cell. A step of 0.9 of an interpolated value never crosses a surface that the lattice resolves.
    public float[] distances() {
        return distances;
    }

    /// `[N³]` sRGB with the alpha 255 where there is a colour and 0 where there is none; red in the lowest byte
    /// (`GL_RGBA`, `GL_UNSIGNED_INT_8_8_8_8_REV`); read only.
    ///
    /// The colour at a vertex is the colour network's at the nearest point of the surface, seen along its normal.
    /// Every cell that the surface crosses has colours at its eight corners, and so have the two layers around.
    public int[] colors() {
        return colors;
    }
}
