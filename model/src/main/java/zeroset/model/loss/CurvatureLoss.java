package zeroset.model.loss;

import ai.djl.ndarray.NDArray;
import zeroset.model.engine.ScalarMath;

/// Change of the normal over a small step, `mean (1 - n·n′)/2` (Rosu and Behnke 2023, PermutoSDF, eq. 8): holds the
/// surface smooth where fine levels would only add noise.
///
/// The step's direction is random rather than tangential: along the normal of a distance field the normal does not
/// change, so only the term's scale differs.
public final class CurvatureLoss {

    private CurvatureLoss() {}

    /// @param gradient `[M, 3]` at some points
    /// @param shifted `[M, 3]` gradients at the same points, moved by the step
    public static NDArray of(NDArray gradient, NDArray shifted) {
        var dot = gradient.mul(shifted).sum(new int[] {1});
        var lengths = gradient.square()
                .sum(new int[] {1})
                .mul(shifted.square().sum(new int[] {1}))
                .add(1e-12f) // the quotient stays finite where a gradient vanishes
                .sqrt();
        return ScalarMath.times(dot.div(lengths).neg().add(1f).mean(), 0.5);
    }
}
