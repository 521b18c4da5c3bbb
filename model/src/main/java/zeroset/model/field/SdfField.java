package zeroset.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.engine.ScalarMath;
import zeroset.model.optimizer.Parameter;

/// The signed distance network: [position, features] to distance, gradient and geometry feature.
///
/// With hidden layers `z = x·W + b`, `h = softplus(βz)/β`, the gradient with respect to the network's input u is
/// the chain `q ← (q ∘ sigmoid(βz))·Wᵀ` from the distance's output column backwards, and with respect to the
/// position `g = q_x + Σ_d q_d ∂feature_d/∂x`. Both are ordinary nodes of the graph.
///
/// Hidden activations are carried multiplied by β (`βz` comes from `βW`, and the next layer's weights are
/// divided), which saves two passes over `[N, H]`.
public final class SdfField {

    private static final double INV_SQRT2 = Math.sqrt(0.5);

    private final SdfNetworkConfig config;
    private final int inputWidth;
    private final List<LinearLayer> layers = new ArrayList<>();

    /// @param config shape of the network
    /// @param features number of encoded features D
    public SdfField(SdfNetworkConfig config, int features) {
        this.config = config;
        this.inputWidth = 3 + features;
        int width = inputWidth;
        for (int layer = 0; layer < config.hiddenLayers(); layer++) {
            boolean beforeSkip = config.skipLayer() == layer + 1;
            int outputs = beforeSkip ? config.hiddenWidth() - inputWidth : config.hiddenWidth();
            layers.add(new LinearLayer("sdf." + layer, width, outputs, config.weightNorm()));
            width = config.hiddenWidth();
        }
        layers.add(new LinearLayer(
                "sdf." + config.hiddenLayers(), width, 1 + config.geometryFeatures(), config.weightNorm()));
    }

    /// Fresh parameters: geometric initialisation (Atzmon and Lipman 2020) to a sphere, or small weights where
    /// the field is a residual over one.
    public List<Parameter> initialise(SplittableRandom random) {
        var parameters = new ArrayList<Parameter>();
        for (int index = 0; index < layers.size(); index++) {
            var layer = layers.get(index);
            var weight = new float[layer.inputs() * layer.outputs()];
            var bias = new float[layer.outputs()];
            if (index == layers.size() - 1) {
                initialiseLast(layer, weight, bias, random);
            } else {
                initialiseHidden(index, layer, weight, random);
            }
            parameters.addAll(layer.parameters(weight, bias));
        }
        return parameters;
    }

    private void initialiseHidden(int index, LinearLayer layer, float[] weight, SplittableRandom random) {
        double deviation = Math.sqrt(2.0 / layer.outputs());
        boolean skip = index > 0 && index == config.skipLayer();
        for (int input = 0; input < layer.inputs(); input++) {
            // Encoded features start without influence, so that the sphere is smooth.
            boolean encoded = index == 0
                    ? input >= 3 && !config.residualSphere()
                    : skip && input >= layer.inputs() - (inputWidth - 3);
            for (int output = 0; output < layer.outputs(); output++) {
                weight[input * layer.outputs() + output] = encoded ? 0 : (float) (deviation * random.nextGaussian());
            }
        }
    }

    private void initialiseLast(LinearLayer layer, float[] weight, float[] bias, SplittableRandom random) {
        for (int input = 0; input < layer.inputs(); input++) {
            for (int output = 0; output < layer.outputs(); output++) {
                int at = input * layer.outputs() + output;
                if (config.residualSphere()) {
                    double deviation = output == 0 ? 1e-3 : Math.sqrt(1.0 / layer.inputs());
                    weight[at] = (float) (deviation * random.nextGaussian());
                } else {
                    weight[at] =
                            (float) (Math.sqrt(Math.PI) / Math.sqrt(layer.inputs()) + 1e-4 * random.nextGaussian());
                }
            }
        }
        if (!config.residualSphere()) {
            bias[0] = (float) -config.initialRadius();
        }
    }

