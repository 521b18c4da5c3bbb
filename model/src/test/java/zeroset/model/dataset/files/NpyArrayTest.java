package zeroset.model.dataset.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import zeroset.model.testing.NumPy;

class NpyArrayTest {

    private static final double[][] MATRIX = {{1, 2, 3}, {4, 5, 6}};

    @Test
    void readsDoublesRowByRow() {
        assertArrayEquals(MATRIX, NpyArray.parse(NumPy.npy(MATRIX)).matrix(2, 3));
    }

    @Test
    void readsFloatsColumnByColumn() {
        var data = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : new float[] {1, 4, 2, 5, 3, 6}) {
            data.putFloat(value);
        }
        assertArrayEquals(
                MATRIX,
                NpyArray.parse(NumPy.npy("<f4", true, "2, 3", data.array())).matrix(2, 3));
    }

    @Test
    void readsBigEndian() {
        var data = ByteBuffer.allocate(48);
        for (double value : new double[] {1, 2, 3, 4, 5, 6}) {
            data.putDouble(value);
        }
        assertArrayEquals(
                MATRIX,
                NpyArray.parse(NumPy.npy(">f8", false, "2, 3", data.array())).matrix(2, 3));
    }

    @Test
    void believesNoDeclaredSize() {
        assertRefused("<f8", "2000000000, 2000000000", "truncated");
        assertRefused("<f8", "2147483647, 2147483647, 2147483647, 2147483647", "truncated");
        assertRefused("<f8", "99999999999", "99999999999");
        assertRefused("<f8", "1, 1, 1, 1, 1, 1, 1, 1, 1", "at most 8 dimensions");
        assertRefused("|O", "1", "float32 or float64, found |O"); // pickled objects run code when NumPy loads them
    }

    @Test
    void refusesWhatIsNoArray() {
        assertThrows(IllegalArgumentException.class, () -> NpyArray.parse(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> NpyArray.parse(new byte[100]));
    }

    private static void assertRefused(String type, String shape, String complaint) {
        var bytes = NumPy.npy(type, false, shape, new byte[8]);
        var refused = assertThrows(IllegalArgumentException.class, () -> NpyArray.parse(bytes));
        assertTrue(String.valueOf(refused.getMessage()).contains(complaint), refused.getMessage());
    }
}
