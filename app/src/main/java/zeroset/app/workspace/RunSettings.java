package zeroset.app.workspace;

import java.util.Optional;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.config.TrainingConfig;

/// What a user chooses before training.
///
/// @param preset starting point of everything else
/// @param budget how long, or empty for the preset's own
/// @param seed of every random draw
/// @param useMasks whether masks or alpha supervise the silhouette where there are some
public record RunSettings(Preset preset, Optional<Budget> budget, long seed, boolean useMasks) {

    /// The everyday choice.
    public static RunSettings defaults() {
        return new RunSettings(Preset.STANDARD, Optional.empty(), 1, true);
    }

    /// The configuration these settings stand for.
    ///
    /// @param threads worker threads
    public TrainingConfig config(int threads) {
        var config = preset.config(seed, threads).withMasks(useMasks);
        return budget.map(config::withBudget).orElse(config);
    }

    /// With another preset.
    public RunSettings withPreset(Preset newPreset) {
        return new RunSettings(newPreset, budget, seed, useMasks);
    }

    /// With another budget.
    public RunSettings withBudget(Optional<Budget> newBudget) {
        return new RunSettings(preset, newBudget, seed, useMasks);
    }

    /// With another seed.
    public RunSettings withSeed(long newSeed) {
        return new RunSettings(preset, budget, newSeed, useMasks);
    }

    /// With or without masks.
    public RunSettings withMasks(boolean on) {
        return new RunSettings(preset, budget, seed, on);
    }
}
