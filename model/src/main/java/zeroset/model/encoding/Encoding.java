package zeroset.model.encoding;

import zeroset.model.config.EncodingConfig;
import zeroset.model.parallel.Workers;

/// Turns positions into features, with the derivative with respect to the position.
public sealed interface Encoding permits HashGridEncoding, FrequencyEncoding, DifferencedEncoding {

    /// The encoding a configuration asks for, with its tables at zero.
    static Encoding of(EncodingConfig config) {
        return switch (config) {
            case EncodingConfig.HashGrid grid -> new HashGridEncoding(grid);
            case EncodingConfig.Frequency frequency -> new FrequencyEncoding(frequency);
        };
    }

    /// Number of features D.
    int width();

    /// Features and Jacobian.
    ///
    /// @param points `[count, 3]`
    /// @param count number of points N
    /// @param features receives `[N, D]`
    /// @param jacobian receives `[N, 3, D]`
    /// @param workers threads to use
    default void forward(float[] points, int count, float[] features, float[] jacobian, Workers workers) {
        workers.forEach(count, 512, (from, to) -> valuesAndJacobian(points, from, to, features, jacobian));
    }

    /// Features and Jacobian of some of the points, on the calling thread.
    ///
    /// @param from first point
    /// @param to point after the last
    /// @param features receives `[N, D]` at the rows from..to
    /// @param jacobian receives `[N, 3, D]` at the rows from..to
    void valuesAndJacobian(float[] points, int from, int to, float[] features, float[] jacobian);

    /// Features alone, on the calling thread.
    ///
    /// @param points `[count, 3]`
    /// @param from first point
    /// @param to point after the last
    /// @param features receives `[N, D]` at the rows from..to
    void values(float[] points, int from, int to, float[] features);

    /// Accumulates the gradient of the tables from gradients of features and Jacobian. Does nothing for an encoding
    /// without tables.
    ///
    /// @param points `[count, 3]` as in {@link #forward}
    /// @param featureGradients `[N, D]`
    /// @param jacobianGradients `[N, 3, D]`, or empty when nothing depends on the Jacobian
    /// @param workers threads to use
    void backward(float[] points, int count, float[] featureGradients, float[] jacobianGradients, Workers workers);

    /// The same where the gradient of the Jacobian is a product: `jacobianGradients[n, k, d] = outer[n, k] · chain[n,
    /// d]`. That is what a loss of `Σ_d chain_d ∂feature_d/∂x_k` leaves behind, in a third of the memory.
    ///
    /// @param featureGradients `[N, D]`
    /// @param chain `[N, D]`
    /// @param outer `[N, 3]`
    /// @param workers threads to use
    void backwardChained(
            float[] points, int count, float[] featureGradients, float[] chain, float[] outer, Workers workers);
}
