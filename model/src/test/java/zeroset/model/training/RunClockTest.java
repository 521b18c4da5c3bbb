package zeroset.model.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RunClockTest {

    private static final long SECOND = 1_000_000_000;

    private long now = -5 * SECOND; // a monotonic clock may begin anywhere
    private final RunClock clock = new RunClock(() -> now, 100);

    private void pass(double seconds) {
        now += Math.round(seconds * SECOND);
    }

    @Test
    void countsPreparationAndSteps() {
        pass(90); // matching photographs may take this long
        clock.mark();
        pass(0.5);
        clock.markStep();
        assertEquals(190.5, clock.seconds(), 1e-9);
    }

    @Test
    void countsNoPauses() {
        pass(1);
        clock.markStep();
        pass(1000);
        clock.forget();
        pass(1);
        clock.markStep();
        assertEquals(102, clock.seconds(), 1e-9);
    }

    @Test
    void countsNoSleepOfTheMachine() {
        pass(1);
        clock.markStep();
        pass(8 * 3600); // in the middle of a step
        clock.markStep();
        pass(1);
        clock.markStep();
        assertEquals(102, clock.seconds(), 1e-9);
    }
}
