package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.training.FittedConfig;

class EstimatesTest {

    private static final RunSettings STANDARD = RunSettings.defaults(); // 3000 steps of 512 rays of 24 sections
    private static final Optional<OpenDataset> MASKED = photographs(CoverageKind.OBJECT_MASK);
    private static final Optional<OpenDataset> PLAIN = photographs(CoverageKind.NONE);

    private static Optional<OpenDataset> photographs(CoverageKind kind) {
        return Optional.of(
                new OpenDataset(Path.of("scene"), "scene", "", List.of(), kind, false, Optional.empty(), List.of()));
    }

    /// The fit to the first shape costs as much as 250 steps.
    @Test
    void countsSamplesAtTheMeasuredSpeed() {
        var estimates = new Estimates(Map.of("standard", 3250 * 512 * 24 / 60.0));
        assertEquals(Duration.ofMinutes(1), estimates.of(STANDARD, MASKED));
        assertEquals("≈60 s", estimates.text(STANDARD, MASKED));
        assertTrue(estimates.areMeasured());
        assertFalse(new Estimates(Map.of("gone", 5.0)).areMeasured());
    }

    @Test
    void countsSurroundingsAndCuesWhereThereAreNoMasks() {
        var plain = FittedConfig.of(STANDARD.config(1), CoverageKind.NONE);
        assertEquals("standard without masks", Estimates.kind(plain));
        var estimates = new Estimates(Map.of(Estimates.kind(plain), 3250 * (512 * (24 + 8) + 2048) / 60.0));
        assertEquals(Duration.ofMinutes(1), estimates.of(STANDARD, PLAIN));
        assertEquals(Duration.ofMinutes(1), estimates.of(STANDARD.withMasks(false), MASKED));
    }

    @Test
    void countsMatchingForEveryPhotographUnlessTimeIsTheBudget() {
        var estimates = new Estimates(Map.of());
        var forty = estimates.of(STANDARD, Optional.empty());
        assertEquals(Duration.ofSeconds(30), forty.minus(estimates.of(STANDARD, PLAIN)), "40 against none");
        var settings = STANDARD.withBudget(Optional.of(new Budget.Time(100)));
        assertEquals(Duration.ofSeconds(100), estimates.of(settings, MASKED));
        assertEquals(Duration.ofSeconds(100), estimates.of(settings, Optional.empty()), "matching is part of it");
    }

    @Test
    void matchingIsAsSlowAsTheMachine() {
        var quiet = new Estimates(Map.of());
        var slow = new Estimates(Map.of("standard without masks", 0.73 * 430_000 / 4));
        assertEquals(
                4.0 * quiet.of(STANDARD, Optional.empty()).toMillis(),
                (double) slow.of(STANDARD, Optional.empty()).toMillis(),
                20.0); // milliseconds, of rounding
    }

    @Test
    void takesTheSpeedOfOtherPresetsInProportion() {
        var known = new Estimates(Map.of());
        var quick = known.of(STANDARD.withPreset(Preset.QUICK), MASKED).toMillis() / 1e3;
        var twice = new Estimates(Map.of("quick", 2 * (250 + 800) * 384 * 20 / quick));
        assertEquals(
                known.of(STANDARD, MASKED).toMillis() / 2.0,
                (double) twice.of(STANDARD, MASKED).toMillis(),
                20.0); // milliseconds, of the rounding above
    }

    @Test
    void ignoresPresetsItDoesNotKnow() {
        assertEquals(
                new Estimates(Map.of()).of(STANDARD, PLAIN), new Estimates(Map.of("gone", 5.0)).of(STANDARD, PLAIN));
    }

    @Test
    void knowsHowLongATimeBudgetTakes() {
        var settings = STANDARD.withBudget(Optional.of(new Budget.Time(7200)));
        assertEquals("≈2 h", new Estimates(Map.of()).text(settings, PLAIN));
    }

    @Test
    void roundsForPeople() {
        var estimates = new Estimates(Map.of());
        assertEquals("≈3 min", estimates.text(STANDARD, PLAIN));
        assertEquals("≈2 min", estimates.text(STANDARD, MASKED));
        assertEquals(
                "≈10 s",
                estimates.text(STANDARD.withPreset(Preset.QUICK).withBudget(Optional.of(new Budget.Steps(1))), MASKED));
    }
}
