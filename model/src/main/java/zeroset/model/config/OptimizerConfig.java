package zeroset.model.config;

/// Adam (Kingma and Ba 2015) and its schedule.
///
/// @param gridRate learning rate of the encoding's tables at its coarsest level
/// @param networkRate learning rate of the networks
/// @param densityRate learning rate of the sharpness parameter
/// @param beta1 decay of the first moment
/// @param beta2 decay of the second moment
/// @param epsilon guard of the denominator
/// @param warmUp share of the budget over which rates grow from zero
/// @param finalShare rates at the end as a share of their peak
/// @param exposureRate learning rate of the gains and offsets of each photograph; 0 takes all photographs as exposed
/// alike
public record OptimizerConfig(
        double gridRate,
        double networkRate,
        double densityRate,
        double beta1,
        double beta2,
        double epsilon,
        double warmUp,
        double finalShare,
        double exposureRate,
        double fineRateExponent) {

    /// Photographs that are exposed alike, and one rate for all levels of a grid.
    public OptimizerConfig(
            double gridRate,
            double networkRate,
            double densityRate,
            double beta1,
            double beta2,
            double epsilon,
            double warmUp,
            double finalShare) {
        this(gridRate, networkRate, densityRate, beta1, beta2, epsilon, warmUp, finalShare, 0, 0);
    }

    /// With another learning rate of the photographs' exposures.
    public OptimizerConfig withExposureRate(double rate) {
        return new OptimizerConfig(
                gridRate, networkRate, densityRate, beta1, beta2, epsilon, warmUp, finalShare, rate, fineRateExponent);
    }

    /// With other rates of a grid's fine levels.
    public OptimizerConfig withFineRateExponent(double exponent) {
        return new OptimizerConfig(
                gridRate, networkRate, densityRate, beta1, beta2, epsilon, warmUp, finalShare, exposureRate, exponent);
    }
}
