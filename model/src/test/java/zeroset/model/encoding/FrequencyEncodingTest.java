package zeroset.model.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import zeroset.model.config.EncodingConfig;
import zeroset.model.parallel.Workers;

class FrequencyEncodingTest {

    private static final int OCTAVES = 6;
    private static final int COUNT = 1200;

    private final Encoding encoding = Encoding.of(new EncodingConfig.Frequency(OCTAVES));
    private final int width = encoding.width();

    @Test
    void featuresAreSinesAndCosinesOfOctaves() {
        float[] points = randomPoints();
        var features = new float[COUNT * width];
        encoding.values(points, 0, COUNT, features);
        for (int n = 0; n < COUNT; n++) {
            for (int octave = 0; octave < OCTAVES; octave++) {
                for (int k = 0; k < 3; k++) {
                    double angle = Math.pow(2, octave) * points[3 * n + k];
                    int at = n * width + 6 * octave + k;
                    assertEquals(Math.sin(angle), features[at], 1e-7); // one rounding to float
                    assertEquals(Math.cos(angle), features[at + 3], 1e-7);
                }
            }
        }
    }

    @Test
    void jacobianIsTheFiniteDifferenceOfTheFormula() {
        float[] points = randomPoints();
        var jacobian = new float[COUNT * 3 * width];
        encoding.valuesAndJacobian(points, 0, COUNT, new float[COUNT * width], jacobian);
        double h = 1e-5;
        for (int n = 0; n < COUNT; n++) {
            for (int k = 0; k < 3; k++) {
                for (int d = 0; d < width; d++) {
                    double expected = d % 3 == k ? slope(points[3 * n + k], d, h) : 0;
                    // 1e-5: truncation h²·32³/6 = 5e-7, and slopes up to 32 of float precision
                    assertEquals(expected, jacobian[(3 * n + k) * width + d], 1e-5);
                }
            }
        }
    }

    private static double slope(double x, int feature, double h) {
        return (formula(x + h, feature) - formula(x - h, feature)) / (2 * h);
    }

    private static double formula(double x, int feature) {
        int octave = feature / 6;
        double angle = Math.pow(2, octave) * x;
        return feature % 6 < 3 ? Math.sin(angle) : Math.cos(angle);
    }

    @Test
    void oneAndTwoWorkersGiveTheSameBits() {
        float[] points = randomPoints();
        var features = new float[2][COUNT * width];
        var jacobians = new float[2][COUNT * 3 * width];
        for (int i = 0; i < 2; i++) {
            try (var workers = new Workers(i + 1)) {
                encoding.forward(points, COUNT, features[i], jacobians[i], workers);
            }
        }
        assertArrayEquals(features[0], features[1]);
        assertArrayEquals(jacobians[0], jacobians[1]);
    }

    @Test
    void noOctavesMeanNoFeatures() {
        assertEquals(0, Encoding.of(new EncodingConfig.Frequency(0)).width());
        assertInstanceOf(FrequencyEncoding.class, encoding);
    }

    private static float[] randomPoints() {
        var random = new SplittableRandom(1);
        var points = new float[3 * COUNT];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) random.nextDouble(-1.1, 1.1);
        }
        return points;
    }
}
