package zeroset.model.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import zeroset.model.config.OptimizerConfig;

class LearningRateScheduleTest {

    private static final double WARM_UP = 0.1;

    private final LearningRateSchedule schedule = schedule(WARM_UP);

    private static LearningRateSchedule schedule(double warmUp) {
        return new LearningRateSchedule(new OptimizerConfig(1, 1, 1, 0.9, 0.99, 1e-8, warmUp, 0.05));
    }

    @Test
    void risesFromNearlyNothingToOneAndFallsToTheFinalShare() {
        assertEquals(0.01, schedule.scale(0), 1e-12);
        assertEquals(0.505, schedule.scale(0.05), 1e-12); // linear between
        assertEquals(1, schedule.scale(WARM_UP), 1e-12);
        assertEquals(0.525, schedule.scale(0.55), 1e-12); // half-way down the cosine: (1 + 0.05)/2
        assertEquals(0.05, schedule.scale(1), 1e-12);
    }

    @Test
    void hasNoJumps() {
        double before = schedule.scale(0);
        for (int i = 1; i <= 1000; i++) {
            double now = schedule.scale(i / 1000.0);
            assertTrue(Math.abs(now - before) < 0.0101, "at " + i); // the warm-up's slope, 0.99/100 per step
            before = now;
        }
    }

    @Test
    void withoutWarmUpStartsAtOne() {
        assertEquals(1, schedule(0).scale(0), 1e-12);
    }
}
