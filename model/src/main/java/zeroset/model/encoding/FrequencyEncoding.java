package zeroset.model.encoding;

import java.util.Arrays;
import zeroset.model.config.EncodingConfig;
import zeroset.model.parallel.Workers;

/// Sines and cosines of octaves (NeRF, eq. 4, without the factor π, as NeuS has it).
///
/// Feature order: octave, then sine/cosine, then coordinate.
public final class FrequencyEncoding implements Encoding {

    private final int octaves;

    FrequencyEncoding(EncodingConfig.Frequency config) {
        octaves = config.octaves();
    }

    @Override
    public int width() {
        return 6 * octaves;
    }

    @Override
    public void valuesAndJacobian(float[] points, int from, int to, float[] features, float[] jacobian) {
        int width = width();
        values(points, from, to, features);
        for (int n = from; n < to; n++) {
            for (int k = 0; k < 3; k++) {
                int row = (3 * n + k) * width;
                Arrays.fill(jacobian, row, row + width, 0f);
                for (int octave = 0; octave < octaves; octave++) {
                    float frequency = 1 << octave;
                    int sine = n * width + 6 * octave + k;
                    jacobian[row + 6 * octave + k] = frequency * features[sine + 3];
                    jacobian[row + 6 * octave + 3 + k] = -frequency * features[sine];
                }
            }
        }
    }

    @Override
    public void values(float[] points, int from, int to, float[] features) {
        int width = width();
        for (int n = from; n < to; n++) {
            for (int octave = 0; octave < octaves; octave++) {
                for (int k = 0; k < 3; k++) {
                    double angle = (double) points[3 * n + k] * (1 << octave);
                    features[n * width + 6 * octave + k] = (float) Math.sin(angle);
                    features[n * width + 6 * octave + 3 + k] = (float) Math.cos(angle);
                }
            }
        }
    }

    @Override
    public void backward(
            float[] points, int count, float[] featureGradients, float[] jacobianGradients, Workers workers) {
        // No tables, nothing to learn.
    }

    @Override
    public void backwardChained(
            float[] points, int count, float[] featureGradients, float[] chain, float[] outer, Workers workers) {
        // No tables, nothing to learn.
    }
}
