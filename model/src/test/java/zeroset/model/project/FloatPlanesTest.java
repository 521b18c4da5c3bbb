package zeroset.model.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatPlanesTest {

    private final FloatPlanes planes = new FloatPlanes();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1000, 1 << 18, (1 << 18) + 1, 600_000})
    void givesBackEveryBit(int length) throws Exception {
        var random = new Random(length);
        var values = new float[length];
        for (int i = 0; i < length; i++) { // every pattern there is, NaN with its payload included
            values[i] = Float.intBitsToFloat(i % 3 == 0 ? 0 : random.nextInt());
        }
        var back = planes.decompress(planes.compress(values), length);
        assertEquals(length, back.length);
        for (int i = 0; i < length; i++) {
            assertEquals(Float.floatToRawIntBits(values[i]), Float.floatToRawIntBits(back[i]));
        }
    }

    /// Weights are Gaussian noise: only sign and exponent shrink.
    @Test
    void takesLessThanTheNumbersThemselves() {
        var random = new Random(1);
        var values = new float[300_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1e-3 * random.nextGaussian());
        }
        int stored = planes.compress(values).length;
        assertTrue(stored < 0.9 * 4 * values.length, stored + " bytes");
    }

    /// Checksums are right in a file that somebody made up, so the bytes themselves must not do harm.
    @Test
    void refusesMadeUpBytes() {
        var random = new Random(2);
        var values = new float[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7;
        }
        var whole = planes.compress(values);
        int refused = 0;
        for (int trial = 0; trial < 2000; trial++) {
            var bytes = trial % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int i = 0; i < 1 + trial % 3 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertEquals(values.length, planes.decompress(bytes, values.length).length);
            } catch (CheckpointFile.DamagedException e) {
                refused++;
            }
        }
        assertTrue(refused > 1000, refused + " refused");
        assertThrows(CheckpointFile.DamagedException.class, () -> planes.decompress(whole, values.length + 1));
        assertThrows(CheckpointFile.DamagedException.class, () -> planes.decompress(whole, values.length - 1));
    }
}
