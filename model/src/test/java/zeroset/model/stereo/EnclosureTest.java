package zeroset.model.stereo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class EnclosureTest {

    private static final int VIEWS = 24;

    @Test
    void aPlaceHiddenFromAllSidesIsInsideThoughMostViewsFoundNothing() {
        assertTrue(ring(i -> i % 4 == 0).isComplete());
    }

    @Test
    void aPlaceHiddenFromOneSideIsBeside() {
        assertFalse(ring(i -> i < VIEWS / 2).isComplete());
        assertFalse(ring(i -> i < VIEWS / 6).isComplete());
    }

    @Test
    void twoViewsMayBeWrongTogether() {
        assertFalse(ring(i -> i % (VIEWS / 2) == 0).isComplete());
        assertFalse(ring(_ -> false).isComplete());
    }

    @Test
    void aPlaceHiddenFromEveryViewOfAOneSidedWalkIsBehindTheSurface() {
        var enclosure = new Enclosure();
        for (int i = 0; i < VIEWS; i++) {
            enclosure.count(new float[] {3, 0.05f * i, 0}, 0, 0, 0, true);
        }
        assertTrue(enclosure.isComplete());
    }

    /// Cameras around a place above the centre of their circle.
    private static Enclosure ring(IntPredicate isHidden) {
        var enclosure = new Enclosure();
        enclosure.count(new float[] {0, 0, 1}, 0, 0, 0, true);
        enclosure.clear();
        for (int i = 0; i < VIEWS; i++) {
            double turn = 2 * Math.PI * i / VIEWS;
            float[] center = {(float) (3 * Math.cos(turn)), (float) (3 * Math.sin(turn)), 1.5f};
            enclosure.count(center, 0.2f, -0.1f, 0.3f, isHidden.test(i));
        }
        return enclosure;
    }
}
