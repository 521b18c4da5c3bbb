package zeroset.model.hull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FastSweepingTest {

    private static final int RESOLUTION = 41;

    @Test
    void restoresTheDistanceFromASphere() {
        var values = sphere();
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) > 0.05f) {
                values[i] *= 3; // wrong away from the zero set, right at it
            }
        }
        assertTrue(FastSweeping.redistance(RESOLUTION, values));
        var expected = sphere();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            assertEquals(Math.signum(expected[i]), Math.signum(values[i]));
            assertEquals(expected[i], values[i], 0.06); // first order: about one spacing of 0.05 at worst
            sum += Math.abs(expected[i] - values[i]);
        }
        assertEquals(0, sum / values.length, 0.015);
    }

    @Test
    void leavesValuesOfOneSignAlone() {
        var values = new float[] {1, 2, 3, 4, 5, 6, 7, 8};
        assertFalse(FastSweeping.redistance(2, values));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, values);
    }

    private static float[] sphere() {
        var values = new float[RESOLUTION * RESOLUTION * RESOLUTION];
        for (int i = 0; i < values.length; i++) {
            double x = 2.0 * (i % RESOLUTION) / (RESOLUTION - 1) - 1;
            double y = 2.0 * (i / RESOLUTION % RESOLUTION) / (RESOLUTION - 1) - 1;
            double z = 2.0 * Math.floorDiv(i, RESOLUTION * RESOLUTION) / (RESOLUTION - 1) - 1;
            values[i] = (float) (Math.sqrt(x * x + y * y + z * z) - 0.61);
        }
        return values;
    }
}
