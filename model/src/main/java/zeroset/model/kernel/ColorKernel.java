package zeroset.model.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import zeroset.model.config.ColorNetworkConfig;
import zeroset.model.optimizer.Parameter;

/// The colour network for a tile of rays: the direction's part of the first layer once per ray, the rest per
/// sample.
///
/// A row of the input is [geometry feature, position, unit normal].
final class ColorKernel {

    private final PaddedLayer local;
    private final PaddedLayer directional;
    private final List<PaddedLayer> layers = new ArrayList<>();
    private final int localInputs;
    private final int directionWidth;
    private final int hiddenWidth;

    /// @param name prefix of the layers' names
    /// @param hiddenLayers number of hidden layers
    /// @param hiddenWidth units per hidden layer
    /// @param localInputs inputs of the first layer that differ between samples
    /// @param directionWidth inputs that a ray's samples share
    /// @param parameters by name
    ColorKernel(
            String name,
            int hiddenLayers,
            int hiddenWidth,
            int localInputs,
            int directionWidth,
            Map<String, Parameter> parameters) {
        this.localInputs = localInputs;
        this.directionWidth = directionWidth;
        this.hiddenWidth = hiddenWidth;
        local = PaddedLayers.part(name + ".0", 0, localInputs, false, parameters);
        directional = PaddedLayers.part(name + ".0", localInputs, directionWidth, true, parameters);
        for (int layer = 1; layer <= hiddenLayers; layer++) {
            layers.add(PaddedLayers.whole(name + "." + layer, parameters));
        }
    }

    /// The colour network of the surface.
    static ColorKernel of(ColorNetworkConfig config, int geometryFeatures, Map<String, Parameter> parameters) {
        return new ColorKernel(
                "color",
                config.hiddenLayers(),
                config.hiddenWidth(),
                geometryFeatures + 6,
                config.directionEncoding().width(),
                parameters);
    }

    void refresh() {
        local.refresh();
        directional.refresh();
        layers.forEach(PaddedLayer::refresh);
    }

    /// Row length of {@link Tile#input}.
    int inputStride() {
        return local.inputs;
    }

    /// Row length of {@link Tile#rgb}.
    int rgbStride() {
        return layers.getLast().outputs;
    }

    Tile newTile(int rays, int perRay) {
        return new Tile(rays, perRay);
    }

