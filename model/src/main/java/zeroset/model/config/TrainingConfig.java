package zeroset.model.config;

import java.util.function.Consumer;

/// Everything a run depends on besides its data set.
///
/// @param preset name of the preset it was made from
/// @param seed of every random draw
/// @param useMasks whether masks and alpha supervise the silhouette
/// @param threads worker threads, also of the tensor library
/// @param budget how long to train
/// @param sampling rays and sections
/// @param encoding position encoding
/// @param sdfNetwork signed distance network
/// @param colorNetwork colour network
/// @param density opacity from signed distance
/// @param background what lies behind the region of interest
/// @param loss weights of the loss terms
/// @param optimizer learning rates
/// @param cues what is known of the surface beforehand
public record TrainingConfig(
        String preset,
        long seed,
        boolean useMasks,
        int threads,
        Budget budget,
        SamplingConfig sampling,
        EncodingConfig encoding,
        SdfNetworkConfig sdfNetwork,
        ColorNetworkConfig colorNetwork,
        DensityConfig density,
        BackgroundConfig background,
        LossConfig loss,
        OptimizerConfig optimizer,
        CueConfig cues) {

    /// A run without cues.
    public TrainingConfig(
            String preset,
            long seed,
            boolean useMasks,
            int threads,
            Budget budget,
            SamplingConfig sampling,
            EncodingConfig encoding,
            SdfNetworkConfig sdfNetwork,
            ColorNetworkConfig colorNetwork,
            DensityConfig density,
            BackgroundConfig background,
            LossConfig loss,
            OptimizerConfig optimizer) {
        this(
                preset,
                seed,
                useMasks,
                threads,
                budget,
                sampling,
                encoding,
                sdfNetwork,
                colorNetwork,
                density,
                background,
                loss,
                optimizer,
                CueConfig.off());
    }

    /// The same run with another seed.
    public TrainingConfig withSeed(long newSeed) {
        return changed(draft -> draft.seed = newSeed);
    }

    /// The same run with another budget.
    public TrainingConfig withBudget(Budget newBudget) {
        return changed(draft -> draft.budget = newBudget);
    }

    /// The same run with or without supervision by masks.
    public TrainingConfig withMasks(boolean newUseMasks) {
        return changed(draft -> draft.useMasks = newUseMasks);
    }

    /// The same run with other rays and sections.
    public TrainingConfig withSampling(SamplingConfig newSampling) {
        return changed(draft -> draft.sampling = newSampling);
    }

    /// The same run with another position encoding.
    public TrainingConfig withEncoding(EncodingConfig newEncoding) {
        return changed(draft -> draft.encoding = newEncoding);
    }

    /// The same run with another way from signed distance to opacity.
    public TrainingConfig withDensity(DensityConfig newDensity) {
        return changed(draft -> draft.density = newDensity);
    }

    /// The same run with another signed distance network.
    public TrainingConfig withSdfNetwork(SdfNetworkConfig newSdfNetwork) {
        return changed(draft -> draft.sdfNetwork = newSdfNetwork);
    }

    /// The same run with another background.
    public TrainingConfig withBackground(BackgroundConfig newBackground) {
        return changed(draft -> draft.background = newBackground);
    }

    /// The same run with other weights of the loss terms.
    public TrainingConfig withLoss(LossConfig newLoss) {
        return changed(draft -> draft.loss = newLoss);
    }

    /// The same run with other cues.
    public TrainingConfig withCues(CueConfig newCues) {
        return changed(draft -> draft.cues = newCues);
    }

    /// The same run with other learning rates.
    public TrainingConfig withOptimizer(OptimizerConfig newOptimizer) {
        return changed(draft -> draft.optimizer = newOptimizer);
    }

    private TrainingConfig changed(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.config();
    }

    /// The components while one of them changes.
    private static final class Draft {
        private final TrainingConfig base;
        private long seed;
        private boolean useMasks;
        private Budget budget;
        private SamplingConfig sampling;
        private EncodingConfig encoding;
        private SdfNetworkConfig sdfNetwork;
        private DensityConfig density;
        private BackgroundConfig background;
        private LossConfig loss;
        private OptimizerConfig optimizer;
        private CueConfig cues;

        Draft(TrainingConfig base) {
            this.base = base;
            seed = base.seed;
            useMasks = base.useMasks;
            budget = base.budget;
            sampling = base.sampling;
            encoding = base.encoding;
            sdfNetwork = base.sdfNetwork;
            density = base.density;
            background = base.background;
            loss = base.loss;
            optimizer = base.optimizer;
            cues = base.cues;
        }

        TrainingConfig config() {
            return new TrainingConfig(
                    base.preset,
                    seed,
                    useMasks,
                    base.threads,
                    budget,
                    sampling,
                    encoding,
                    sdfNetwork,
                    base.colorNetwork,
                    density,
                    background,
                    loss,
                    optimizer,
                    cues);
        }
    }
}
