package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignRowsTest {

    private static final float[] ODD = {
        0, -0f, Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Float.MIN_VALUE, -Float.MIN_VALUE
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 127, 128, 200, 256})
    void vectorsReadWhatPlainCodeReads(int count) {
        var random = new Random(count);
        float[] values = new float[3 + count];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 5 == 0 ? ODD[random.nextInt(ODD.length)] : (float) random.nextGaussian();
        }
        for (float level : new float[] {0, 0.5f}) {
            long[] expected = new long[5];
            long[] actual = new long[5];
            SignRows.readPlain(values, 3, count, level, expected, 0);
            SignRows.read(values, 3, count, level, actual, 0);
            assertArrayEquals(expected, actual);
            for (int k = 0; k < count; k++) {
                assertEquals(values[3 + k] < level, (actual[k / 64] >>> k & 1) != 0);
            }
        }
    }
}
