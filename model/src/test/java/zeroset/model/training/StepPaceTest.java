package zeroset.model.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StepPaceTest {

    @Test
    void knowsAnEvenPaceAtOnceAndKeepsIt() {
        var pace = new StepPace();
        assertTrue(Double.isNaN(pace.secondsPerStep()));
        for (int i = 0; i < 1000; i++) {
            pace.add(10, 0.25);
            assertEquals(0.025, pace.secondsPerStep(), 1e-12); // a ratio of sums that fade alike
        }
    }

    @Test
    void forgetsWhatWasSlowerAMinuteAgo() {
        var pace = new StepPace();
        for (int i = 0; i < 100; i++) {
            pace.add(1, 0.25);
        }
        for (int i = 0; i < 240; i++) {
            pace.add(10, 0.25);
        }
        // of what is 60 s old a twentieth is left: exp(-60 / 20)
        assertEquals(0.025, pace.secondsPerStep(), 0.002);
    }
}
