package zeroset.model.kernel;

import java.util.Map;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.optimizer.Parameter;

/// The SDF network with one hidden layer, for a tile of rows: distance, gradient and geometry feature, and the
/// way back from their gradients.
///
/// With u = [position, features], `z = u·W1 + b1`, `h = softplus(βz)/β`, slope `s = sigmoid(βz)`, `out = h·W2 +
/// b2`, `c = s ∘ W2[:, 0]`, `q = c·W1ᵀ`, the gradient is `g = q_x + Σ_f q_f ∂f/∂x + x/|x|` (the last term where
/// the field is a residual over a sphere).
final class SdfKernel {

    private final SdfNetworkConfig config;
    private final PaddedLayer first;
    private final PaddedLayer last;
    private final float[] distanceColumn;
    private final int features;

    SdfKernel(SdfNetworkConfig config, int features, Map<String, Parameter> parameters) {
        this.config = config;
        this.features = features;
        first = PaddedLayers.whole("sdf.0", parameters);
        last = PaddedLayers.whole("sdf.1", parameters);
        distanceColumn = new float[first.outputs];
    }

    void refresh() {
        first.refresh();
        last.refresh();
        for (int j = 0; j < config.hiddenWidth(); j++) {
            distanceColumn[j] = last.weight[j * last.outputs];
        }
    }

    /// Row length of {@link Tile#output}: distance first, then the geometry feature.
    int outputStride() {
        return last.outputs;
    }

    Tile newTile(int rows) {
        return new Tile(rows);
    }

    void collect(Tile tile) {
        // Column 0 of W2 acts twice: through the distance and through the gradient's chain.
        for (int j = 0; j < config.hiddenWidth(); j++) {
            tile.lastGradients.weight[j * last.outputs] += tile.distanceColumnGradient[j];
        }
        java.util.Arrays.fill(tile.distanceColumnGradient, 0);
        first.collect(tile.firstGradients);
        last.collect(tile.lastGradients);
    }

    /// Buffers of one tile and the gradient sums of its slot. Confined to one thread at a time.
    final class Tile {
        /// `[rows, stride]` distance, geometry feature, padding.
        final float[] output;
        /// `[rows, 3]` gradient of the distance.
        final float[] gradient;
        /// `[rows, stride]` gradients of the output, filled by the caller.
        final float[] outputGradient;
        /// `[rows, 3]` gradients of the gradient, filled by the caller.
        final float[] gradientGradient;

        private final float[] input;
        private final float[] hidden;
        private final float[] slope;
        private final float[] chained;
        private final float[] chain;
        private final float[] hiddenGradient;
        private final float[] chainedGradient;
        private final float[] inputGradient;
        private final float[] distanceColumnGradient;
        private final PaddedLayer.Gradients firstGradients = first.newGradients();
        private final PaddedLayer.Gradients lastGradients = last.newGradients();

        private Tile(int rows) {
            output = new float[rows * last.outputs];
            outputGradient = new float[rows * last.outputs];
            gradient = new float[rows * 3];
            gradientGradient = new float[rows * 3];
            input = new float[rows * first.inputs];
            chain = new float[rows * first.inputs];
            inputGradient = new float[rows * first.inputs];
            hidden = new float[rows * first.outputs];
            slope = new float[rows * first.outputs];
            chained = new float[rows * first.outputs];
            hiddenGradient = new float[rows * first.outputs];
            chainedGradient = new float[rows * first.outputs];
            distanceColumnGradient = new float[first.outputs];
        }

        /// Copies encoded points into rows.
        ///
        /// @param row first row
        /// @param from first point
        /// @param count number of points
        void load(EncodedSamples samples, int row, int from, int count) {
            for (int i = 0; i < count; i++) {
                int at = (row + i) * first.inputs;
                System.arraycopy(samples.positions(), 3 * (from + i), input, at, 3);
                System.arraycopy(samples.features(), features * (from + i), input, at + 3, features);
            }
        }

        /// Distance, geometry feature and chain for the loaded rows.
        void forward(int rows) {
            int width = first.outputs;
            MatrixKernel.multiply(input, first.inputs, first.weight, hidden, rows, 3 + features, width);
            RowKernel.softplus(hidden, first.bias, (float) config.softplusBeta(), rows, width, slope);
            MatrixKernel.multiply(hidden, width, last.weight, output, rows, config.hiddenWidth(), last.outputs);
            for (int row = 0; row < rows; row++) {
                int at = row * last.outputs;
                for (int o = 0; o < last.outputs; o++) {
                    output[at + o] += last.bias[o];
                }
                if (config.residualSphere()) {
                    output[at] += (float) (length(row) - config.initialRadius());
                }
            }
            RowKernel.scale(slope, distanceColumn, rows, width, chained);
            MatrixKernel.multiply(chained, width, first.transposed, chain, rows, config.hiddenWidth(), first.inputs);
        }

