package zeroset.model.kernel;

/// The arrays between the encoding kernel and the network kernels; live, owned by the training step.
///
/// N points, D features.
public interface EncodedSamples {

    /// `[N, 3]` positions, unit space.
    float[] positions();

    /// `[N, D]`.
    float[] features();

    /// `[N, 3, D]` derivatives of the features with respect to the position.
    float[] jacobian();

    /// `[N, D]` receives the gradients of the features.
    float[] featureGradients();

    /// `[N, D]` receives the chain q: the derivative of the distance with respect to the features.
    float[] chain();

    /// `[N, 3]` receives the gradients of the distance's gradient. Those of the Jacobian are the products
    /// `gradientGradients[n, k] · chain[n, d]`.
    float[] gradientGradients();
}
