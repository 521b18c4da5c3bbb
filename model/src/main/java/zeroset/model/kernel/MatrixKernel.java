package zeroset.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Products of small matrices with the Vector API: a block of four rows by up to four vectors of columns is kept
/// in registers while the inner dimension runs.
final class MatrixKernel {

    /// Rows are padded to multiples of this many columns; a multiple of every vector length in use.
    static final int ALIGNMENT = 16;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > ALIGNMENT
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private MatrixKernel() {}

    /// Number of columns after padding.
    static int padded(int columns) {
        return (columns + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /// `C = A·B`.
    ///
    /// @param a `[m, k]`, row stride lda
    /// @param b `[k, n]`, row stride n
    /// @param c receives `[m, n]`, row stride n
    /// @param m rows
    /// @param k inner dimension
    /// @param n columns, a multiple of {@link #ALIGNMENT}
    static void multiply(float[] a, int lda, float[] b, float[] c, int m, int k, int n) {
        product(a, lda, 1, b, c, m, k, n, false);
    }

    /// `C += Aᵀ·B`: the gradient of a weight from its inputs and the gradients of its outputs.
    ///
    /// @param a `[k, lda]` of which the first m columns count
    /// @param b `[k, n]`
    /// @param c `[m, n]`, added to
    static void addTransposedProduct(float[] a, int lda, float[] b, float[] c, int m, int k, int n) {
        product(a, 1, lda, b, c, m, k, n, true);
    }

    private static void product(
            float[] a, int rowStride, int innerStride, float[] b, float[] c, int m, int k, int n, boolean add) {
        for (int column = 0; column < n; ) {
            int vectors = Math.min(4, (n - column) / LANES);
            int row = 0;
            for (; row + 4 <= m; row += 4) {
                switch (vectors) {
                    case 4 ->
                        block4x4(a, row * rowStride, rowStride, innerStride, b, column, c, row * n + column, k, n, add);
                    case 3, 2 ->
                        block4x2(a, row * rowStride, rowStride, innerStride, b, column, c, row * n + column, k, n, add);
                    default ->
                        block4x1(a, row * rowStride, rowStride, innerStride, b, column, c, row * n + column, k, n, add);
                }
            }
            int done = vectors == 3 ? 2 : vectors;
            for (; row < m; row++) {
                for (int vector = 0; vector < done; vector++) {
                    int at = column + vector * LANES;
                    row(a, row * rowStride, innerStride, b, at, c, row * n + at, k, n, add);
                }
            }
            column += done * LANES;
        }
    }

    private static FloatVector start(float[] c, int at, boolean add) {
        return add ? FloatVector.fromArray(SPECIES, c, at) : FloatVector.zero(SPECIES);
    }

    private static FloatVector spread(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static void row(
            float[] a, int from, int innerStride, float[] b, int column, float[] c, int to, int k, int n, boolean add) {
        var sum = start(c, to, add);
        for (int i = 0; i < k; i++) {
            sum = FloatVector.fromArray(SPECIES, b, i * n + column).fma(spread(a[from + i * innerStride]), sum);
        }
        sum.intoArray(c, to);
    }

    private static void block4x1(
            float[] a,
            int from,
            int rowStride,
            int innerStride,
            float[] b,
            int column,
            float[] c,
            int to,
            int k,
            int n,
            boolean add) {
        var c0 = start(c, to, add);
        var c1 = start(c, to + n, add);
        var c2 = start(c, to + 2 * n, add);
        var c3 = start(c, to + 3 * n, add);
        int at = from;
        for (int i = 0; i < k; i++, at += innerStride) {
            var b0 = FloatVector.fromArray(SPECIES, b, i * n + column);
            c0 = b0.fma(spread(a[at]), c0);
            c1 = b0.fma(spread(a[at + rowStride]), c1);
            c2 = b0.fma(spread(a[at + 2 * rowStride]), c2);
            c3 = b0.fma(spread(a[at + 3 * rowStride]), c3);
        }
        c0.intoArray(c, to);
        c1.intoArray(c, to + n);
        c2.intoArray(c, to + 2 * n);
        c3.intoArray(c, to + 3 * n);
    }

    private static void block4x2(
            float[] a,
            int from,
            int rowStride,
            int innerStride,
            float[] b,
            int column,
            float[] c,
            int to,
            int k,
            int n,
            boolean add) {
        int next = to + LANES;
        var c00 = start(c, to, add);
        var c01 = start(c, next, add);
        var c10 = start(c, to + n, add);
        var c11 = start(c, next + n, add);
        var c20 = start(c, to + 2 * n, add);
        var c21 = start(c, next + 2 * n, add);
        var c30 = start(c, to + 3 * n, add);
        var c31 = start(c, next + 3 * n, add);
        int at = from;
        for (int i = 0; i < k; i++, at += innerStride) {
            var b0 = FloatVector.fromArray(SPECIES, b, i * n + column);
            var b1 = FloatVector.fromArray(SPECIES, b, i * n + column + LANES);
            var a0 = spread(a[at]);
            c00 = b0.fma(a0, c00);
            c01 = b1.fma(a0, c01);
            var a1 = spread(a[at + rowStride]);
            c10 = b0.fma(a1, c10);
            c11 = b1.fma(a1, c11);
            var a2 = spread(a[at + 2 * rowStride]);
            c20 = b0.fma(a2, c20);
            c21 = b1.fma(a2, c21);
            var a3 = spread(a[at + 3 * rowStride]);
            c30 = b0.fma(a3, c30);
            c31 = b1.fma(a3, c31);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, next);
        c10.intoArray(c, to + n);
        c11.intoArray(c, next + n);
        c20.intoArray(c, to + 2 * n);
        c21.intoArray(c, next + 2 * n);
        c30.intoArray(c, to + 3 * n);
        c31.intoArray(c, next + 3 * n);
    }

    private static void block4x4(
            float[] a,
            int from,
            int rowStride,
            int innerStride,
            float[] b,
            int column,
            float[] c,
            int to,
            int k,
            int n,
            boolean add) {
        int to1 = to + n;
        int to2 = to1 + n;
        int to3 = to2 + n;
        var c00 = start(c, to, add);
        var c01 = start(c, to + LANES, add);
        var c02 = start(c, to + 2 * LANES, add);
        var c03 = start(c, to + 3 * LANES, add);
        var c10 = start(c, to1, add);
        var c11 = start(c, to1 + LANES, add);
        var c12 = start(c, to1 + 2 * LANES, add);
        var c13 = start(c, to1 + 3 * LANES, add);
        var c20 = start(c, to2, add);
        var c21 = start(c, to2 + LANES, add);
        var c22 = start(c, to2 + 2 * LANES, add);
        var c23 = start(c, to2 + 3 * LANES, add);
        var c30 = start(c, to3, add);
        var c31 = start(c, to3 + LANES, add);
        var c32 = start(c, to3 + 2 * LANES, add);
        var c33 = start(c, to3 + 3 * LANES, add);
        int at = from;
        int bAt = column;
        for (int i = 0; i < k; i++, at += innerStride, bAt += n) {
            var b0 = FloatVector.fromArray(SPECIES, b, bAt);
            var b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
            var b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
            var b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
            var a0 = spread(a[at]);
            c00 = b0.fma(a0, c00);
            c01 = b1.fma(a0, c01);
            c02 = b2.fma(a0, c02);
            c03 = b3.fma(a0, c03);
            var a1 = spread(a[at + rowStride]);
            c10 = b0.fma(a1, c10);
            c11 = b1.fma(a1, c11);
            c12 = b2.fma(a1, c12);
            c13 = b3.fma(a1, c13);
            var a2 = spread(a[at + 2 * rowStride]);
            c20 = b0.fma(a2, c20);
            c21 = b1.fma(a2, c21);
            c22 = b2.fma(a2, c22);
            c23 = b3.fma(a2, c23);
            var a3 = spread(a[at + 3 * rowStride]);
            c30 = b0.fma(a3, c30);
            c31 = b1.fma(a3, c31);
            c32 = b2.fma(a3, c32);
            c33 = b3.fma(a3, c33);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + LANES);
        c02.intoArray(c, to + 2 * LANES);
        c03.intoArray(c, to + 3 * LANES);
        c10.intoArray(c, to1);
        c11.intoArray(c, to1 + LANES);
        c12.intoArray(c, to1 + 2 * LANES);
        c13.intoArray(c, to1 + 3 * LANES);
        c20.intoArray(c, to2);
        c21.intoArray(c, to2 + LANES);
        c22.intoArray(c, to2 + 2 * LANES);
        c23.intoArray(c, to2 + 3 * LANES);
        c30.intoArray(c, to3);
        c31.intoArray(c, to3 + LANES);
        c32.intoArray(c, to3 + 2 * LANES);
        c33.intoArray(c, to3 + 3 * LANES);
    }
}
