package zeroset.model.bench;

import java.util.List;

/// How processor time and memory grew with something.
///
/// @param name what grew
/// @param sizes ascending
/// @param seconds of processor time, one per size
/// @param megabytes peak of the heap, one per size
record GrowthCurve(String name, int[] sizes, List<Double> seconds, List<Double> megabytes) {

    /// Below what can be measured; has a logarithm.
    private static final double LEAST = 1e-6;

    /// Power of the size that fits the time best.
    double timeExponent() {
        return exponent(seconds);
    }

    /// Power of the size that fits the memory best.
    double memoryExponent() {
        return exponent(megabytes);
    }

    /// Slope of the line of least squares through the logarithms.
    private double exponent(List<Double> values) {
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        int n = sizes.length;
        for (int i = 0; i < n; i++) {
            double x = Math.log(sizes[i]);
            double y = Math.log(Math.max(LEAST, values.get(i)));
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
        }
        return (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
    }
}
