package zeroset.model.density;

import ai.djl.ndarray.NDArray;
import zeroset.model.config.DensityConfig;
import zeroset.model.engine.ScalarMath;
import zeroset.model.field.ParameterTensors;
import zeroset.model.optimizer.Parameter;

/// NeuS, eq. 13: `alpha = max((Φ(f(a)) - Φ(f(b))) / Φ(f(a)), 0)` with the logistic CDF Φ of inverse standard
/// deviation `exp(10·v)`. The distances at the section's ends a and b are extrapolated from its midpoint along
/// the cosine, which is annealed from half its slope to the true one while training begins.
public final class NeusAlpha implements SdfToAlpha {

    private final DensityConfig.Neus config;

    NeusAlpha(DensityConfig.Neus config) {
        this.config = config;
    }

    @Override
    public Parameter initialise() {
        return Parameter.of(PARAMETER, Parameter.Group.DENSITY, new float[] {(float) config.initialVariance()}, 1);
    }

    @Override
    public double invS(double sharpness) {
        return Math.clamp(Math.exp(10 * sharpness), 1e-6, 1e6); // the paper's own limits
    }

    @Override
    public float sharpness(double invS) {
        return (float) (Math.log(invS) / 10);
    }

    @Override
    public NDArray alpha(ParameterTensors tensors, NDArray distance, NDArray cosine, NDArray length, double progress) {
        float annealed = config.annealEnd() <= 0 ? 1 : (float) Math.min(1, progress / config.annealEnd());
        var soft = ScalarMath.times(
                ScalarMath.times(cosine, -0.5).add(0.5f).getNDArrayInternal().relu(), 1 - annealed);
        var hard = ScalarMath.times(cosine.neg().getNDArrayInternal().relu(), annealed);
        var halfStep = ScalarMath.times(soft.add(hard).mul(length), 0.5); // -cosine · length / 2, never negative
        var invS = ScalarMath.times(tensors.get(PARAMETER), 10)
                .exp()
                .clip(1e-6f, 1e6f)
                .reshape(1, 1);
        var entering = distance.add(halfStep).mul(invS).getNDArrayInternal().sigmoid();
        var leaving = distance.sub(halfStep).mul(invS).getNDArrayInternal().sigmoid();
        // 1e-5: deep inside both CDFs underflow and the quotient would be 0/0 (the paper's code has the same guard)
        return entering.sub(leaving).add(1e-5f).div(entering.add(1e-5f)).clip(0f, 1f);
    }
}
