package zeroset.model.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgressHistoryTest {

    private static TrainingEvent.Progress at(int step) {
        return new TrainingEvent.Progress(step, step, 0, 0, new LossTerms(0, 0, 0, 0, 0), 0, 0, 0);
    }

    @Test
    void keepsEverythingWhileItIsLittle() {
        var history = new ProgressHistory();
        for (int step = 1; step <= 100; step++) {
            history.add(at(step));
        }
        assertEquals(100, history.all().size());
        assertEquals(1, history.all().getFirst().step());
    }

    @Test
    void thinsEvenlyAndAlwaysHasTheNewest() {
        var history = new ProgressHistory();
        for (int step = 1; step <= 100_000; step++) {
            history.add(at(step));
            if (step % 997 == 0) {
                assertEquals(step, history.all().getLast().step());
            }
        }
        var all = history.all();
        assertTrue(all.size() <= ProgressHistory.MOST + 1, all.size() + " are kept");
        assertTrue(all.size() >= ProgressHistory.MOST / 2, all.size() + " are kept");
        for (int i = 2; i < all.size() - 1; i++) { // the first and the newest lie between the others
            assertEquals(
                    all.get(2).step() - all.get(1).step(),
                    all.get(i).step() - all.get(i - 1).step());
        }
    }
}
