package zeroset.model.kernel;

import java.util.Map;
import zeroset.model.optimizer.Parameter;

/// Finds a layer's parameters by name.
final class PaddedLayers {

    private PaddedLayers() {}

    static PaddedLayer whole(String name, Map<String, Parameter> parameters) {
        return PaddedLayer.of(require(name + ".weight", parameters), require(name + ".bias", parameters));
    }

    static PaddedLayer part(
            String name, int firstInput, int inputs, boolean ownsBias, Map<String, Parameter> parameters) {
        return PaddedLayer.part(
                require(name + ".weight", parameters),
                require(name + ".bias", parameters),
                firstInput,
                inputs,
                ownsBias);
    }

    private static Parameter require(String name, Map<String, Parameter> parameters) {
        var parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("no parameter \"" + name + "\"; there are " + parameters.keySet());
        }
        return parameter;
    }
}
