package zeroset.model.loss;

import ai.djl.ndarray.NDArray;

/// `mean (|∇f| - 1)²` (Gropp et al. 2020, eq. 2): keeps the field a distance.
public final class EikonalLoss {

    private EikonalLoss() {}

    /// @param gradient `[N, 3]`
    public static NDArray of(NDArray gradient) {
        // 1e-12: the square root has no derivative at zero
        return gradient.square()
                .sum(new int[] {1})
                .add(1e-12f)
                .sqrt()
                .sub(1f)
                .square()
                .mean();
    }
}
