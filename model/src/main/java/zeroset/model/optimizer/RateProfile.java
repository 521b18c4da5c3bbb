package zeroset.model.optimizer;

import java.util.Arrays;

/// Factors on a parameter's learning rate by place: segments one after the other. Immutable.
public final class RateProfile {

    /// One rate for the whole parameter.
    public static final RateProfile UNIFORM = new RateProfile(new int[] {Integer.MAX_VALUE}, new float[] {1});

    private final int[] ends;
    private final float[] factors;

    /// @param ends where each segment ends, ascending
    /// @param factors one for each segment, > 0
    public RateProfile(int[] ends, float[] factors) {
        if (ends.length == 0 || ends.length != factors.length) {
            throw new IllegalArgumentException(
                    "expected a factor for every segment, were " + ends.length + " and " + factors.length);
        }
        this.ends = ends.clone();
        this.factors = factors.clone();
    }

    /// A stretch of a parameter with one factor.
    @FunctionalInterface
    interface Stretch {
        void visit(int from, int to, float factor);
    }

    /// Visits the stretches of `[from, to)`.
    ///
    /// @throws IllegalArgumentException when the segments end before `to`
    void forEach(int from, int to, Stretch stretch) {
        if (to > ends[ends.length - 1]) {
            throw new IllegalArgumentException(
                    "segments " + Arrays.toString(ends) + " end before " + to + ", the end of the parameter");
        }
        int start = from;
        for (int i = 0; i < ends.length && start < to; i++) {
            int end = Math.min(to, ends[i]);
            if (end > start) {
                stretch.visit(start, end, factors[i]);
                start = end;
            }
        }
    }
}
