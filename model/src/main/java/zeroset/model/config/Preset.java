package zeroset.model.config;

import java.util.Locale;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;

/// Named starting points for a configuration.
public enum Preset {
    /// A first look within a minute.
    QUICK,
    /// The everyday choice, about three minutes.
    STANDARD,
    /// More levels, rays and time.
    FINE,
    /// For three to nine photographs: coarser, smoother, and nearer to what matching found, since colour alone leaves
    /// much
    /// open.
    FEW,
    /// The NeuS paper's own network and hyper-parameters, as the reference to compare with; slow.
    NEUS;

    /// The name users type.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The configuration of this preset.
    ///
    /// @param seed of every random draw
    /// @param threads worker threads
    public TrainingConfig config(long seed, int threads) {
        return switch (this) {
            case QUICK -> grid(seed, threads, 800, 384, 20, 10, 256);
            case STANDARD -> grid(seed, threads, 3000, 512, 24, 12, 512);
            case FINE -> grid(seed, threads, 12_000, 640, 28, 14, 1024);
            case FEW -> few(seed, threads);
            case NEUS -> paper(seed, threads);
        };
    }

    private TrainingConfig few(long seed, int threads) {
        var everyday = grid(seed, threads, 2500, 512, 24, 10, 256);
        var loss = everyday.loss();
        return everyday.withLoss(new LossConfig(loss.color(), loss.eikonal(), loss.mask(), 4 * loss.curvature()))
                .withCues(CueConfig.automatic().withFinalShare(0.5));
    }

    private TrainingConfig grid(
            long seed, int threads, int steps, int rays, int sections, int levels, int finestResolution) {
        return new TrainingConfig(
                id(),
                seed,
                true,
                threads,
                new Budget.Steps(steps),
                new SamplingConfig(rays, 0.7, new SamplingConfig.Sections.ProxyGrid(sections, 96, 128, 0.15, 150)),
                new EncodingConfig.HashGrid(levels, 2, 17, 16, finestResolution, 4, 0.4),
                new SdfNetworkConfig(1, 64, 0, 15, 100, 0.5, true, false),
                new ColorNetworkConfig(2, 64, DirectionEncoding.SPHERICAL_HARMONICS, false),
                new DensityConfig.Neus(0.3, 0.1),
                new BackgroundConfig.Automatic(),
                new LossConfig(1, 0.1, 0.1, 0.05),
                new OptimizerConfig(1e-2, 2e-3, 2e-3, 0.9, 0.99, 1e-15, 0.02, 0.05, 1e-3, 1, 0),
                CueConfig.automatic());
    }

    /// `womask.conf` of the paper's code: 512 rays, 64 + 4·16 samples, 8 x 256, learning rate 5e-4, 300,000
    /// steps.
    private TrainingConfig paper(long seed, int threads) {
        return new TrainingConfig(
                id(),
                seed,
                true,
                threads,
                new Budget.Steps(300_000),
                new SamplingConfig(512, 0, new SamplingConfig.Sections.Hierarchical(64, 4, 16)),
                new EncodingConfig.Frequency(6),
                new SdfNetworkConfig(8, 256, 4, 256, 100, 0.5, false, true),
                new ColorNetworkConfig(4, 256, DirectionEncoding.FREQUENCY, true),
                new DensityConfig.Neus(0.3, 50_000.0 / 300_000),
                new BackgroundConfig.Automatic(),
                new LossConfig(1, 0.1, 0.1, 0),
                new OptimizerConfig(5e-4, 5e-4, 5e-4, 0.9, 0.999, 1e-8, 5_000.0 / 300_000, 0.05));
    }
}
