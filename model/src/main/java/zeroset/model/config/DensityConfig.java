package zeroset.model.config;

/// How signed distances become opacity along a ray.
public sealed interface DensityConfig {

    /// NeuS (Wang et al. 2021): logistic CDF of the SDF, opacity of a section from its two ends.
    ///
    /// @param initialVariance v0; the inverse standard deviation starts at exp(10·v0)
    /// @param annealEnd share of the budget over which the cosine is annealed; 0 for none
    record Neus(double initialVariance, double annealEnd) implements DensityConfig {}

    /// VolSDF (Yariv et al. 2021): density is the CDF of a Laplace distribution of scale beta, divided by beta.
    ///
    /// @param initialBeta beta at the start, unit space
    /// @param minimumBeta added to the learned beta, unit space
    record VolSdf(double initialBeta, double minimumBeta) implements DensityConfig {}
}
