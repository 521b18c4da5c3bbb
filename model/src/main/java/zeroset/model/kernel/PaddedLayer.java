package zeroset.model.kernel;

import zeroset.model.optimizer.Parameter;

/// A fully connected layer as the kernels want it: weight and its transpose with padded rows, refreshed from the
/// parameters once per step and shared by all threads.
final class PaddedLayer {

    /// Inputs and outputs after padding.
    final int inputs;
    final int outputs;
    /// `[inputs, outputs]`.
    final float[] weight;
    /// `[outputs, inputs]`.
    final float[] transposed;
    /// `[outputs]`.
    final float[] bias;

    private final int usedInputs;
    private final int usedOutputs;
    private final int firstInput;
    private final Parameter weightParameter;
    private final Parameter biasParameter;
    private final boolean ownsBias;

    /// A whole layer.
    static PaddedLayer of(Parameter weight, Parameter bias) {
        return new PaddedLayer(weight, bias, 0, (int) weight.shape()[0], true);
    }

    /// A layer over some of the rows of a weight; its bias belongs to another part.
    ///
    /// @param firstInput first row
    /// @param inputs number of rows
    /// @param ownsBias whether the bias is added by this part
    static PaddedLayer part(Parameter weight, Parameter bias, int firstInput, int inputs, boolean ownsBias) {
        return new PaddedLayer(weight, bias, firstInput, inputs, ownsBias);
    }

    private PaddedLayer(Parameter weight, Parameter bias, int firstInput, int usedInputs, boolean ownsBias) {
        this.weightParameter = weight;
        this.biasParameter = bias;
        this.firstInput = firstInput;
        this.usedInputs = usedInputs;
        this.ownsBias = ownsBias;
        usedOutputs = (int) weight.shape()[1];
        inputs = MatrixKernel.padded(usedInputs);
        outputs = MatrixKernel.padded(usedOutputs);
        this.weight = new float[inputs * outputs];
        transposed = new float[inputs * outputs];
        this.bias = new float[outputs];
    }

    /// Takes the parameters' present values.
    void refresh() {
        float[] values = weightParameter.values();
        for (int i = 0; i < usedInputs; i++) {
            for (int o = 0; o < usedOutputs; o++) {
                float value = values[(firstInput + i) * usedOutputs + o];
                weight[i * outputs + o] = value;
                transposed[o * inputs + i] = value;
            }
        }
        if (ownsBias) {
            System.arraycopy(biasParameter.values(), 0, bias, 0, usedOutputs);
        }
    }

    /// Sums of gradients in one slot.
    Gradients newGradients() {
        return new Gradients(inputs * outputs, outputs);
    }

    /// Adds a slot's sums to the parameters' gradients and clears them.
    void collect(Gradients gradients) {
        float[] sum = weightParameter.gradient();
        for (int i = 0; i < usedInputs; i++) {
            for (int o = 0; o < usedOutputs; o++) {
                sum[(firstInput + i) * usedOutputs + o] += gradients.weight[i * outputs + o];
            }
        }
        if (ownsBias) {
            for (int o = 0; o < usedOutputs; o++) {
                biasParameter.gradient()[o] += gradients.bias[o];
            }
        }
        gradients.clear();
    }

    /// Gradients of one layer, summed over the samples of a slot.
    static final class Gradients {
        final float[] weight;
        final float[] bias;

        private Gradients(int weights, int biases) {
            weight = new float[weights];
            bias = new float[biases];
        }

        private void clear() {
            java.util.Arrays.fill(weight, 0);
            java.util.Arrays.fill(bias, 0);
        }
    }
}
