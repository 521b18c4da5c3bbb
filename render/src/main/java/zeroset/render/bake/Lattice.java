package zeroset.render.bake;

/// Vertices over [-1, 1]³, numbered x fastest.
///
/// @param resolution vertices per axis, N
record Lattice(int resolution) {

    float cell() {
        return 2f / (resolution - 1);
    }

    int size() {
        return resolution * resolution * resolution;
    }

    int slab() {
        return resolution * resolution;
    }

    int x(int vertex) {
        return vertex % resolution;
    }

    int y(int vertex) {
        return vertex / resolution % resolution;
    }

    int z(int vertex) {
        return vertex / slab();
    }

    float position(int index) {
        return index * cell() - 1;
    }

    /// Writes the three coordinates of a vertex.
    void position(int vertex, float[] points, int at) {
        points[at] = position(x(vertex));
        points[at + 1] = position(y(vertex));
        points[at + 2] = position(z(vertex));
    }

    /// Whether all 26 neighbours exist.
    boolean isInner(int vertex) {
        int last = resolution - 1;
        int x = x(vertex);
        int y = y(vertex);
        int z = z(vertex);
        return x > 0 && y > 0 && z > 0 && x < last && y < last && z < last;
    }

    /// Differences of index to the 26 neighbours of an inner vertex.
    int[] neighbours() {
        var steps = new int[26];
        int count = 0;
        for (int z = -1; z <= 1; z++) {
            for (int y = -1; y <= 1; y++) {
                for (int x = -1; x <= 1; x++) {
                    int step = (z * resolution + y) * resolution + x;
                    if (step != 0) {
                        steps[count++] = step;
                    }
                }
            }
        }
        return steps;
    }

    /// Fills this lattice from a coarser one by trilinear interpolation; beyond its border the border's value.
    ///
    /// @param coarse `[m³]`
    /// @param m values per axis of the coarse lattice
    /// @param scale coarse index = scale · index + offset
    float[] resample(float[] coarse, int m, float scale, float offset) {
        int n = resolution;
        var below = new int[n];
        var fraction = new float[n];
        for (int i = 0; i < n; i++) {
            float at = Math.clamp(scale * i + offset, 0, m - 1);
            below[i] = Math.min((int) at, m - 2);
            fraction[i] = at - below[i];
        }
        var fine = new float[size()];
        var row = new float[m];
        for (int z = 0; z < n; z++) {
            float fz = fraction[z];
            for (int y = 0; y < n; y++) {
                float fy = fraction[y];
                int corner = (below[z] * m + below[y]) * m;
                for (int i = 0; i < m; i++) {
                    int at = corner + i;
                    float near = coarse[at] + fy * (coarse[at + m] - coarse[at]);
                    int up = at + m * m;
                    float far = coarse[up] + fy * (coarse[up + m] - coarse[up]);
                    row[i] = near + fz * (far - near);
                }
                int start = (z * n + y) * n;
                for (int x = 0; x < n; x++) {
                    float left = row[below[x]];
                    fine[start + x] = left + fraction[x] * (row[below[x] + 1] - left);
                }
            }
        }
        return fine;
    }
}
