package zeroset.model.mesh;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Packs the signs of a row of values into bits, 64 to a word: all that decides which cells a surface crosses, in a
/// thirty-second of the memory.
final class SignRows {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length(); // a power of two, at most 64

    private SignRows() {}

    /// Reads one row; bit `k & 63` of word `k / 64` is set where value `k` is below the level (not where it is NaN).
    ///
    /// @param from index of the row's first value
    /// @param count values in the row
    /// @param bits receives `(count + 63) / 64` words
    /// @param word index of the first of them
    static void read(float[] values, int from, int count, float level, long[] bits, int word) {
        int whole = count & -64;
        for (int k = 0; k < whole; k += 64) {
            long packed = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                var below =
                        FloatVector.fromArray(SPECIES, values, from + k + lane).compare(VectorOperators.LT, level);
                packed |= below.toLong() << lane;
            }
            bits[word + k / 64] = packed;
        }
        if (whole < count) {
            readPlain(values, from + whole, count - whole, level, bits, word + whole / 64);
        }
    }

    /// The same without vectors: for the row's end, and as the oracle.
    static void readPlain(float[] values, int from, int count, float level, long[] bits, int word) {
        for (int k = 0; k < count; k += 64) {
            int length = Math.min(64, count - k);
            long packed = 0;
            for (int bit = 0; bit < length; bit++) {
                packed |= (values[from + k + bit] < level ? 1L : 0L) << bit;
            }
            bits[word + k / 64] = packed;
        }
    }
}
