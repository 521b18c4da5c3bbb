package zeroset.model.density;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import zeroset.model.config.DensityConfig;
import zeroset.model.engine.ScalarMath;
import zeroset.model.field.ParameterTensors;
import zeroset.model.optimizer.Parameter;

/// VolSDF, eq. 2 and 3: density `Ψ_β(-f)/β` with the Laplace CDF Ψ, opacity `1 - exp(-density · length)`.
public final class VolSdfAlpha implements SdfToAlpha {

    private final DensityConfig.VolSdf config;

    VolSdfAlpha(DensityConfig.VolSdf config) {
        this.config = config;
    }

    @Override
    public Parameter initialise() {
        return Parameter.of(PARAMETER, Parameter.Group.DENSITY, new float[] {(float) config.initialBeta()}, 1);
    }

    @Override
    public double invS(double sharpness) {
        return 1 / (Math.abs(sharpness) + config.minimumBeta());
    }

    @Override
    public float sharpness(double invS) {
        return (float) Math.max(0, 1 / invS - config.minimumBeta());
    }

    @Override
    public NDArray alpha(ParameterTensors tensors, NDArray distance, NDArray cosine, NDArray length, double progress) {
        var beta =
                tensors.get(PARAMETER).abs().add((float) config.minimumBeta()).reshape(1, 1);
        var tail = ScalarMath.times(distance.abs().div(beta).neg().exp(), 0.5); // exp(-|f|/β)/2
        var outside = distance.gt(0f).toType(DataType.FLOAT32, false);
        // Ψ(-f) is the tail outside and one minus the tail inside.
        var cdf = outside.mul(tail).add(outside.neg().add(1f).mul(tail.neg().add(1f)));
        var density = cdf.div(beta);
        return density.mul(length).neg().exp().neg().add(1f);
    }
}
