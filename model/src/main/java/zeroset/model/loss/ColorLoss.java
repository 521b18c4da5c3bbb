package zeroset.model.loss;

import ai.djl.ndarray.NDArray;

/// Mean absolute colour error over the rays that carry colour.
public final class ColorLoss {

    private ColorLoss() {}

    /// Summed over channels, averaged over rays (NeuS's normalisation).
    ///
    /// @param rendered `[R, 3]`
    /// @param photographed `[R, 3]`
    /// @param rayWeights `[R, 1]` 1 where the colour counts
    public static NDArray of(NDArray rendered, NDArray photographed, NDArray rayWeights) {
        // 1e-5: a batch without a single object pixel must not divide by zero
        return rendered.sub(photographed)
                .abs()
                .mul(rayWeights)
                .sum()
                .div(rayWeights.sum().add(1e-5f));
    }
}
