package zeroset.model.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zeroset.model.optimizer.Parameter;
import zeroset.model.parallel.Workers;

/// The surroundings' network and compositing by hand: colour of what lies outside the unit sphere along every
/// ray, and the way back. The twin of {@link zeroset.model.field.SurroundingsField}.
public final class SurroundingsKernel {

    private static final int RAYS = 16;
    private static final int SLOTS = 8;

    private final int perRay;
    private final int features;
    private final int hiddenWidth;
    private final PaddedLayer trunk;
    private final PaddedLayer density;
    private final ColorKernel color;
    private final List<Tile> tiles = new ArrayList<>();

    /// @param parameters the networks' parameters, by their names
    /// @param perRay sections outside the unit sphere
    /// @param features number of encoded features D
    /// @param hiddenWidth units of the hidden layers
    /// @param directionWidth length of an encoded direction
    public SurroundingsKernel(
            List<Parameter> parameters, int perRay, int features, int hiddenWidth, int directionWidth) {
        this.perRay = perRay;
        this.features = features;
        this.hiddenWidth = hiddenWidth;
        var byName = StepKernel.byName(parameters);
        trunk = PaddedLayers.whole("surroundings.trunk", byName);
        density = PaddedLayers.whole("surroundings.density", byName);
        color = new ColorKernel("surroundings.color", 1, hiddenWidth, hiddenWidth, directionWidth, byName);
    }

    /// Takes the parameters' present values and renders.
    ///
    /// @param featureValues `[R·B, D]`
    /// @param directions `[R, E]` encoded directions
    /// @param lengths `[R, B]` section lengths
    /// @param colors receives `[R, 3]`
    public void render(
            int rays, float[] featureValues, float[] directions, float[] lengths, float[] colors, Workers workers) {
        trunk.refresh();
        density.refresh();
        color.refresh();
        inSlots(rays, workers, (tile, from, to) -> {
            tile.forward(featureValues, directions, lengths, from, to);
            System.arraycopy(tile.picture, 0, colors, 3 * from, 3 * (to - from));
        });
    }

    /// Goes back from the gradients of the colours, after {@link #render} of the same rays. Each tile is rendered
    /// once more: that is cheaper than keeping its activations.
    ///
    /// @param colorGradients `[R, 3]`
    /// @param featureGradients receives `[R·B, D]`
    public void backward(
            int rays,
            float[] featureValues,
            float[] directions,
            float[] lengths,
            float[] colorGradients,
            float[] featureGradients,
            Workers workers) {
        inSlots(rays, workers, (tile, from, to) -> {
            tile.forward(featureValues, directions, lengths, from, to);
            tile.backward(lengths, colorGradients, featureGradients, from, to);
        });
        for (var tile : tiles) {
            trunk.collect(tile.trunkGradients);
            density.collect(tile.densityGradients);
            color.collect(tile.color);
        }
    }

    private interface TileWork {
        void run(Tile tile, int fromRay, int toRay);
    }

    private void inSlots(int rays, Workers workers, TileWork work) {
        while (tiles.size() < SLOTS) {
            tiles.add(new Tile());
        }
        int count = (rays + RAYS - 1) / RAYS;
        workers.forEach(SLOTS, 1, (fromSlot, toSlot) -> {
            for (int slot = fromSlot; slot < toSlot; slot++) {
                for (int piece = slot * count / SLOTS; piece < (slot + 1) * count / SLOTS; piece++) {
                    work.run(tiles.get(slot), piece * RAYS, Math.min(rays, (piece + 1) * RAYS));
                }
            }
        });
    }

    private final class Tile {
        private final int rows = RAYS * perRay;
        private final float[] input = new float[rows * trunk.inputs];
        private final float[] hidden = new float[rows * trunk.outputs];
        private final float[] sigma = new float[rows * density.outputs];
        private final float[] sigmaGradient = new float[rows * density.outputs];
        private final float[] hiddenGradient = new float[rows * trunk.outputs];
        private final float[] inputGradient = new float[rows * trunk.inputs];
        private final float[] alpha = new float[rows];
        private final float[] transparency = new float[rows];
        private final float[] picture = new float[3 * RAYS];
        private final ColorKernel.Tile color = SurroundingsKernel.this.color.newTile(RAYS, perRay);
        private final PaddedLayer.Gradients trunkGradients = trunk.newGradients();
        private final PaddedLayer.Gradients densityGradients = density.newGradients();