        /// The gradient of the distance, through the Jacobian of the encoding.
        void gradients(EncodedSamples samples, int row, int from, int count) {
            float[] jacobian = samples.jacobian();
            for (int i = 0; i < count; i++) {
                int at = (row + i) * first.inputs;
                float inverse = config.residualSphere() ? 1 / length(row + i) : 0;
                for (int k = 0; k < 3; k++) {
                    int line = (3 * (from + i) + k) * features;
                    float sum = chain[at + k] + input[at + k] * inverse;
                    for (int f = 0; f < features; f++) {
                        sum += jacobian[line + f] * chain[at + 3 + f];
                    }
                    gradient[3 * (row + i) + k] = sum;
                }
            }
        }

        private float length(int row) {
            int at = row * first.inputs;
            float x = input[at];
            float y = input[at + 1];
            float z = input[at + 2];
            return (float) Math.sqrt(x * x + y * y + z * z + 1e-12f); // the cone has no gradient at the origin
        }

        /// Prepares the way back: brings the gradients of g to those of q (into `inputGradient` for now), and
        /// hands q and the gradients of g out for the encoding's own backward pass.
        void chainGradients(EncodedSamples samples, int row, int from, int count) {
            float[] jacobian = samples.jacobian();
            for (int i = 0; i < count; i++) {
                int at = (row + i) * first.inputs;
                float gx = gradientGradient[3 * (row + i)];
                float gy = gradientGradient[3 * (row + i) + 1];
                float gz = gradientGradient[3 * (row + i) + 2];
                inputGradient[at] = gx;
                inputGradient[at + 1] = gy;
                inputGradient[at + 2] = gz;
                int line = 3 * (from + i) * features;
                for (int f = 0; f < features; f++) {
                    inputGradient[at + 3 + f] = jacobian[line + f] * gx
                            + jacobian[line + features + f] * gy
                            + jacobian[line + 2 * features + f] * gz;
                }
                System.arraycopy(chain, at + 3, samples.chain(), (from + i) * features, features);
                System.arraycopy(gradientGradient, 3 * (row + i), samples.gradientGradients(), 3 * (from + i), 3);
            }
        }

        /// Gradients of the weights, and of the input into `inputGradient`.
        void backward(int rows) {
            int width = first.outputs;
            // q = c·W1ᵀ
            MatrixKernel.multiply(
                    inputGradient, first.inputs, first.weight, chainedGradient, rows, 3 + features, width);
            MatrixKernel.addTransposedProduct(
                    inputGradient, first.inputs, chained, firstGradients.weight, 3 + features, rows, width);
            // out = h·W2 + b2
            MatrixKernel.addTransposedProduct(
                    hidden, width, outputGradient, lastGradients.weight, config.hiddenWidth(), rows, last.outputs);
            RowKernel.addColumnSums(outputGradient, 0, rows, last.outputs, lastGradients.bias);
            MatrixKernel.multiply(
                    outputGradient, last.outputs, last.transposed, hiddenGradient, rows, last.outputs, width);
            // h = softplus(βz)/β, c = s ∘ w
            RowKernel.softplusBackward(
                    hiddenGradient,
                    chainedGradient,
                    slope,
                    distanceColumn,
                    (float) config.softplusBeta(),
                    rows,
                    width,
                    distanceColumnGradient);
            // z = u·W1 + b1
            MatrixKernel.addTransposedProduct(
                    input, first.inputs, hiddenGradient, firstGradients.weight, 3 + features, rows, width);
            RowKernel.addColumnSums(hiddenGradient, 0, rows, width, firstGradients.bias);
            MatrixKernel.multiply(
                    hiddenGradient, width, first.transposed, inputGradient, rows, config.hiddenWidth(), first.inputs);
        }

        /// Adds the gradients of the positions, after {@link #backward}: through distance, geometry feature and
        /// gradient, the last with the encoding's Jacobian held.
        ///
        /// @param gradients `[N, 3]`
        /// @param row first row
        /// @param from first point
        /// @param count number of points
        void addPositionGradients(EncodedSamples samples, float[] gradients, int row, int from, int count) {
            float[] jacobian = samples.jacobian();
            for (int i = 0; i < count; i++) {
                int at = (row + i) * first.inputs;
                float inverse = config.residualSphere() ? 1 / length(row + i) : 0;
                float byLength = outputGradient[(row + i) * last.outputs] * inverse;
                float along = 0; // gradient of g along the sphere's normal, which does not turn in that direction
                for (int k = 0; k < 3; k++) {
                    along += gradientGradient[3 * (row + i) + k] * input[at + k] * inverse;
                }
                for (int k = 0; k < 3; k++) {
                    int line = (3 * (from + i) + k) * features;
                    float sum = inputGradient[at + k] + byLength * input[at + k];
                    for (int f = 0; f < features; f++) {
                        sum += jacobian[line + f] * inputGradient[at + 3 + f];
                    }
                    float across = gradientGradient[3 * (row + i) + k] - along * input[at + k] * inverse;
                    gradients[3 * (from + i) + k] += sum + across * inverse;
                }
            }
        }

        /// Hands the gradients of the features out.
        void store(EncodedSamples samples, int row, int from, int count) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(
                        inputGradient,
                        (row + i) * first.inputs + 3,
                        samples.featureGradients(),
                        (from + i) * features,
                        features);
            }
        }
    }
}
