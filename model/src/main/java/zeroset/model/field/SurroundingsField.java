package zeroset.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;
import zeroset.model.config.EncodingConfig;
import zeroset.model.encoding.HashGridEncoding;
import zeroset.model.optimizer.Parameter;

/// Density and colour of what lies outside the unit sphere (NeRF++, Zhang et al. 2020), from features of
/// contracted positions: features to a hidden layer, from it the density, and with the direction the colour.
public final class SurroundingsField {

    /// Name of its encoding's table in snapshots and checkpoints.
    public static final String TABLE = "surroundings.table";

    /// How directions are encoded for the colour.
    public static final DirectionEncoder DIRECTIONS = new DirectionEncoder(DirectionEncoding.SPHERICAL_HARMONICS);

    /// Units of the hidden layers.
    public static final int HIDDEN = 32;

    private static final int DIRECTION = SphericalHarmonics.WIDTH;
    private static final int LEVELS = 8;
    private static final int COARSEST = 8;
    private static final int FINEST = 256;

    private final LinearLayer trunk;
    private final LinearLayer density = new LinearLayer("surroundings.density", HIDDEN, 1, false);
    private final LinearLayer color0 = new LinearLayer("surroundings.color.0", HIDDEN + DIRECTION, HIDDEN, false);
    private final LinearLayer color1 = new LinearLayer("surroundings.color.1", HIDDEN, 3, false);

    /// @param features number of encoded features D
    public SurroundingsField(int features) {
        trunk = new LinearLayer("surroundings.trunk", features, HIDDEN, false);
    }

    /// The encoding of contracted positions, with its tables at zero.
    public static HashGridEncoding encoding(BackgroundConfig.Surroundings config) {
        return new HashGridEncoding(
                new EncodingConfig.HashGrid(LEVELS, 2, config.log2TableSize(), COARSEST, FINEST, LEVELS, 0));
    }

    /// Fresh parameters.
    public List<Parameter> initialise(SplittableRandom random) {
        var parameters = new ArrayList<Parameter>();
        for (var layer : List.of(trunk, density, color0, color1)) {
            parameters.addAll(HeInitialisation.parameters(layer, random));
        }
        return parameters;
    }

    /// Density and colour of R·B samples, ray after ray.
    ///
    /// @param features `[R·B, D]`
    /// @param directions `[R, 16]` encoded directions
    /// @return density `[R, B]` and colour `[R, B, 3]`
    public Samples evaluate(ParameterTensors tensors, NDArray features, NDArray directions) {
        long n = features.getShape().get(0);
        long rays = directions.getShape().get(0);
        var hidden = relu(features.matMul(trunk.weight(tensors)).add(trunk.bias(tensors))); // [R·B, H]
        var sigma = hidden.matMul(density.weight(tensors))
                .add(density.bias(tensors))
                .getNDArrayInternal()
                .softPlus()
                .reshape(rays, n / rays);
        var weight = color0.weight(tensors);
        var perRay = directions
                .matMul(weight.get(new NDIndex(HIDDEN + ":, :")))
                .add(color0.bias(tensors))
                .reshape(rays, 1, HIDDEN);
        var lit = relu(hidden.matMul(weight.get(new NDIndex(":" + HIDDEN + ", :")))
                .reshape(rays, n / rays, HIDDEN)
                .add(perRay)
                .reshape(n, HIDDEN));
        var color = lit.matMul(color1.weight(tensors))
                .add(color1.bias(tensors))
                .getNDArrayInternal()
                .sigmoid()
                .reshape(rays, n / rays, 3);
        return new Samples(sigma, color);
    }

    private static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }

    /// @param density `[R, B]` per unit-space length
    /// @param color `[R, B, 3]`
    public record Samples(NDArray density, NDArray color) {}
}
