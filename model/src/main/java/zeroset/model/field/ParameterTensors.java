package zeroset.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zeroset.model.optimizer.Parameter;

/// Network parameters as leaf tensors of one step.
///
/// Everything computed from them belongs to the step's manager and is freed with it; a parameter that lived
/// longer would pull each step's graph into its own manager.
public final class ParameterTensors {

    private final Map<String, NDArray> tensors = new LinkedHashMap<>();
    private final List<Parameter> parameters;

    private ParameterTensors(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /// The memory that the leaf tensors of one step after the other look at.
    public static final class Source {

        private final List<Parameter> parameters;
        private final Map<String, TensorBuffer> buffers = new LinkedHashMap<>();

        /// @param parameters network and density parameters (tables of encodings have kernels of their own)
        public Source(List<Parameter> parameters) {
            this.parameters = List.copyOf(parameters);
            parameters.forEach(parameter -> buffers.put(parameter.name(), new TensorBuffer()));
        }

        /// Leaf tensors for one step.
        ///
        /// @param step manager of the step
        /// @param trainable whether gradients are wanted
        public ParameterTensors leaves(NDManager step, boolean trainable) {
            var leaves = new ParameterTensors(parameters);
            for (var parameter : parameters) {
                var buffer = buffers.get(parameter.name());
                if (buffer == null) {
                    throw new IllegalStateException("no buffer for " + parameter.name());
                }
                var tensor = buffer.tensor(step, parameter.values(), parameter.shape());
                tensor.setRequiresGradient(trainable);
                leaves.tensors.put(parameter.name(), tensor);
            }
            return leaves;
        }
    }

    /// One tensor by its parameter's name.
    public NDArray get(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no parameter \"" + name + "\"; there are " + tensors.keySet());
        }
        return tensor;
    }

    /// Adds the gradients of the backward pass to the parameters' own. A parameter that took no part has none.
    public void collectGradients() {
        for (var parameter : parameters) {
            var tensor = get(parameter.name());
            if (!tensor.hasGradient()) {
                continue;
            }
            var gradient = tensor.getGradient()
                    .toByteBuffer(true)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            float[] sum = parameter.gradient();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += gradient.get(i);
            }
        }
    }
}
