package zeroset.app.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import zeroset.model.config.Budget;

/// How long to train: one or the other.
final class BudgetOptions {

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "Wall time of training: 180s, 3m, 1h. How many steps fit depends on the machine.")
    private Budget.@Nullable Time time;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Number of training steps: repeatable bit for bit on one machine.")
    private @Nullable Integer steps;

    /// The budget that was asked for.
    Optional<Budget> budget() {
        var wantedTime = time;
        var wantedSteps = steps;
        if (wantedTime != null) {
            return Optional.of(wantedTime);
        }
        return wantedSteps == null ? Optional.empty() : Optional.of(new Budget.Steps(wantedSteps));
    }

    /// Says what is wrong with the number of steps, if anything.
    Optional<String> complaint() {
        var wanted = steps;
        return wanted != null && wanted <= 0
                ? Optional.of("--steps: expected a number > 0, found " + wanted)
                : Optional.empty();
    }
}