    /// Distance, gradient and geometry feature.
    ///
    /// @param points `[N, 3]`
    /// @param features `[N, D]`
    /// @param jacobian `[N, 3, D]`
    public SdfSamples evaluate(ParameterTensors tensors, NDArray points, NDArray features, NDArray jacobian) {
        var input = points.concat(features, 1); // [N, 3+D]
        var sigmoids = new ArrayList<NDArray>();
        var weights = new ArrayList<NDArray>();
        var output = forward(tensors, input, weights, sigmoids); // [N, 1+G]
        var inputGradient = inputGradient(weights, sigmoids); // [N, 3+D]
        long n = points.getShape().get(0);
        var featureGradient = inputGradient.get(new NDIndex(":, 3:")).reshape(n, 1, inputWidth - 3L);
        var gradient = inputGradient
                .get(new NDIndex(":, :3"))
                .add(jacobian.mul(featureGradient).sum(new int[] {2})); // [N, 3]
        var distance = output.get(new NDIndex(":, :1"));
        if (config.residualSphere()) {
            // 1e-12: the cone |x| has no gradient at the origin; the guard gives it a zero one
            var length = points.square().sum(new int[] {1}, true).add(1e-12f).sqrt();
            distance = distance.add(length.sub((float) config.initialRadius()));
            gradient = gradient.add(points.div(length));
        }
        return new SdfSamples(distance, gradient, output.get(new NDIndex(":, 1:")));
    }

    /// Distances alone, `[N, 1]`.
    public NDArray distances(ParameterTensors tensors, NDArray points, NDArray features) {
        var output = forward(tensors, points.concat(features, 1), new ArrayList<>(), new ArrayList<>());
        var distance = output.get(new NDIndex(":, :1"));
        if (!config.residualSphere()) {
            return distance;
        }
        var length = points.square().sum(new int[] {1}, true).add(1e-12f).sqrt();
        return distance.add(length.sub((float) config.initialRadius()));
    }

    private NDArray forward(ParameterTensors tensors, NDArray input, List<NDArray> weights, List<NDArray> sigmoids) {
        float beta = (float) config.softplusBeta();
        var hidden = input;
        float carried = 1; // what the hidden activation is multiplied by
        for (int index = 0; index < config.hiddenLayers(); index++) {
            var layer = layers.get(index);
            if (index > 0 && index == config.skipLayer()) {
                hidden = ScalarMath.times(hidden, INV_SQRT2 / carried).concat(ScalarMath.times(input, INV_SQRT2), 1);
                carried = 1;
            }
            var weight = layer.weight(tensors);
            weights.add(weight);
            var scaled = hidden.matMul(ScalarMath.times(weight, beta / carried))
                    .add(ScalarMath.times(layer.bias(tensors), beta)); // βz, [N, H]
            sigmoids.add(scaled.getNDArrayInternal().sigmoid());
            hidden = scaled.getNDArrayInternal().softPlus(); // βh
            carried = beta;
        }
        var last = layers.getLast();
        var weight = last.weight(tensors);
        weights.add(weight);
        return hidden.matMul(ScalarMath.times(weight, 1 / carried)).add(last.bias(tensors));
    }

    private NDArray inputGradient(List<NDArray> weights, List<NDArray> sigmoids) {
        var chain = weights.getLast().get(new NDIndex(":, :1")).transpose(); // [1, H]
        @Nullable NDArray skipped = null;
        for (int index = config.hiddenLayers() - 1; index >= 0; index--) {
            chain = sigmoids.get(index).mul(chain).matMul(weights.get(index).transpose()); // [N, inputs]
            if (index > 0 && index == config.skipLayer()) {
                int width = config.hiddenWidth() - inputWidth;
                chain = ScalarMath.times(chain, INV_SQRT2);
                skipped = chain.get(new NDIndex(":, " + width + ":"));
                chain = chain.get(new NDIndex(":, :" + width));
            }
        }
        return skipped == null ? chain : chain.add(skipped);
    }
}
