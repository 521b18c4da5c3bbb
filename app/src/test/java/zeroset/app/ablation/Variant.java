package zeroset.app.ablation;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.CueConfig;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.LossConfig;
import zeroset.model.config.OptimizerConfig;
import zeroset.model.config.TrainingConfig;

/// A configuration that differs from the preset in one thing.
///
/// @param name what the table calls it
/// @param meaning one line for people
/// @param start whether the field's first shape can be the preset's, or has to be made anew
/// @param change of a configuration in which everything is chosen
record Variant(String name, String meaning, Start start, UnaryOperator<TrainingConfig> change) {

    /// The preset itself, which all others are compared with.
    static final Variant PRESET = of("preset", "the preset as it is", config -> config);

    /// Where a run's first state comes from.
    enum Start {
        /// Matching, hull and fit of the preset, done once per scene and seed.
        SHARED,
        /// Its own: the variant has other parameters, or another first shape.
        OWN
    }

    /// Whether it changes anything on a scene.
    ///
    /// @param preset in which everything is chosen
    boolean appliesTo(TrainingConfig preset) {
        return equals(PRESET) || !change.apply(preset).equals(preset);
    }

    /// Every variant, the preset first.
    static List<Variant> all() {
        return Stream.of(Stream.of(PRESET), regularity(), levels(), sharpness(), cues(), drawing())
                .flatMap(group -> group)
                .toList();
    }

    private static Stream<Variant> regularity() {
        return Stream.of(
                of("curvature_0", "no curvature term", config -> curvature(config, 0)),
                of("curvature_half", "half the curvature term", config -> curvature(config, 0.5)),
                of("curvature_2", "twice the curvature term", config -> curvature(config, 2)),
                of("eikonal_half", "half the Eikonal term", config -> eikonal(config, 0.5)),
                of("eikonal_2", "twice the Eikonal term", config -> eikonal(config, 2)),
                of("fine_rates_equal", "all levels learn at one rate", config -> fineRates(config, 0)),
                of("fine_rates_half", "rates fall with the root of resolution", config -> fineRates(config, 0.5)),
                of("fine_rates_1", "rates fall with resolution", config -> fineRates(config, 1)),
                of("fine_rates_1_5", "rates fall faster than resolution", config -> fineRates(config, 1.5)));
    }

    private static Stream<Variant> levels() {
        return Stream.of(
                of("normals_cell", "numerical normals, a cell of the active level", config -> normalStep(config, 1)),
                of("normals_half_cell", "numerical normals over half a cell", config -> normalStep(config, 0.5)),
                of("levels_at_once", "all levels from the first step", config -> allLevelsAt(config, 0)),
                of("levels_by_20", "all levels by 20 % of the run", config -> allLevelsAt(config, 0.2)),
                of("levels_by_70", "all levels by 70 % of the run", config -> allLevelsAt(config, 0.7)));
    }

    private static Stream<Variant> sharpness() {
        return Stream.of(
                of("sharpness_slow", "sharpness learns at a third of the rate", config -> densityRate(config, 1 / 3.0)),
                of("sharpness_fast", "sharpness learns at three times the rate", config -> densityRate(config, 3)),
                of("cosine_0", "no annealing of the cosine", config -> anneal(config, 0)),
                of("cosine_30", "cosine annealed over 30 % of the run", config -> anneal(config, 0.3)));
    }

    private static Stream<Variant> cues() {
        return Stream.of(
                of("cue_weight_0", "points give the first shape only", config -> cueWeight(config, 0)),
                of("cue_weight_third", "a third of the points' weight", config -> cueWeight(config, 1 / 3.0)),
                of("cue_weight_3", "three times the points' weight", config -> cueWeight(config, 3)),
                of("cue_end_0", "points fade wholly", config -> cueEnd(config, 0)),
                of("cue_end_half", "half of the points' weight stays", config -> cueEnd(config, 0.5)),
                new Variant(
                        "cues_never",
                        "no matching at all",
                        Start.OWN,
                        config -> config.withCues(config.cues().withUse(CueConfig.Use.NEVER))));
    }

