package zeroset.app.workspace;

import java.util.Optional;
import zeroset.model.config.Budget;
import zeroset.model.config.OptimizerConfig;
import zeroset.model.config.Preset;
import zeroset.model.config.TrainingConfig;

/// What a user chooses before training.
///
/// @param preset starting point of everything else
/// @param budget how long, or empty for the preset's own
/// @param seed of every random draw
/// @param useMasks whether masks or alpha supervise the silhouette where there are some
/// @param refinePoses whether small corrections to the photographs' poses are learned
public record RunSettings(Preset preset, Optional<Budget> budget, long seed, boolean useMasks, boolean refinePoses) {

    /// The everyday choice.
    public static RunSettings defaults() {
        return new RunSettings(Preset.STANDARD, Optional.empty(), 1, true, false);
    }

    /// The configuration these settings stand for.
    ///
    /// @param threads worker threads
    public TrainingConfig config(int threads) {
        var chosen = preset.config(seed, threads).withMasks(useMasks);
        var config = refinePoses
                ? chosen.withOptimizer(chosen.optimizer().withPoseRate(OptimizerConfig.LEARNED_POSES))
                : chosen;
        return budget.map(config::withBudget).orElse(config);
    }

    /// With another preset.
    public RunSettings withPreset(Preset newPreset) {
        return new RunSettings(newPreset, budget, seed, useMasks, refinePoses);
    }

    /// With another budget.
    public RunSettings withBudget(Optional<Budget> newBudget) {
        return new RunSettings(preset, newBudget, seed, useMasks, refinePoses);
    }

    /// With another seed.
    public RunSettings withSeed(long newSeed) {
        return new RunSettings(preset, budget, newSeed, useMasks, refinePoses);
    }

    /// With or without masks.
    public RunSettings withMasks(boolean on) {
        return new RunSettings(preset, budget, seed, on, refinePoses);
    }

    /// With or without corrections to the poses.
    public RunSettings withRefinedPoses(boolean on) {
        return new RunSettings(preset, budget, seed, useMasks, on);
    }
}
