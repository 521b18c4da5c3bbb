package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CellInteriorTest {

    @Test
    void sweepingAnyOfTheThreeAxesFindsTheSameRegions() {
        var random = new Random(1);
        int[] cyclic = {0, 2, 4, 6, 1, 3, 5, 7}; // corner c of the rotated cell: bits (x, y, z) move to (y, z, x)
        for (int trial = 0; trial < 200_000; trial++) {
            float[] f = randomCell(random);
            int[] expected = canonical(CellInterior.regions(f));
            float[] rotated = new float[8];
            for (int turn = 0; turn < 2; turn++) {
                int[] corner = new int[8];
                for (int c = 0; c < 8; c++) {
                    corner[c] = turn == 0 ? cyclic[c] : cyclic[cyclic[c]];
                    rotated[corner[c]] = f[c];
                }
                int[] labels = CellInterior.regions(rotated);
                int[] back = new int[8];
                for (int c = 0; c < 8; c++) {
                    back[c] = labels[corner[c]];
                }
                assertArrayEquals(expected, canonical(back), () -> "cell " + java.util.Arrays.toString(f));
            }
        }
    }

    @Test
    void joinsOppositeCornersOnlyWhenTheTubeIsWide() {
        float[] apart = {-0.1f, 1, 1, 1, 1, 1, 1, -0.1f};
        assertNotEquals(CellInterior.regions(apart)[0], CellInterior.regions(apart)[7]);
        float[] joined = {-10, 1, 1, 1, 1, 1, 1, -10};
        assertEquals(CellInterior.regions(joined)[0], CellInterior.regions(joined)[7]);
    }

    static float[] randomCell(Random random) {
        float[] f = new float[8];
        for (int c = 0; c < 8; c++) {
            f[c] = (float) random.nextGaussian();
        }
        return f;
    }

    private static int[] canonical(int[] labels) {
        int[] result = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            while (labels[result[i]] != labels[i]) {
                result[i]++;
            }
        }
        return result;
    }
}