    private static Stream<Variant> drawing() {
        return Stream.of(
                of("pixels_error_30", "30 % of the pixels where errors are", config -> errorShare(config, 0.3)),
                of("pixels_error_60", "60 % of the pixels where errors are", config -> errorShare(config, 0.6)),
                of("pixels_uniform", "no pixels preferred near the object", config -> objectShare(config, 0)),
                of("pixels_90", "90 % of the pixels near the object", config -> objectShare(config, 0.9)),
                new Variant(
                        "background_none",
                        "black behind the region instead of surroundings or random colours",
                        Start.OWN,
                        config -> config.withBackground(new BackgroundConfig.Constant(0, 0, 0))));
    }

    private static Variant of(String name, String meaning, UnaryOperator<TrainingConfig> change) {
        return new Variant(name, meaning, Start.SHARED, change);
    }

    private static TrainingConfig curvature(TrainingConfig config, double factor) {
        var loss = config.loss();
        return config.withLoss(new LossConfig(loss.color(), loss.eikonal(), loss.mask(), factor * loss.curvature()));
    }

    private static TrainingConfig eikonal(TrainingConfig config, double factor) {
        var loss = config.loss();
        return config.withLoss(new LossConfig(loss.color(), factor * loss.eikonal(), loss.mask(), loss.curvature()));
    }

    private static TrainingConfig fineRates(TrainingConfig config, double exponent) {
        return config.withOptimizer(config.optimizer().withFineRateExponent(exponent));
    }

    private static TrainingConfig densityRate(TrainingConfig config, double factor) {
        var rates = config.optimizer();
        return config.withOptimizer(new OptimizerConfig(
                rates.gridRate(),
                rates.networkRate(),
                factor * rates.densityRate(),
                rates.beta1(),
                rates.beta2(),
                rates.epsilon(),
                rates.warmUp(),
                rates.finalShare(),
                rates.exposureRate(),
                rates.fineRateExponent(),
                rates.poseRate()));
    }

    private static TrainingConfig allLevelsAt(TrainingConfig config, double share) {
        return switch (config.encoding()) {
            case EncodingConfig.Frequency _ -> config;
            case EncodingConfig.HashGrid grid -> config.withEncoding(grid.withAllLevelsAt(share));
        };
    }

    private static TrainingConfig normalStep(TrainingConfig config, double cells) {
        return switch (config.encoding()) {
            case EncodingConfig.Frequency _ -> config;
            case EncodingConfig.HashGrid grid -> config.withEncoding(grid.withNormalStep(cells));
        };
    }

    private static TrainingConfig anneal(TrainingConfig config, double end) {
        return switch (config.density()) {
            case DensityConfig.VolSdf _ -> config;
            case DensityConfig.Neus neus -> config.withDensity(new DensityConfig.Neus(neus.initialVariance(), end));
        };
    }

    private static TrainingConfig cueWeight(TrainingConfig config, double factor) {
        var cues = config.cues();
        return !cues.areUsed()
                ? config
                : config.withCues(new CueConfig(
                        cues.use(), cues.matching(), cues.samplesPerStep(), factor * cues.weight(), cues.finalShare()));
    }

    private static TrainingConfig cueEnd(TrainingConfig config, double share) {
        return !config.cues().areUsed() ? config : config.withCues(config.cues().withFinalShare(share));
    }

    private static TrainingConfig errorShare(TrainingConfig config, double share) {
        return config.withSampling(config.sampling().withErrorShare(share));
    }

    /// Without masks there is no object to prefer.
    private static TrainingConfig objectShare(TrainingConfig config, double share) {
        return !config.useMasks()
                ? config
                : config.withSampling(config.sampling().withObjectShare(share));
    }
}
