package zeroset.model.trainer;

import zeroset.model.training.LossTerms;

/// Computes the differentiable part of a step, from encoded samples to gradients. There are two: tensors of the
/// tensor library, and kernels by hand for the shapes they support. Both leave the same numbers behind, within
/// float rounding.
public interface FieldBackend {

    /// Renders the batch's rays.
    ///
    /// @param colors receives `[R, 3]`, composited over the background
    void render(StepBatch batch, float[] colors);

    /// Renders, compares and goes back: adds to the gradients of all parameters, tables of encodings included.
    Outcome step(StepBatch batch);

    /// @param losses unweighted terms and their weighted sum
    /// @param squaredError mean squared colour error per channel
    record Outcome(LossTerms losses, double squaredError) {}
}
