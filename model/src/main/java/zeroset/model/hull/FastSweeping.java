package zeroset.model.hull;

/// Turns values that are right near their zero set into distances everywhere: Zhao's fast sweeping method for
/// `|∇u| = 1` (A fast sweeping method for Eikonal equations, 2005), first order.
///
/// Vertices with a neighbour of the other sign keep their value, so the zero set does not move.
public final class FastSweeping {

    /// One round of eight sweeps solves almost all; the second mends what went round corners.
    private static final int ROUNDS = 2;

    private final int resolution;
    private final float spacing;
    private final float[] values;
    private final boolean[] fixed;

    private FastSweeping(int resolution, float[] values) {
        this.resolution = resolution;
        this.spacing = 2f / (resolution - 1);
        this.values = values;
        this.fixed = new boolean[values.length];
    }

    /// Replaces values by distances, in place.
    ///
    /// @param values `[resolution³]` over [-1, 1]³, x fastest; signs are kept
    /// @return false, with the values untouched, when all have one sign
    public static boolean redistance(int resolution, float[] values) {
        var sweeping = new FastSweeping(resolution, values);
        if (!sweeping.fixBand()) {
            return false;
        }
        sweeping.forgetTheRest();
        for (int round = 0; round < ROUNDS; round++) {
            for (int corner = 0; corner < 8; corner++) {
                sweeping.sweep((corner & 1) != 0, (corner & 2) != 0, (corner & 4) != 0);
            }
        }
        return true;
    }

    private boolean fixBand() {
        boolean any = false;
        for (int z = 0; z < resolution; z++) {
            for (int y = 0; y < resolution; y++) {
                for (int x = 0; x < resolution; x++) {
                    if (besideZeroSet(x, y, z)) {
                        fixed[index(x, y, z)] = true;
                        any = true;
                    }
                }
            }
        }
        return any;
    }

    private boolean besideZeroSet(int x, int y, int z) {
        boolean inside = values[index(x, y, z)] < 0;
        return (x > 0 && inside(x - 1, y, z) != inside)
                || (x < resolution - 1 && inside(x + 1, y, z) != inside)
                || (y > 0 && inside(x, y - 1, z) != inside)
                || (y < resolution - 1 && inside(x, y + 1, z) != inside)
                || (z > 0 && inside(x, y, z - 1) != inside)
                || (z < resolution - 1 && inside(x, y, z + 1) != inside);
    }

    private boolean inside(int x, int y, int z) {
        return values[index(x, y, z)] < 0;
    }

    /// Vertices of the band are at most one spacing from the zero set; larger values come from a view's picture ending
    /// between two vertices.
    private void forgetTheRest() {
        for (int i = 0; i < values.length; i++) {
            float limit = fixed[i] ? spacing : Float.POSITIVE_INFINITY;
            float magnitude = fixed[i] ? Math.min(Math.abs(values[i]), limit) : limit;
            values[i] = values[i] < 0 ? -magnitude : magnitude;
        }
    }

    private void sweep(boolean backX, boolean backY, boolean backZ) {
        for (int k = 0; k < resolution; k++) {
            int z = backZ ? resolution - 1 - k : k;
            for (int j = 0; j < resolution; j++) {
                int y = backY ? resolution - 1 - j : j;
                for (int i = 0; i < resolution; i++) {
                    int x = backX ? resolution - 1 - i : i;
                    int index = index(x, y, z);
                    if (!fixed[index]) {
                        update(index, x, y, z);
                    }
                }
            }
        }
    }

    private void update(int index, int x, int y, int z) {
        int slab = resolution * resolution;
        float a = smallerNeighbour(index, 1, x);
        float b = smallerNeighbour(index, resolution, y);
        float c = smallerNeighbour(index, slab, z);
        float solved = solve(a, b, c);
        if (solved < Math.abs(values[index])) {
            values[index] = values[index] < 0 ? -solved : solved;
        }
    }

    private float smallerNeighbour(int index, int step, int position) {
        float before = position > 0 ? Math.abs(values[index - step]) : Float.POSITIVE_INFINITY;
        float after = position < resolution - 1 ? Math.abs(values[index + step]) : Float.POSITIVE_INFINITY;
        return Math.min(before, after);
    }

    /// Solves `Σ max(u - aᵢ, 0)² = h²` for u, taking the smallest neighbours first.
    private float solve(float first, float second, float third) {
        float low = Math.min(first, Math.min(second, third));
        float high = Math.max(first, Math.max(second, third));
        float middle = Math.max(Math.min(first, second), Math.min(Math.max(first, second), third));
        float u = low + spacing;
        if (u <= middle) {
            return u;
        }
        float difference = middle - low;
        u = 0.5f * (low + middle + (float) Math.sqrt(2 * spacing * spacing - difference * difference));
        if (u <= high) {
            return u;
        }
        float sum = low + middle + high;
        float squares = low * low + middle * middle + high * high;
        return (sum + (float) Math.sqrt(Math.max(0, sum * sum - 3 * (squares - spacing * spacing)))) / 3;
    }

    private int index(int x, int y, int z) {
        return (z * resolution + y) * resolution + x;
    }
}
