package zeroset.model.training;

import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.CueConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;

/// Decides what a configuration leaves open, by what the photographs tell of the object.
public final class FittedConfig {

    private FittedConfig() {}

    /// The configuration a run on such photographs has.
    ///
    /// @param photographs what their coverage channel means
    public static TrainingConfig of(TrainingConfig config, CoverageKind photographs) {
        return withCues(withRates(withExposures(withBackground(config, photographs)), photographs), photographs);
    }

    private static TrainingConfig withBackground(TrainingConfig config, CoverageKind photographs) {
        if (!(config.background() instanceof BackgroundConfig.Automatic)) {
            return config;
        }
        return switch (photographs) {
            case ALPHA -> config.withBackground(new BackgroundConfig.RandomColor());
            case OBJECT_MASK ->
                config.withBackground(config.useMasks() ? new BackgroundConfig.RandomColor() : surroundings());
            case NONE, VALID_MASK -> config.withBackground(surroundings());
        };
    }

    private static BackgroundConfig surroundings() {
        return new BackgroundConfig.Surroundings(8, 15);
    }

    /// Photographs whose background is known to be none were rendered, or cut out by somebody who matched them.
    private static TrainingConfig withExposures(TrainingConfig config) {
        return config.background() instanceof BackgroundConfig.Surroundings
                ? config
                : config.withOptimizer(config.optimizer().withExposureRate(0));
    }

    /// Silhouettes speak for the shape: there fine levels may learn as fast as coarse ones.
    private static TrainingConfig withRates(TrainingConfig config, CoverageKind photographs) {
        return config.useMasks() && photographs.separatesObject()
                ? config.withOptimizer(config.optimizer().withFineRateExponent(0))
                : config;
    }

    /// Decides whether cues are used.
    private static TrainingConfig withCues(TrainingConfig config, CoverageKind photographs) {
        var use = switch (config.cues().use()) {
            case AUTOMATIC ->
                config.useMasks() && photographs.separatesObject() ? CueConfig.Use.NEVER : CueConfig.Use.ALWAYS;
            case ALWAYS -> CueConfig.Use.ALWAYS;
            case NEVER -> CueConfig.Use.NEVER;
        };
        return config.withCues(config.cues().withUse(use));
    }
}
