package zeroset.model.density;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import zeroset.model.field.ParameterTensors;

/// Runs a density's tensor graph on plain arrays: every value is one section of a single ray.
record AlphaOfOneSection(SdfToAlpha density, NDManager manager) {

    float[] alpha(float[] distances, float cosine, float length, double progress) {
        try (var step = manager.newSubManager()) {
            var parameters = new ParameterTensors.Source(List.of(density.initialise())).leaves(step, false);
            return density.alpha(
                            parameters,
                            row(step, distances),
                            step.full(new Shape(1, distances.length), cosine),
                            step.full(new Shape(1, distances.length), length),
                            progress)
                    .toFloatArray();
        }
    }

    static NDArray row(NDManager manager, float... values) {
        return manager.create(values, new Shape(1, values.length));
    }
}