        void forward(float[] featureValues, float[] directions, float[] lengths, int from, int to) {
            int rays = to - from;
            int used = rays * perRay;
            for (int row = 0; row < used; row++) {
                System.arraycopy(featureValues, (from * perRay + row) * features, input, row * trunk.inputs, features);
            }
            MatrixKernel.multiply(input, trunk.inputs, trunk.weight, hidden, used, features, trunk.outputs);
            RowKernel.relu(hidden, trunk.bias, used, trunk.outputs);
            MatrixKernel.multiply(hidden, trunk.outputs, density.weight, sigma, used, hiddenWidth, density.outputs);
            int directionWidth = color.directions.length / RAYS;
            System.arraycopy(directions, from * directionWidth, color.directions, 0, rays * directionWidth);
            System.arraycopy(
                    hidden, 0, color.input, 0, used * trunk.outputs); // one row length: both are the padded width
            color.forward(rays);
            Arrays.fill(picture, 0);
            for (int ray = 0; ray < rays; ray++) {
                composite(lengths, from + ray, ray);
            }
        }

        private void composite(float[] lengths, int ray, int local) {
            float through = 1;
            int stride = SurroundingsKernel.this.color.rgbStride();
            for (int s = 0; s < perRay; s++) {
                int row = local * perRay + s;
                float raw = sigma[row * density.outputs] + density.bias[0];
                float value = softplus(raw);
                alpha[row] = (float) (1 - Math.exp(-value * lengths[ray * perRay + s]));
                transparency[row] = through;
                for (int k = 0; k < 3; k++) {
                    picture[3 * local + k] += alpha[row] * through * color.rgb[row * stride + k];
                }
                through *= 1 - alpha[row] + 1e-7f; // as in the tensor graph
            }
        }

        void backward(float[] lengths, float[] colorGradients, float[] featureGradients, int from, int to) {
            int rays = to - from;
            int used = rays * perRay;
            Arrays.fill(sigmaGradient, 0, used * density.outputs, 0);
            for (int ray = 0; ray < rays; ray++) {
                compositeBackward(lengths, colorGradients, from + ray, ray);
            }
            color.backward(rays);
            MatrixKernel.addTransposedProduct(
                    hidden, trunk.outputs, sigmaGradient, densityGradients.weight, hiddenWidth, used, density.outputs);
            RowKernel.addColumnSums(sigmaGradient, 0, used, density.outputs, densityGradients.bias);
            MatrixKernel.multiply(
                    sigmaGradient, density.outputs, density.transposed, hiddenGradient, used, 1, trunk.outputs);
            for (int i = 0; i < used * trunk.outputs; i++) {
                hiddenGradient[i] += color.inputGradient[i];
            }
            RowKernel.reluBackward(hiddenGradient, hidden, used, trunk.outputs);
            MatrixKernel.addTransposedProduct(
                    input, trunk.inputs, hiddenGradient, trunkGradients.weight, features, used, trunk.outputs);
            RowKernel.addColumnSums(hiddenGradient, 0, used, trunk.outputs, trunkGradients.bias);
            MatrixKernel.multiply(
                    hiddenGradient, trunk.outputs, trunk.transposed, inputGradient, used, hiddenWidth, trunk.inputs);
            for (int row = 0; row < used; row++) {
                System.arraycopy(
                        inputGradient,
                        row * trunk.inputs,
                        featureGradients,
                        (from * perRay + row) * features,
                        features);
            }
        }

        private void compositeBackward(float[] lengths, float[] colorGradients, int ray, int local) {
            int stride = SurroundingsKernel.this.color.rgbStride();
            float behind = 0;
            for (int s = perRay - 1; s >= 0; s--) {
                int row = local * perRay + s;
                float weight = alpha[row] * transparency[row];
                float byWeight = 0;
                for (int k = 0; k < 3; k++) {
                    float gradient = colorGradients[3 * ray + k];
                    byWeight += gradient * color.rgb[row * stride + k];
                    color.rgbGradient[row * stride + k] = gradient * weight;
                }
                float byAlpha = transparency[row] * byWeight - behind / (1 - alpha[row] + 1e-7f);
                behind += weight * byWeight;
                float length = lengths[ray * perRay + s];
                float raw = sigma[row * density.outputs] + density.bias[0];
                float slope = (float) (1 / (1 + Math.exp(-raw)));
                sigmaGradient[row * density.outputs] = byAlpha * length * (1 - alpha[row]) * slope;
            }
        }

        private static float softplus(float x) {
            return x > 20 ? x : (float) Math.log1p(Math.exp(x)); // beyond 20 the identity, as the tensor library has it
        }
    }
}
