package zeroset.model.inference;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.encoding.Encoding;
import zeroset.model.field.DirectionEncoder;
import zeroset.model.snapshot.FieldArrays;
import zeroset.model.snapshot.SurfaceEvaluator;

/// The field in plain Java: encoding kernel and networks over tiles of points. The oracle that the tensor graph
/// and the shaders are compared with.
public final class SnapshotEvaluator implements SurfaceEvaluator {

    private static final int TILE = DenseLayer.TILE;
    private static final float INV_SQRT2 = (float) Math.sqrt(0.5);

    private final SdfNetworkConfig network;
    private final Encoding encoding;
    private final FieldWeights weights;
    private final DirectionEncoder directionEncoder;
    private final int inputWidth;

    private final float[] tilePoints = new float[3 * TILE];
    private final float[] features;
    private final float[] jacobian;
    private final float[] input;
    private final float[][] hidden;
    private final float[][] sigmoids;
    private final float[] joined;
    private final float[] output;
    private final float[] chain;
    private final float[] chainNext;
    private final float[] skipped;
    private final float[] colorInput;
    private final float[] colorHidden;
    private final float[] colorNext;
    private final float[] tileDirections = new float[3 * TILE];
    private final float[] encodedDirections;

    private SnapshotEvaluator(TrainingConfig config, Encoding encoding, FieldWeights weights) {
        this.network = config.sdfNetwork();
        this.encoding = encoding;
        this.weights = weights;
        directionEncoder = new DirectionEncoder(config.colorNetwork().directionEncoding());
        inputWidth = 3 + encoding.width();
        int width = Math.max(network.hiddenWidth(), inputWidth);
        features = new float[TILE * encoding.width()];
        jacobian = new float[TILE * 3 * encoding.width()];
        input = new float[TILE * inputWidth];
        hidden = new float[network.hiddenLayers()][TILE * network.hiddenWidth()];
        sigmoids = new float[network.hiddenLayers()][TILE * network.hiddenWidth()];
        joined = new float[TILE * width];
        output = new float[TILE * (1 + network.geometryFeatures())];
        chain = new float[TILE * width];
        chainNext = new float[TILE * width];
        skipped = new float[TILE * inputWidth];
        int directionWidth = config.colorNetwork().directionEncoding().width();
        int colorWidth = Math.max(config.colorNetwork().hiddenWidth(), network.geometryFeatures() + 6 + directionWidth);
        colorInput = new float[TILE * colorWidth];
        colorHidden = new float[TILE * colorWidth];
        colorNext = new float[TILE * colorWidth];
        encodedDirections = new float[TILE * directionWidth];
    }

    /// An evaluator over live or frozen parameters.
    ///
    /// @param config gives the parameters their meaning
    /// @param encoding encoding with its tables and active levels set
    /// @param parameters gives the array of a network parameter's name
    public static SnapshotEvaluator of(TrainingConfig config, Encoding encoding, Function<String, float[]> parameters) {
        return new SnapshotEvaluator(config, encoding, FieldWeights.of(config, parameters));
    }

    /// The networks and the grid as plain arrays.
    ///
    /// @param grid the encoding's arrays, where it has some
    /// @param parameters gives the array of a network parameter's name
    public static FieldArrays toArrays(
            TrainingConfig config, Optional<FieldArrays.Grid> grid, Function<String, float[]> parameters) {
        var weights = FieldWeights.of(config, parameters);
        var network = config.sdfNetwork();
        return new FieldArrays(
                grid,
                weights.sdf().stream().map(DenseLayer::toArrays).toList(),
                weights.color().stream().map(DenseLayer::toArrays).toList(),
                network.skipLayer(),
                (float) network.softplusBeta(),
                network.residualSphere() ? Optional.of((float) network.initialRadius()) : Optional.empty(),
                config.colorNetwork().directionEncoding() == DirectionEncoding.SPHERICAL_HARMONICS);
    }

    /// An evaluator of the same field with buffers of its own, for another thread.
    public SnapshotEvaluator forAnotherThread(TrainingConfig config) {
        return new SnapshotEvaluator(config, encoding, weights);
    }

    @Override
    public void distances(float[] points, int count, float[] distances) {
        for (int from = 0; from < count; from += TILE) {
            int size = Math.min(TILE, count - from);
            load(points, from, size);
            forward(false);
            for (int p = 0; p < size; p++) {
                distances[from + p] = output[p] + sphere(p);
            }
        }
    }

    @Override
    public void gradients(float[] points, int count, float[] distances, float[] gradients) {
        for (int from = 0; from < count; from += TILE) {
            int size = Math.min(TILE, count - from);
            load(points, from, size);
            gradientTile(size);
            for (int p = 0; p < size; p++) {
                distances[from + p] = output[p] + sphere(p);
                for (int k = 0; k < 3; k++) {
                    gradients[3 * (from + p) + k] = chain[k * TILE + p];
                }
            }
        }
    }

