package zeroset.model.kernel;

/// Sums of loss terms and of the sharpness' gradient over tiles.
final class LossSums {

    double color;
    double squaredError;
    double eikonal;
    double mask;
    double curvature;
    double sharpnessGradient;

    void add(LossSums other) {
        color += other.color;
        squaredError += other.squaredError;
        eikonal += other.eikonal;
        mask += other.mask;
        curvature += other.curvature;
        sharpnessGradient += other.sharpnessGradient;
    }

    void clear() {
        color = squaredError = eikonal = mask = curvature = sharpnessGradient = 0;
    }

    StepKernel.Losses means(StepInputs inputs, float rayWeightSum) {
        double counted = rayWeightSum + 1e-5;
        int points = inputs.rays() * (inputs.perRay() + (inputs.hasExtra() ? 1 : 0));
        return new StepKernel.Losses(
                color / counted,
                eikonal / points,
                mask / inputs.rays(),
                curvature / inputs.rays(),
                squaredError / (3 * counted));
    }
}
