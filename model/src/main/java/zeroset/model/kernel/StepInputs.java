package zeroset.model.kernel;

/// What one step hands to the kernels besides encoded samples; live arrays of the training step.
///
/// R rays with S sections, then M extra points next to section `picked` of every ray (M = R or 0).
public interface StepInputs {

    /// Number of rays R.
    int rays();

    /// Sections per ray S.
    int perRay();

    /// Whether there are extra points.
    boolean hasExtra();

    /// Section next to which the extra points lie.
    int picked();

    /// `[R, 3]` viewing directions.
    float[] directions();

    /// `[R, E]` encoded viewing directions.
    float[] encodedDirections();

    /// `[R, S]` section lengths.
    float[] lengths();

    /// `[R, 3]` target colours.
    float[] targets();

    /// `[R, 3]` gains of the rays' photographs: what is compared is `gain · rendered + offset`.
    float[] gains();

    /// `[R, 3]` offsets of the rays' photographs.
    float[] offsets();

    /// `[R, 3]` receives the gradients of the gains.
    float[] gainGradients();

    /// `[R, 3]` receives the gradients of the offsets.
    float[] offsetGradients();

    /// `[R]` 1 where the colour counts.
    float[] rayWeights();

    /// `[R]` receives the absolute difference of each ray's colour, summed over channels; 0 where it does not count.
    /// Empty where nobody asks.
    float[] rayErrors();

    /// `[R]` mask or alpha.
    float[] coverage();

    /// `[R, 3]` colour behind the unit sphere.
    float[] background();

    /// `[R, 3]` receives the gradients of the background's colours.
    float[] backgroundGradients();

    /// `[R, S, 3]` receives the gradients of the samples' positions, with the encoding's Jacobian held; empty
    /// where nobody wants them.
    float[] positionGradients();

    /// `[R, 3]` receives the gradients of the viewing directions as far as opacity depends on them; empty where
    /// nobody wants them.
    float[] directionGradients();

    /// Weights of the loss terms; 0 switches a term off.
    Weights weights();

    /// Share of the budget spent, 0..1.
    double progress();

    /// @param color L1 of the colour
    /// @param eikonal squared deviation of the gradient's length from 1
    /// @param mask binary cross-entropy of the opacity
    /// @param curvature change of the normal
    record Weights(float color, float eikonal, float mask, float curvature) {}
}
