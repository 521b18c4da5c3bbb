package zeroset.model.doctor;

import java.util.Arrays;

/// Middle and width of a set of numbers, whatever a few of them are.
///
/// @param median middle value
/// @param deviation median distance from it, times 1.4826: the standard deviation if the numbers were normal
record Spread(double median, double deviation) {

    private static final double NORMAL = 1.4826;

    static Spread of(double[] values) {
        double median = quantile(values, 0.5);
        var distances =
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
        return new Spread(median, NORMAL * quantile(distances, 0.5));
    }

    /// The value below which a share of the numbers lies; NaN of none.
    static double quantile(double[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
    }
}
