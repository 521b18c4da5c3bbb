package zeroset.model.dataset.image.jpeg;

/// Steps of a component's coefficients, T.81 B.2.4.1. Immutable.
final class QuantizationTable {

    private final int[] steps;

    /// @param steps `[64]` in zigzag order; belongs to the table from now on
    QuantizationTable(int[] steps) {
        this.steps = steps;
    }

    /// The step of a coefficient.
    ///
    /// @param k its place in the zigzag order
    int step(int k) {
        return steps[k];
    }
}
