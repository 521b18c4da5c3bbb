package zeroset.model.training;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SnapshotRhythmTest {

    private static final double POLL = 0.02;

    @Test
    void aYoungSurfaceIsPublishedAboutEverySecond() {
        int count = beats(0, 10);
        assertTrue(count >= 8 && count <= 10, count + " snapshots in ten seconds");
    }

    @Test
    void aRefinedOneEveryTwoSeconds() {
        int count = beats(300, 310);
        assertTrue(count == 4 || count == 5, count + " snapshots in ten seconds");
    }

    @Test
    void nothingIsDueAtOnce() {
        assertFalse(new SnapshotRhythm(40).beats(40));
    }

    private static int beats(double from, double to) {
        var rhythm = new SnapshotRhythm(from);
        int count = 0;
        for (double now = from; now < to; now += POLL) {
            if (rhythm.beats(now)) {
                count++;
            }
        }
        return count;
    }
}
