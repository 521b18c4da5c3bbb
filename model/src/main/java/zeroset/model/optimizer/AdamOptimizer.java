package zeroset.model.optimizer;

import java.util.List;
import zeroset.model.config.OptimizerConfig;
import zeroset.model.parallel.Workers;

/// Adam (Kingma and Ba 2015, algorithm 1) over plain arrays.
///
/// Entries of a grid, and of the photographs' exposures and poses, whose gradient is exactly zero were not
/// touched by the step and keep values and moments (as instant-ngp does): a step touches a few per cent of the
/// fine tables.
///
/// Moments of grids are rounded to 16 significant bits after each step: an average that moves by a hundredth of its
/// value or more notices nothing, and a quarter of what a checkpoint stores of them is zero. Values are not rounded,
/// since their steps may be smaller.
public final class AdamOptimizer {

    private static final int GRAIN = 1 << 16;

    /// Low bits of a grid's moments that are rounded away.
    private static final int ROUNDED_BITS = 8;

    private final List<Parameter> parameters;
    private final OptimizerConfig config;

    /// @param parameters all parameters of the run
    /// @param config rates and decays
    public AdamOptimizer(List<Parameter> parameters, OptimizerConfig config) {
        this.parameters = List.copyOf(parameters);
        this.config = config;
    }

    /// Moves every parameter against its gradient and clears the gradients.
    ///
    /// @param step number of this step, counted from 1
    /// @param rateScale factor on all learning rates, from the schedule
    public void step(int step, double rateScale, Workers workers) {
        double correction1 = 1 - Math.pow(config.beta1(), step);
        double correction2 = 1 - Math.pow(config.beta2(), step);
        for (var parameter : parameters) {
            double rate = rateScale * rate(parameter.group()) / correction1;
            float scale = (float) (1 / Math.sqrt(correction2));
            boolean sparse = isSparse(parameter.group());
            int roundedBits = parameter.group() == Parameter.Group.GRID ? ROUNDED_BITS : 0;
            workers.forEach(
                    parameter.values().length,
                    GRAIN,
                    (from, to) -> parameter
                            .rates()
                            .forEach(
                                    from,
                                    to,
                                    (first, end, factor) -> update(
                                            parameter, first, end, factor * (float) rate, scale, sparse, roundedBits)));
        }
    }

    private double rate(Parameter.Group group) {
        return switch (group) {
            case GRID -> config.gridRate();
            case NETWORK -> config.networkRate();
            case DENSITY -> config.densityRate();
            case EXPOSURE -> config.exposureRate();
            case POSE -> config.poseRate();
        };
    }

    private static boolean isSparse(Parameter.Group group) {
        return switch (group) {
            case GRID, EXPOSURE, POSE -> true;
            case NETWORK, DENSITY -> false;
        };
    }

    private void update(
            Parameter parameter, int from, int to, float rate, float scale, boolean sparse, int roundedBits) {
        float[] values = parameter.values();
        float[] gradient = parameter.gradient();
        float[] first = parameter.firstMoment();
        float[] second = parameter.secondMoment();
        float beta1 = (float) config.beta1();
        float beta2 = (float) config.beta2();
        float epsilon = (float) config.epsilon();
        int half = (1 << roundedBits) >> 1;
        int kept = -1 << roundedBits;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            if (sparse && g == 0) {
                continue;
            }
            float m = beta1 * first[i] + (1 - beta1) * g;
            float v = beta2 * second[i] + (1 - beta2) * g * g;
            first[i] = Float.intBitsToFloat((Float.floatToRawIntBits(m) + half) & kept);
            second[i] = Float.intBitsToFloat((Float.floatToRawIntBits(v) + half) & kept);
            values[i] -= rate * m / ((float) Math.sqrt(v) * scale + epsilon);
            gradient[i] = 0;
        }
    }
}
