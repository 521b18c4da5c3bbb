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
/// @param fineRateExponent a level of a grid learns at its resolution to minus this power
/// @param poseRate learning rate of corrections to the photographs' poses, radians and unit space; 0 takes them
/// as given
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
        double fineRateExponent,
        double poseRate) {

    /// The rate at which poses are learned where they are: a degree takes some dozen steps, and in the end they
    /// rest.
    public static final double LEARNED_POSES = 5e-4;

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
        this(gridRate, networkRate, densityRate, beta1, beta2, epsilon, warmUp, finalShare, 0, 0, 0);
    }

    /// With another learning rate of the photographs' exposures.
    public OptimizerConfig withExposureRate(double rate) {
        return new OptimizerConfig(
                gridRate,
                networkRate,
                densityRate,
                beta1,
                beta2,
                epsilon,
                warmUp,
                finalShare,
                rate,
                fineRateExponent,
                poseRate);
    }

    /// With other rates of a grid's fine levels.
    public OptimizerConfig withFineRateExponent(double exponent) {
        return new OptimizerConfig(
                gridRate,
                networkRate,
                densityRate,
                beta1,
                beta2,
                epsilon,
                warmUp,
                finalShare,
                exposureRate,
                exponent,
                poseRate);
    }

    /// With another learning rate of the photographs' poses.
    public OptimizerConfig withPoseRate(double rate) {
        return new OptimizerConfig(
                gridRate,
                networkRate,
                densityRate,
                beta1,
                beta2,
                epsilon,
                warmUp,
                finalShare,
                exposureRate,
                fineRateExponent,
                rate);
    }
}
