package zeroset.model.loss;

import ai.djl.ndarray.NDArray;

/// Binary cross-entropy of the accumulated opacity against the mask (NeuS, section 3.3).
public final class MaskLoss {

    private MaskLoss() {}

    /// @param opacity `[R, 1]` accumulated opacity
    /// @param coverage `[R, 1]` mask or alpha, 0..1
    public static NDArray of(NDArray opacity, NDArray coverage) {
        var p = opacity.clip(1e-3f, 1 - 1e-3f); // the paper's code clips there; the logarithm stays bounded
        var object = coverage.mul(p.log());
        var background = coverage.neg().add(1f).mul(p.neg().add(1f).log());
        return object.add(background).mean().neg();
    }
}
