package zeroset.model.field;

import java.util.List;
import java.util.SplittableRandom;
import zeroset.model.optimizer.Parameter;

/// Normal weights of variance 2/inputs (He et al. 2015, eq. 10), zero biases.
final class HeInitialisation {

    private HeInitialisation() {}

    static List<Parameter> parameters(LinearLayer layer, SplittableRandom random) {
        var weight = new float[layer.inputs() * layer.outputs()];
        double deviation = Math.sqrt(2.0 / layer.inputs());
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) (deviation * random.nextGaussian());
        }
        return layer.parameters(weight, new float[layer.outputs()]);
    }
}