    @Override
    public void colors(float[] points, float[] directions, int count, float[] rgb) {
        for (int from = 0; from < count; from += TILE) {
            int size = Math.min(TILE, count - from);
            load(points, from, size);
            gradientTile(size);
            System.arraycopy(directions, 3 * from, tileDirections, 0, 3 * size);
            colorTile(size);
            for (int p = 0; p < size; p++) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb[3 * (from + p) + channel] = (float) (1 / (1 + Math.exp(-colorNext[channel * TILE + p])));
                }
            }
        }
    }

    private void load(float[] points, int from, int size) {
        System.arraycopy(points, 3 * from, tilePoints, 0, 3 * size);
        // Unused lanes repeat the last point: they cost nothing and stay finite.
        for (int p = size; p < TILE; p++) {
            System.arraycopy(tilePoints, 3 * (size - 1), tilePoints, 3 * p, 3);
        }
    }

    /// Distance and geometry feature of the tile into `output`.
    private void forward(boolean wantGradient) {
        int width = encoding.width();
        if (wantGradient) {
            encoding.valuesAndJacobian(tilePoints, 0, TILE, features, jacobian);
        } else {
            encoding.values(tilePoints, 0, TILE, features);
        }
        for (int p = 0; p < TILE; p++) {
            for (int k = 0; k < 3; k++) {
                input[k * TILE + p] = tilePoints[3 * p + k];
            }
        }
        for (int f = 0; f < width; f++) {
            int row = (3 + f) * TILE;
            for (int p = 0; p < TILE; p++) {
                input[row + p] = features[p * width + f];
            }
        }
        float[] none = {};
        float[] x = input;
        for (int layer = 0; layer < network.hiddenLayers(); layer++) {
            if (layer > 0 && layer == network.skipLayer()) {
                x = join(x);
            }
            var dense = weights.sdf().get(layer);
            dense.forward(x, hidden[layer]);
            Activations.softplus(
                    hidden[layer],
                    dense.outputs(),
                    (float) network.softplusBeta(),
                    wantGradient ? sigmoids[layer] : none);
            x = hidden[layer];
        }
        weights.sdf().getLast().forward(x, output);
    }

    private float[] join(float[] x) {
        int width = (network.hiddenWidth() - inputWidth) * TILE;
        for (int i = 0; i < width; i++) {
            joined[i] = x[i] * INV_SQRT2;
        }
        for (int i = 0; i < inputWidth * TILE; i++) {
            joined[width + i] = input[i] * INV_SQRT2;
        }
        return joined;
    }

    private float sphere(int p) {
        if (!network.residualSphere()) {
            return 0;
        }
        return (float) (length(p) - network.initialRadius());
    }

    private double length(int p) {
        double x = tilePoints[3 * p];
        double y = tilePoints[3 * p + 1];
        double z = tilePoints[3 * p + 2];
        return Math.sqrt(x * x + y * y + z * z + 1e-12); // the same guard as in training
    }

    /// Leaves the gradient with respect to the position in the first three rows of `chain`.
    private void gradientTile(int size) {
        forward(true);
        var last = weights.sdf().getLast();
        for (int h = 0; h < last.inputs(); h++) {
            Arrays.fill(chain, h * TILE, (h + 1) * TILE, last.weight(h, 0));
        }
        boolean hasSkip = network.skipLayer() > 0;
        for (int layer = network.hiddenLayers() - 1; layer >= 0; layer--) {
            var dense = weights.sdf().get(layer);
            int length = dense.outputs() * TILE;
            for (int i = 0; i < length; i++) {
                chain[i] *= sigmoids[layer][i];
            }
            dense.backward(chain, chainNext);
            System.arraycopy(chainNext, 0, chain, 0, dense.inputs() * TILE);
            if (hasSkip && layer == network.skipLayer()) {
                int width = (network.hiddenWidth() - inputWidth) * TILE;
                for (int i = 0; i < inputWidth * TILE; i++) {
                    skipped[i] = chain[width + i] * INV_SQRT2;
                }
                for (int i = 0; i < width; i++) {
                    chain[i] *= INV_SQRT2;
                }
            }
        }
        if (hasSkip) {
            for (int i = 0; i < inputWidth * TILE; i++) {
                chain[i] += skipped[i];
            }
        }
        throughEncoding(size);
    }

    private void throughEncoding(int size) {
        int width = encoding.width();
        for (int p = 0; p < size; p++) {
            double length = length(p);
            for (int k = 0; k < 3; k++) {
                float sum = chain[k * TILE + p];
                int row = (3 * p + k) * width;
                for (int f = 0; f < width; f++) {
                    sum += jacobian[row + f] * chain[(3 + f) * TILE + p];
                }
                if (network.residualSphere()) {
                    sum += (float) (tilePoints[3 * p + k] / length);
                }
                chain[k * TILE + p] = sum;
            }
        }
    }

    /// Colour before the final sigmoid into `colorNext`.
    private void colorTile(int size) {
        for (int p = size; p < TILE; p++) {
            System.arraycopy(tileDirections, 3 * (size - 1), tileDirections, 3 * p, 3);
        }
        directionEncoder.encode(tileDirections, TILE, encodedDirections);
        int geometry = network.geometryFeatures();
        System.arraycopy(output, TILE, colorInput, 0, geometry * TILE);
        int directionWidth = directionEncoder.encoding().width();
        for (int p = 0; p < TILE; p++) {
            float x = chain[p];
            float y = chain[TILE + p];
            float z = chain[2 * TILE + p];
            float scale = (float) (1 / Math.sqrt(x * x + y * y + z * z + 1e-12)); // the same guard as in training
            for (int k = 0; k < 3; k++) {
                colorInput[(geometry + k) * TILE + p] = tilePoints[3 * p + k];
                colorInput[(geometry + 3 + k) * TILE + p] = chain[k * TILE + p] * scale;
            }
            for (int e = 0; e < directionWidth; e++) {
                colorInput[(geometry + 6 + e) * TILE + p] = encodedDirections[p * directionWidth + e];
            }
        }
        var layers = weights.color();
        layers.getFirst().forward(colorInput, colorHidden);
        Activations.relu(colorHidden, layers.getFirst().outputs());
        for (int layer = 1; layer < layers.size(); layer++) {
            var dense = layers.get(layer);
            dense.forward(colorHidden, colorNext);
            if (layer < layers.size() - 1) {
                Activations.relu(colorNext, dense.outputs());
                System.arraycopy(colorNext, 0, colorHidden, 0, dense.outputs() * TILE);
            }
        }
    }
}
