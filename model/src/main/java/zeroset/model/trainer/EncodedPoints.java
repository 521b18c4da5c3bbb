package zeroset.model.trainer;

import zeroset.model.encoding.Encoding;
import zeroset.model.kernel.EncodedSamples;
import zeroset.model.parallel.Workers;

/// A fixed number of points with their encoding and room for the gradients that come back, reused from step to
/// step.
final class EncodedPoints implements EncodedSamples {

    /// Number of points N.
    final int count;

    private final Encoding encoding;
    private final float[] positions;
    private final float[] features;
    private final float[] jacobian;
    private final float[] featureGradients;
    private final float[] chain;
    private final float[] gradientGradients;

    EncodedPoints(int count, Encoding encoding) {
        this.count = count;
        this.encoding = encoding;
        positions = new float[3 * count];
        features = new float[count * encoding.width()];
        jacobian = new float[count * 3 * encoding.width()];
        featureGradients = new float[features.length];
        chain = new float[features.length];
        gradientGradients = new float[positions.length];
    }

    /// Number of features D.
    int width() {
        return encoding.width();
    }

    void encode(Workers workers) {
        encoding.forward(positions, count, features, jacobian, workers);
    }

    /// Brings gradients back to the encoding's tables, those of the Jacobian as products of chain and gradient.
    void backwardChained(Workers workers) {
        encoding.backwardChained(positions, count, featureGradients, chain, gradientGradients, workers);
    }

    /// Brings gradients back to the encoding's tables.
    ///
    /// @param jacobianGradients `[N, 3, D]`
    void backward(float[] jacobianGradients, Workers workers) {
        encoding.backward(positions, count, featureGradients, jacobianGradients, workers);
    }

    @Override
    public float[] positions() {
        return positions;
    }

    @Override
    public float[] features() {
        return features;
    }

    @Override
    public float[] jacobian() {
        return jacobian;
    }

    @Override
    public float[] featureGradients() {
        return featureGradients;
    }

    @Override
    public float[] chain() {
        return chain;
    }

    @Override
    public float[] gradientGradients() {
        return gradientGradients;
    }
}
