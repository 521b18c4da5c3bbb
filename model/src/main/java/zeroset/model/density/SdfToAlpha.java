package zeroset.model.density;

import ai.djl.ndarray.NDArray;
import zeroset.model.config.DensityConfig;
import zeroset.model.field.ParameterTensors;
import zeroset.model.optimizer.Parameter;

/// Opacity of ray sections from the signed distance at their midpoints.
public sealed interface SdfToAlpha permits NeusAlpha, VolSdfAlpha {

    /// Name of the one parameter that holds the sharpness.
    String PARAMETER = "density.sharpness";

    /// The conversion a configuration asks for.
    static SdfToAlpha of(DensityConfig config) {
        return switch (config) {
            case DensityConfig.Neus neus -> new NeusAlpha(neus);
            case DensityConfig.VolSdf volSdf -> new VolSdfAlpha(volSdf);
        };
    }

    /// The sharpness parameter at its start.
    Parameter initialise();

    /// Inverse standard deviation (NeuS) or its equivalent, per unit-space length.
    ///
    /// @param sharpness value of the parameter
    double invS(double sharpness);

    /// Value of the parameter that gives an inverse standard deviation.
    ///
    /// @param invS per unit-space length, > 0
    float sharpness(double invS);

    /// Opacity of every section.
    ///
    /// @param tensors the step's parameters
    /// @param distance `[R, S]` signed distance at the midpoints
    /// @param cosine `[R, S]` gradient · ray direction at the midpoints
    /// @param length `[R, S]` section lengths, unit space
    /// @param progress share of the budget spent, for annealing
    /// @return `[R, S]` in 0..1
    NDArray alpha(ParameterTensors tensors, NDArray distance, NDArray cosine, NDArray length, double progress);
}