    void collect(Tile tile) {
        local.collect(tile.localGradients);
        directional.collect(tile.directionalGradients);
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).collect(tile.layerGradients.get(i));
        }
    }

    /// Buffers of one tile and the gradient sums of its slot. Confined to one thread at a time.
    final class Tile {
        /// `[rows, stride]`, filled by the caller.
        final float[] input;
        /// `[rays, directionWidth]` encoded directions, filled by the caller.
        final float[] directions;
        /// `[rows, stride]` colours in 0..1.
        final float[] rgb;
        /// `[rows, stride]` gradients of the colours, filled by the caller; overwritten on the way back.
        final float[] rgbGradient;
        /// `[rows, stride]` gradients of the input.
        final float[] inputGradient;

        private final int perRay;
        private final float[] rayBias;
        private final float[] rayBiasGradient;
        private final List<float[]> hidden = new ArrayList<>();
        private final float[] gradient;
        private final float[] nextGradient;
        private final PaddedLayer.Gradients localGradients = local.newGradients();
        private final PaddedLayer.Gradients directionalGradients = directional.newGradients();
        private final List<PaddedLayer.Gradients> layerGradients =
                layers.stream().map(PaddedLayer::newGradients).toList();

        private Tile(int rays, int perRay) {
            this.perRay = perRay;
            int rows = rays * perRay;
            input = new float[rows * local.inputs];
            inputGradient = new float[rows * local.inputs];
            directions = new float[rays * directionWidth];
            rgb = new float[rows * rgbStride()];
            rgbGradient = new float[rows * rgbStride()];
            rayBias = new float[rays * directional.outputs];
            rayBiasGradient = new float[rays * directional.outputs];
            for (int i = 0; i < layers.size(); i++) {
                hidden.add(new float[rows * local.outputs]);
            }
            gradient = new float[rows * local.outputs];
            nextGradient = new float[rows * local.outputs];
        }

        void forward(int rays) {
            int rows = rays * perRay;
            int width = local.outputs;
            MatrixKernel.multiply(directions, directionWidth, directional.weight, rayBias, rays, directionWidth, width);
            MatrixKernel.multiply(input, local.inputs, local.weight, hidden.getFirst(), rows, localInputs, width);
            addRayBias(rays);
            for (int i = 0; i + 1 < layers.size(); i++) {
                var layer = layers.get(i);
                MatrixKernel.multiply(hidden.get(i), width, layer.weight, hidden.get(i + 1), rows, hiddenWidth, width);
                RowKernel.relu(hidden.get(i + 1), layer.bias, rows, width);
            }
            var last = layers.getLast();
            MatrixKernel.multiply(hidden.getLast(), width, last.weight, rgb, rows, hiddenWidth, last.outputs);
            for (int row = 0; row < rows; row++) {
                for (int channel = 0; channel < 3; channel++) {
                    int at = row * last.outputs + channel;
                    rgb[at] = (float) (1 / (1 + Math.exp(-(rgb[at] + last.bias[channel]))));
                }
            }
        }

        private void addRayBias(int rays) {
            float[] first = hidden.getFirst();
            int width = local.outputs;
            for (int ray = 0; ray < rays; ray++) {
                for (int s = 0; s < perRay; s++) {
                    int at = (ray * perRay + s) * width;
                    for (int j = 0; j < width; j++) {
                        first[at + j] = Math.max(0, first[at + j] + rayBias[ray * width + j] + directional.bias[j]);
                    }
                }
            }
        }

        void backward(int rays) {
            int rows = rays * perRay;
            int width = local.outputs;
            var last = layers.getLast();
            for (int row = 0; row < rows; row++) {
                for (int channel = 0; channel < 3; channel++) {
                    int at = row * last.outputs + channel;
                    rgbGradient[at] *= rgb[at] * (1 - rgb[at]);
                }
            }
            float[] outer = rgbGradient;
            float[] inner = gradient;
            for (int i = layers.size() - 1; i >= 0; i--) {
                var layer = layers.get(i);
                var sums = layerGradients.get(i);
                MatrixKernel.addTransposedProduct(
                        hidden.get(i), width, outer, sums.weight, hiddenWidth, rows, layer.outputs);
                RowKernel.addColumnSums(outer, 0, rows, layer.outputs, sums.bias);
                int used = i == layers.size() - 1 ? 3 : hiddenWidth;
                MatrixKernel.multiply(outer, layer.outputs, layer.transposed, inner, rows, used, width);
                RowKernel.reluBackward(inner, hidden.get(i), rows, width);
                outer = inner;
                inner = inner == gradient ? nextGradient : gradient;
            }
            firstLayerBackward(outer, rays);
        }

        private void firstLayerBackward(float[] outer, int rays) {
            int rows = rays * perRay;
            int width = local.outputs;
            java.util.Arrays.fill(rayBiasGradient, 0);
            for (int ray = 0; ray < rays; ray++) {
                for (int s = 0; s < perRay; s++) {
                    int at = (ray * perRay + s) * width;
                    for (int j = 0; j < width; j++) {
                        rayBiasGradient[ray * width + j] += outer[at + j];
                    }
                }
            }
            MatrixKernel.addTransposedProduct(
                    directions,
                    directionWidth,
                    rayBiasGradient,
                    directionalGradients.weight,
                    directionWidth,
                    rays,
                    width);
            RowKernel.addColumnSums(rayBiasGradient, 0, rays, width, directionalGradients.bias);
            MatrixKernel.addTransposedProduct(
                    input, local.inputs, outer, localGradients.weight, localInputs, rows, width);
            MatrixKernel.multiply(outer, width, local.transposed, inputGradient, rows, hiddenWidth, local.inputs);
        }
    }
}
