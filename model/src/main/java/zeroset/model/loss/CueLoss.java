package zeroset.model.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import zeroset.model.engine.ScalarMath;

/// Holds a signed distance function to points of the surface that are known beforehand: near a point its value is
/// the distance from the point's plane and its gradient the normal (SparseCraft, Younes et al. 2024, linearises
/// around points in this way), on the ray to a point it is positive.
///
/// Both are robust (Geman and McClure 1987): a cue that is far off is taken for wrong and pulls little, so that
/// colour can overrule it.
public final class CueLoss {

    private CueLoss() {}

    /// The mean over all samples.
    ///
    /// @param distance `[M, 1]` of the field
    /// @param gradient `[M, 3]` of the field
    /// @param known `[M, 1]` known or smallest distance
    /// @param least `[M, 1]` 1 where it is the smallest one, else 0
    /// @param normal `[M, 3]` known gradient, zero where unknown
    /// @param trust `[M, 1]`
    /// @param slack distance from a plane within which a cue says nothing
    /// @param scale distance beyond which a cue counts as wrong
    /// @param normalShare weight of the gradient
    public static NDArray of(
            NDArray distance,
            NDArray gradient,
            NDArray known,
            NDArray least,
            NDArray normal,
            NDArray trust,
            float slack,
            float scale,
            float normalShare) {
        var error = distance.sub(known);
        var over = ScalarMath.atLeast(error.abs().sub(slack), 0);
        var squared = over.square();
        var plane = ScalarMath.times(squared, scale).div(squared.add(scale * scale));
        var hasNormal = normal.square().sum(new int[] {1}, true).gt(0).toType(DataType.FLOAT32, false);
        var tilt = gradient.sub(normal).square().sum(new int[] {1}, true); // [M, 1]
        var slope = ScalarMath.times(tilt.div(tilt.add(1f)).mul(hasNormal), normalShare);
        var free = ScalarMath.atLeast(error.neg(), 0);
        var twoSided = plane.add(slope).mul(least.neg().add(1f));
        return twoSided.add(free.mul(least)).mul(trust).mean();
    }
}
