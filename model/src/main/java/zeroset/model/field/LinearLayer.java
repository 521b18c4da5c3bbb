package zeroset.model.field;

import ai.djl.ndarray.NDArray;
import java.util.List;
import zeroset.model.optimizer.Parameter;

/// Names and shapes of one fully connected layer `y = x·W + b`, W stored `[inputs, outputs]`.
///
/// With weight normalisation (Salimans and Kingma 2016) `W = length · V / ‖V‖`, the norm taken over the inputs of
/// each output.
///
/// @param name prefix of the parameters' names
/// @param inputs number of inputs
/// @param outputs number of outputs
/// @param weightNorm whether V and length are trained instead of W
record LinearLayer(String name, int inputs, int outputs, boolean weightNorm) {

    /// Parameters that start from given values.
    ///
    /// @param weight `[inputs, outputs]`
    /// @param bias `[outputs]`
    List<Parameter> parameters(float[] weight, float[] bias) {
        var biasParameter = Parameter.of(name + ".bias", Parameter.Group.NETWORK, bias, outputs);
        if (!weightNorm) {
            return List.of(Parameter.of(weightName(), Parameter.Group.NETWORK, weight, inputs, outputs), biasParameter);
        }
        var length = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            double sum = 0;
            for (int input = 0; input < inputs; input++) {
                double w = weight[input * outputs + output];
                sum += w * w;
            }
            length[output] = (float) Math.sqrt(sum);
        }
        return List.of(
                Parameter.of(name + ".direction", Parameter.Group.NETWORK, weight, inputs, outputs),
                Parameter.of(name + ".length", Parameter.Group.NETWORK, length, outputs),
                biasParameter);
    }

    /// Name under which snapshots know the effective weight.
    String weightName() {
        return name + ".weight";
    }

    /// The effective weight `[inputs, outputs]`.
    NDArray weight(ParameterTensors tensors) {
        if (!weightNorm) {
            return tensors.get(weightName());
        }
        var direction = tensors.get(name + ".direction");
        // 1e-12: a direction of length zero would divide by zero; it cannot arise from training, only from bad files
        var norm = direction.square().sum(new int[] {0}, true).add(1e-12f).sqrt();
        return direction.mul(tensors.get(name + ".length").reshape(1, outputs).div(norm));
    }

    /// The bias `[outputs]`.
    NDArray bias(ParameterTensors tensors) {
        return tensors.get(name + ".bias");
    }
}
