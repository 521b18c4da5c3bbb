package zeroset.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import zeroset.model.config.ColorNetworkConfig;
import zeroset.model.optimizer.Parameter;

/// The colour network: [geometry feature, position, unit normal, encoded direction] to sRGB in 0..1.
///
/// All sections of a ray share its direction, so the direction's part of the first layer is computed once per ray
/// and added to every section.
public final class RadianceField {

    private final List<LinearLayer> layers = new ArrayList<>();
    private final int localInputs;

    /// @param config shape of the network
    /// @param geometryFeatures length G of the geometry feature
    public RadianceField(ColorNetworkConfig config, int geometryFeatures) {
        localInputs = geometryFeatures + 6;
        int width = localInputs + config.directionEncoding().width();
        for (int layer = 0; layer < config.hiddenLayers(); layer++) {
            layers.add(new LinearLayer("color." + layer, width, config.hiddenWidth(), config.weightNorm()));
            width = config.hiddenWidth();
        }
        layers.add(new LinearLayer("color." + config.hiddenLayers(), width, 3, config.weightNorm()));
    }

    /// Fresh parameters (He et al. 2015).
    public List<Parameter> initialise(SplittableRandom random) {
        var parameters = new ArrayList<Parameter>();
        for (var layer : layers) {
            parameters.addAll(HeInitialisation.parameters(layer, random));
        }
        return parameters;
    }

    /// Colours of R·S samples.
    ///
    /// @param samples of the SDF field for the same points, N = R·S, ray after ray
    /// @param points `[N, 3]`
    /// @param directions `[R, E]` encoded directions
    /// @return `[R, S, 3]`
    public NDArray evaluate(ParameterTensors tensors, SdfSamples samples, NDArray points, NDArray directions) {
        long n = points.getShape().get(0);
        long rays = directions.getShape().get(0);
        // 1e-12: keeps the normal finite where the gradient vanishes
        var length =
                samples.gradient().square().sum(new int[] {1}, true).add(1e-12f).sqrt();
        var normal = samples.gradient().div(length);
        var local = samples.geometry().concat(points, 1).concat(normal, 1); // [N, G+6]
        var first = layers.getFirst();
        var weight = first.weight(tensors);
        var perRay = directions
                .matMul(weight.get(new NDIndex(localInputs + ":, :")))
                .add(first.bias(tensors))
                .reshape(rays, 1, first.outputs()); // [R, 1, H]
        var hidden = local.matMul(weight.get(new NDIndex(":" + localInputs + ", :")))
                .reshape(rays, n / rays, first.outputs())
                .add(perRay)
                .reshape(n, first.outputs())
                .getNDArrayInternal()
                .relu(); // [N, H]
        for (var layer : layers.subList(1, layers.size() - 1)) {
            hidden = hidden.matMul(layer.weight(tensors))
                    .add(layer.bias(tensors))
                    .getNDArrayInternal()
                    .relu();
        }
        var last = layers.getLast();
        return hidden.matMul(last.weight(tensors))
                .add(last.bias(tensors))
                .getNDArrayInternal()
                .sigmoid()
                .reshape(rays, n / rays, 3);
    }
}
