package zeroset.model.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JitterTest {

    private static final int DRAWS = 100_000;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 0x123456789abcdefL})
    void isUniformOverTheUnitInterval(long key) {
        var histogram = new int[50];
        for (int i = 0; i < DRAWS; i++) {
            float u = Jitter.uniform(key, i);
            assertTrue(u >= 0 && u < 1, "draw " + u);
            histogram[(int) (u * histogram.length)]++;
        }
        double expected = (double) DRAWS / histogram.length;
        double chiSquared = 0;
        for (int count : histogram) {
            chiSquared += (count - expected) * (count - expected) / expected;
        }
        assertTrue(chiSquared < 94.6, "chi² " + chiSquared); // the 0.9999 quantile for 49 degrees of freedom
    }

    @Test
    void neighbouringIndicesAndKeysAreUncorrelated() {
        double byIndex = 0;
        double byKey = 0;
        for (int i = 0; i < DRAWS; i++) {
            double u = Jitter.uniform(5, i) - 0.5;
            byIndex += u * (Jitter.uniform(5, i + 1) - 0.5);
            byKey += u * (Jitter.uniform(6, i) - 0.5);
        }
        // four standard deviations of the mean of a product of two centred uniforms: 4 / 12 / sqrt(draws)
        double bound = 4.0 / 12 / Math.sqrt(DRAWS);
        assertEquals(0, byIndex / DRAWS, bound);
        assertEquals(0, byKey / DRAWS, bound);
    }

    @Test
    void dependsOnKeyAndIndexAlone() {
        assertEquals(Jitter.mix(3, 4), Jitter.mix(3, 4));
        assertNotEquals(Jitter.mix(3, 4), Jitter.mix(4, 3));
    }
}
