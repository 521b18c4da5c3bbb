package zeroset.model.config;

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
        return new TrainingConfig(
                preset,
                newSeed,
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
                cues);
    }

    /// The same run with another budget.
    public TrainingConfig withBudget(Budget newBudget) {
        return new TrainingConfig(
                preset,
                seed,
                useMasks,
                threads,
                newBudget,
                sampling,
                encoding,
                sdfNetwork,
                colorNetwork,
                density,
                background,
                loss,
                optimizer,
                cues);
    }

    /// The same run with or without supervision by masks.
    public TrainingConfig withMasks(boolean newUseMasks) {
        return new TrainingConfig(
                preset,
                seed,
                newUseMasks,
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
                cues);
    }

    /// The same run with another signed distance network.
    public TrainingConfig withSdfNetwork(SdfNetworkConfig newSdfNetwork) {
        return new TrainingConfig(
                preset,
                seed,
                useMasks,
                threads,
                budget,
                sampling,
                encoding,
                newSdfNetwork,
                colorNetwork,
                density,
                background,
                loss,
                optimizer,
                cues);
    }

    /// The same run over another background.
    public TrainingConfig withBackground(BackgroundConfig newBackground) {
        return new TrainingConfig(
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
                newBackground,
                loss,
                optimizer,
                cues);
    }

    /// The same run with other weights of the loss terms.
    public TrainingConfig withLoss(LossConfig newLoss) {
        return new TrainingConfig(
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
                newLoss,
                optimizer,
                cues);
    }

    /// The same run with other cues.
    public TrainingConfig withCues(CueConfig newCues) {
        return new TrainingConfig(
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
                newCues);
    }

    /// The same run with other learning rates.
    public TrainingConfig withOptimizer(OptimizerConfig newOptimizer) {
        return new TrainingConfig(
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
                newOptimizer,
                cues);
    }
}
