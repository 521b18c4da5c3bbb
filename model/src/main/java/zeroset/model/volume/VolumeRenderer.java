package zeroset.model.volume;

import ai.djl.ndarray.NDArray;

/// Emission-absorption compositing: weight of a section = its opacity times the transparency of all before it.
public final class VolumeRenderer {

    private VolumeRenderer() {}

    /// Weights of the sections.
    ///
    /// The exclusive product of `1 - alpha` is an exclusive sum of logarithms.
    ///
    /// @param alpha `[R, S]` opacities
    /// @return `[R, S]`
    public static NDArray weights(NDArray alpha) {
        // 1e-7: the logarithm of a fully opaque section is finite, and its successors get e^-16 at most
        var logTransparency = alpha.neg().add(1f + 1e-7f).log();
        var before = logTransparency.cumSum(1).sub(logTransparency);
        return alpha.mul(before.exp());
    }

    /// Weighted sum over the sections.
    ///
    /// @param weights `[R, S]`
    /// @param values `[R, S, C]`
    /// @return `[R, C]`
    public static NDArray composite(NDArray weights, NDArray values) {
        return weights.expandDims(2).mul(values).sum(new int[] {1});
    }
}
