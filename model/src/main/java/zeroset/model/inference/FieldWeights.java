package zeroset.model.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import zeroset.model.config.ColorNetworkConfig;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;

/// The effective weights of both networks, weight normalisation multiplied out.
///
/// @param sdf layers of the SDF network
/// @param color layers of the colour network
record FieldWeights(List<DenseLayer> sdf, List<DenseLayer> color) {

    /// Reads the layers that a configuration describes.
    ///
    /// @param parameters gives the array of a parameter's name
    static FieldWeights of(TrainingConfig config, Function<String, float[]> parameters) {
        return new FieldWeights(
                sdfLayers(config.sdfNetwork(), 3 + config.encoding().width(), parameters),
                colorLayers(config.colorNetwork(), config.sdfNetwork().geometryFeatures(), parameters));
    }

    private static List<DenseLayer> sdfLayers(
            SdfNetworkConfig network, int inputWidth, Function<String, float[]> parameters) {
        var layers = new ArrayList<DenseLayer>();
        int width = inputWidth;
        for (int layer = 0; layer < network.hiddenLayers(); layer++) {
            int outputs = network.skipLayer() == layer + 1 ? network.hiddenWidth() - inputWidth : network.hiddenWidth();
            layers.add(DenseLayer.named("sdf." + layer, width, outputs, network.weightNorm(), parameters));
            width = network.hiddenWidth();
        }
        int outputs = 1 + network.geometryFeatures();
        layers.add(DenseLayer.named("sdf." + network.hiddenLayers(), width, outputs, network.weightNorm(), parameters));
        return layers;
    }

    private static List<DenseLayer> colorLayers(
            ColorNetworkConfig network, int geometryFeatures, Function<String, float[]> parameters) {
        var layers = new ArrayList<DenseLayer>();
        int width = geometryFeatures + 6 + network.directionEncoding().width();
        for (int layer = 0; layer < network.hiddenLayers(); layer++) {
            layers.add(
                    DenseLayer.named("color." + layer, width, network.hiddenWidth(), network.weightNorm(), parameters));
            width = network.hiddenWidth();
        }
        layers.add(DenseLayer.named("color." + network.hiddenLayers(), width, 3, network.weightNorm(), parameters));
        return layers;
    }
}
