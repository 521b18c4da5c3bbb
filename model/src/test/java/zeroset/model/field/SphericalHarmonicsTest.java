package zeroset.model.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;

class SphericalHarmonicsTest {

    /// Midpoint rule in z and angle. Products of two harmonics of degree at most 3 are polynomials of degree 6: around
    /// the axis the rule is exact, in z its error is 6²·h²/24 of the values.
    @Test
    void areOrthonormalOverTheSphere() {
        int rings = 400;
        int perRing = 16;
        var gram = new double[16][16];
        var y = new float[SphericalHarmonics.WIDTH];
        for (int i = 0; i < rings; i++) {
            double z = -1 + (2 * i + 1.0) / rings;
            double ring = Math.sqrt(1 - z * z);
            for (int j = 0; j < perRing; j++) {
                double angle = 2 * Math.PI * (j + 0.5) / perRing;
                SphericalHarmonics.evaluate(
                        (float) (ring * Math.cos(angle)), (float) (ring * Math.sin(angle)), (float) z, y, 0);
                for (int a = 0; a < 16; a++) {
                    for (int b = 0; b < 16; b++) {
                        gram[a][b] += (double) y[a] * y[b] * 4 * Math.PI / (rings * perRing);
                    }
                }
            }
        }
        for (int a = 0; a < 16; a++) {
            for (int b = 0; b < 16; b++) {
                assertEquals(a == b ? 1 : 0, gram[a][b], 2e-4, a + ", " + b);
            }
        }
    }

    @Test
    void directionsAreEncodedRowByRow() {
        var encoder = new DirectionEncoder(DirectionEncoding.SPHERICAL_HARMONICS);
        var encoded = new float[32];
        encoder.encode(new float[] {1, 0, 0, 0, 0.6f, 0.8f}, 2, encoded);
        var second = new float[16];
        SphericalHarmonics.evaluate(0, 0.6f, 0.8f, second, 0);
        assertArrayEquals(second, java.util.Arrays.copyOfRange(encoded, 16, 32));
    }

    @Test
    void frequenciesAreTheDirectionAndFourOctaves() {
        var encoder = new DirectionEncoder(DirectionEncoding.FREQUENCY);
        var encoded = new float[27];
        float[] direction = {0.48f, -0.6f, 0.64f};
        encoder.encode(direction, 1, encoded);
        for (int k = 0; k < 3; k++) {
            assertEquals(direction[k], encoded[k]);
            for (int octave = 0; octave < 4; octave++) {
                double angle = Math.pow(2, octave) * direction[k];
                assertEquals(Math.sin(angle), encoded[3 + 6 * octave + k], 1e-6); // the angle is a float
                assertEquals(Math.cos(angle), encoded[6 + 6 * octave + k], 1e-6);
            }
        }
    }
}
