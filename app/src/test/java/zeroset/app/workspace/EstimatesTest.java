package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;

class EstimatesTest {

    private static final RunSettings STANDARD = RunSettings.defaults(); // 3000 steps of 512 rays of 24 sections

    @Test
    void countsSamplesAtTheMeasuredSpeed() {
        var estimates = new Estimates(Map.of("standard", 3000 * 512 * 24 / 60.0));
        assertEquals(Duration.ofMinutes(1), estimates.of(STANDARD));
        assertEquals("≈60 s", estimates.text(STANDARD));
    }

    @Test
    void takesTheSpeedOfOtherPresetsInProportion() {
        var known = new Estimates(Map.of());
        var twice = new Estimates(Map.of("quick", 2 * 240_000.0));
        assertEquals(
                known.of(STANDARD).toMillis() / 2.0, (double) twice.of(STANDARD).toMillis(), 1.0);
    }

    @Test
    void ignoresPresetsItDoesNotKnow() {
        assertEquals(new Estimates(Map.of()).of(STANDARD), new Estimates(Map.of("gone", 5.0)).of(STANDARD));
    }

    @Test
    void knowsHowLongATimeBudgetTakes() {
        var settings = STANDARD.withBudget(Optional.of(new Budget.Time(7200)));
        assertEquals("≈2 h", new Estimates(Map.of()).text(settings));
    }

    @Test
    void roundsForPeople() {
        var estimates = new Estimates(Map.of());
        assertEquals("≈3 min", estimates.text(STANDARD));
        assertEquals(
                "≈10 s",
                estimates.text(STANDARD.withPreset(Preset.QUICK).withBudget(Optional.of(new Budget.Steps(1)))));
    }
}
