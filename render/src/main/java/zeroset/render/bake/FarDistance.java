package zeroset.render.bake;

import java.util.Arrays;

/// Lower bounds of the distance to the surface far from it: an exact Euclidean distance transform (Felzenszwalb and
/// Huttenlocher 2012) over blocks of 2³ vertices.
///
/// A network's value far from its zero set need not be a distance; this is one whatever the network says.
final class FarDistance {

    /// Stands for "no surface anywhere"; squares of it stay finite.
    private static final float NOWHERE = 1e6f;

    private final Lattice lattice;
    private final int blocks;
    private final float[] squared;

    /// For a lattice with an even number of vertices per axis.
    FarDistance(Lattice lattice) {
        this.lattice = lattice;
        blocks = lattice.resolution() / 2;
        squared = new float[blocks * blocks * blocks];
        Arrays.fill(squared, NOWHERE);
    }

    /// Says that the surface passes a vertex within a cell.
    void mark(int vertex) {
        squared[(lattice.z(vertex) / 2 * blocks + lattice.y(vertex) / 2) * blocks + lattice.x(vertex) / 2] = 0;
    }

    /// `[N³]` lower bounds in unit space, not negative.
    float[] transform() {
        var line = new Line(blocks);
        for (int i = 0; i < blocks; i++) {
            for (int j = 0; j < blocks; j++) {
                line.transform(squared, (i * blocks + j) * blocks, 1);
            }
        }
        for (int i = 0; i < blocks; i++) {
            for (int j = 0; j < blocks; j++) {
                line.transform(squared, i * blocks * blocks + j, blocks);
            }
        }
        for (int i = 0; i < blocks; i++) {
            for (int j = 0; j < blocks; j++) {
                line.transform(squared, i * blocks + j, blocks * blocks);
            }
        }
        float block = 2 * lattice.cell();
        // Half a block's diagonal from its centre to a marked vertex, and half a cell's from there to the surface.
        float slack = (float) Math.sqrt(3) * lattice.cell();
        for (int i = 0; i < squared.length; i++) {
            squared[i] = Math.clamp(block * (float) Math.sqrt(squared[i]) - slack, 0, 2);
        }
        // a block's centre lies between its two vertices
        return lattice.resample(squared, blocks, 0.5f, -0.25f);
    }

    /// The lower envelope of parabolas along one line.
    private static final class Line {
        private final float[] heights;
        private final int[] roots;
        private final float[] starts;

        Line(int length) {
            heights = new float[length];
            roots = new int[length];
            starts = new float[length + 1];
        }

        void transform(float[] squared, int first, int stride) {
            int length = heights.length;
            for (int q = 0; q < length; q++) {
                heights[q] = squared[first + q * stride];
            }
            int last = 0;
            roots[0] = 0;
            starts[0] = Float.NEGATIVE_INFINITY;
            starts[1] = Float.POSITIVE_INFINITY;
            for (int q = 1; q < length; q++) {
                float start = meeting(roots[last], q);
                while (start <= starts[last]) {
                    last--;
                    start = meeting(roots[last], q);
                }
                last++;
                roots[last] = q;
                starts[last] = start;
                starts[last + 1] = Float.POSITIVE_INFINITY;
            }
            int k = 0;
            for (int q = 0; q < length; q++) {
                while (starts[k + 1] < q) {
                    k++;
                }
                int away = q - roots[k];
                squared[first + q * stride] = away * away + heights[roots[k]];
            }
        }

        /// Where the parabolas over p and q meet.
        private float meeting(int p, int q) {
            return (heights[q] - heights[p] + q * q - p * p) / (2f * (q - p));
        }
    }
}
