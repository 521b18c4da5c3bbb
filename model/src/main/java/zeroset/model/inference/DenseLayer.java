package zeroset.model.inference;

import java.util.function.Function;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import zeroset.model.snapshot.FieldArrays;

/// One fully connected layer `y = x·W + b` over a tile of points. Activations are stored feature by feature
/// (`[features, TILE]`), so that the lanes of a vector are points and no sum crosses lanes.
final class DenseLayer {

    /// Points per tile; a multiple of every vector length.
    static final int TILE = 128;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private final int inputs;
    private final int outputs;
    private final float[] weight;
    private final float[] transposed;
    private final float[] bias;

    /// @param inputs number of inputs
    /// @param outputs number of outputs
    /// @param weight `[inputs, outputs]`
    /// @param bias `[outputs]`
    DenseLayer(int inputs, int outputs, float[] weight, float[] bias) {
        if (weight.length != inputs * outputs || bias.length != outputs) {
            throw new IllegalArgumentException("layer " + inputs + " -> " + outputs + " needs " + inputs * outputs
                    + " weights and " + outputs + " biases, has " + weight.length + " and " + bias.length);
        }
        this.inputs = inputs;
        this.outputs = outputs;
        this.weight = weight;
        this.bias = bias;
        transposed = new float[weight.length];
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                transposed[o * inputs + i] = weight[i * outputs + o];
            }
        }
    }

    /// A layer from named parameters: `name.weight` and `name.bias`, or `name.direction` and `name.length` where
    /// the weight is normalised.
    ///
    /// @param parameters array of a name; asked for a name only when {@code has} says it exists
    static DenseLayer named(
            String name, int inputs, int outputs, boolean weightNorm, Function<String, float[]> parameters) {
        float[] bias = parameters.apply(name + ".bias");
        if (!weightNorm) {
            return new DenseLayer(inputs, outputs, parameters.apply(name + ".weight"), bias);
        }
        float[] direction = parameters.apply(name + ".direction").clone();
        float[] length = parameters.apply(name + ".length");
        for (int o = 0; o < outputs; o++) {
            double sum = 1e-12; // as in training: a zero direction must not divide by zero
            for (int i = 0; i < inputs; i++) {
                sum += (double) direction[i * outputs + o] * direction[i * outputs + o];
            }
            float scale = (float) (length[o] / Math.sqrt(sum));
            for (int i = 0; i < inputs; i++) {
                direction[i * outputs + o] *= scale;
            }
        }
        return new DenseLayer(inputs, outputs, direction, bias);
    }

    int inputs() {
        return inputs;
    }

    int outputs() {
        return outputs;
    }

    float weight(int input, int output) {
        return weight[input * outputs + output];
    }

    /// A copy of its arrays.
    FieldArrays.Layer toArrays() {
        return new FieldArrays.Layer(inputs, outputs, weight.clone(), bias.clone());
    }

    /// `y = x·W + b` for a tile.
    ///
    /// @param x `[inputs, TILE]`
    /// @param y receives `[outputs, TILE]`
    void forward(float[] x, float[] y) {
        multiply(x, y, transposed, inputs, outputs, bias);
    }

    /// `y = x·Wᵀ` for a tile, the chain rule through this layer.
    ///
    /// @param x `[outputs, TILE]`
    /// @param y receives `[inputs, TILE]`
    void backward(float[] x, float[] y) {
        multiply(x, y, weight, outputs, inputs, new float[inputs]);
    }

    /// `y[o] = Σ_i matrix[o, i]·x[i] + start[o]`, four outputs at a time so that a loaded input is used four
    /// times.
    private static void multiply(float[] x, float[] y, float[] matrix, int inputs, int outputs, float[] start) {
        int lanes = SPECIES.length();
        int o = 0;
        for (; o + 4 <= outputs; o += 4) {
            int row0 = o * inputs;
            int row1 = row0 + inputs;
            int row2 = row1 + inputs;
            int row3 = row2 + inputs;
            for (int p = 0; p < TILE; p += lanes) {
                var y0 = FloatVector.broadcast(SPECIES, start[o]);
                var y1 = FloatVector.broadcast(SPECIES, start[o + 1]);
                var y2 = FloatVector.broadcast(SPECIES, start[o + 2]);
                var y3 = FloatVector.broadcast(SPECIES, start[o + 3]);
                for (int i = 0; i < inputs; i++) {
                    var value = FloatVector.fromArray(SPECIES, x, i * TILE + p);
                    y0 = value.fma(FloatVector.broadcast(SPECIES, matrix[row0 + i]), y0);
                    y1 = value.fma(FloatVector.broadcast(SPECIES, matrix[row1 + i]), y1);
                    y2 = value.fma(FloatVector.broadcast(SPECIES, matrix[row2 + i]), y2);
                    y3 = value.fma(FloatVector.broadcast(SPECIES, matrix[row3 + i]), y3);
                }
                y0.intoArray(y, o * TILE + p);
                y1.intoArray(y, (o + 1) * TILE + p);
                y2.intoArray(y, (o + 2) * TILE + p);
                y3.intoArray(y, (o + 3) * TILE + p);
            }
        }
        for (; o < outputs; o++) {
            for (int p = 0; p < TILE; p += lanes) {
                var sum = FloatVector.broadcast(SPECIES, start[o]);
                for (int i = 0; i < inputs; i++) {
                    var value = FloatVector.fromArray(SPECIES, x, i * TILE + p);
                    sum = value.fma(FloatVector.broadcast(SPECIES, matrix[o * inputs + i]), sum);
                }
                sum.intoArray(y, o * TILE + p);
            }
        }
    }
}
