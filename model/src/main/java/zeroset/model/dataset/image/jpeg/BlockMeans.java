package zeroset.model.dataset.image.jpeg;

/// What each coefficient of a block adds to the means of its rectangles of samples.
///
/// A block's samples are sums of cosines (T.81 A.3.3), so the mean of a rectangle of them is a sum of means
/// of cosines: coefficients whose mean is zero need not be looked at, and no sample is ever computed.
final class BlockMeans {

    /// Row and column of each place of the zigzag order, `8 * row + column`; T.81 figure A.6.
    private static final byte[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private static final float[] NOTHING = {};

    private final float[][] shares = new float[64][]; // [64, rows * columns], empty where all are zero
    private final int columns;
    private final int rows;

    /// @param columns means side by side, 1, 2, 4 or 8
    /// @param rows means one below the other, 1, 2, 4 or 8
    /// @param quantization steps of the coefficients
    BlockMeans(int columns, int rows, QuantizationTable quantization) {
        this.columns = columns;
        this.rows = rows;
        for (int k = 0; k < 64; k++) {
            shares[k] = shares(quantization.step(k), ZIGZAG[k] >> 3, ZIGZAG[k] & 7);
        }
    }

    private float[] shares(float step, int frequencyDown, int frequencyAcross) {
        var found = new float[rows * columns];
        double largest = 0;
        for (int i = 0; i < found.length; i++) {
            double share = step
                    * mean(frequencyDown, Math.floorDiv(i, columns), rows)
                    * mean(frequencyAcross, i % columns, columns);
            largest = Math.max(largest, Math.abs(share));
            found[i] = (float) share;
        }
        return largest < 1e-9 * step ? NOTHING : found;
    }

    /// Mean of a scaled cosine over one of `count` equal parts of 8 samples.
    private static double mean(int frequency, int part, int count) {
        int size = Math.floorDiv(8, count);
        double sum = 0;
        for (int x = part * size; x < (part + 1) * size; x++) {
            sum += Math.cos((2 * x + 1) * frequency * Math.PI / 16);
        }
        return 0.5 * (frequency == 0 ? Math.sqrt(0.5) : 1) * sum / size;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /// Adds a coefficient to means.
    ///
    /// @param k its place in the zigzag order
    /// @param dest `[rows * columns]`
    void add(int k, int value, float[] dest) {
        float[] share = shares[k];
        if (share.length == 4) { // a quarter of the size, the usual case: a loop takes twice as long
            dest[0] += value * share[0];
            dest[1] += value * share[1];
            dest[2] += value * share[2];
            dest[3] += value * share[3];
            return;
        }
        for (int i = 0; i < share.length; i++) {
            dest[i] += value * share[i];
        }
    }
}
