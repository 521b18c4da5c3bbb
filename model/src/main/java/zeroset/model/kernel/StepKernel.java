package zeroset.model.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.density.SdfToAlpha;
import zeroset.model.optimizer.Parameter;
import zeroset.model.parallel.Workers;

/// One step from encoded samples to the gradients of everything that is trained: both networks, density,
/// compositing and losses, tile by tile.
public final class StepKernel {

    /// Rays per tile: with 24 sections about 200 rows, whose buffers (half a megabyte) stay in a core's own
    /// cache.
    static final int RAYS_PER_TILE = 8;

    /// Gradients are summed in this many slots whatever the number of threads, so that sums do not depend on it.
    private static final int SLOTS = 8;

    private final TrainingConfig config;
    private final SdfKernel sdf;
    private final ColorKernel color;
    private final Parameter sharpness;
    private final List<RayTile> tiles = new ArrayList<>();

    /// Whether the kernels can do what a configuration asks for: a hash grid, one hidden SDF layer, plain
    /// weights.
    public static boolean supports(TrainingConfig config) {
        return config.encoding() instanceof EncodingConfig.HashGrid
                && config.sdfNetwork().hiddenLayers() == 1
                && !config.sdfNetwork().weightNorm()
                && !config.colorNetwork().weightNorm();
    }

    /// @param config gives the shapes
    /// @param parameters the networks' parameters, by their names
    public StepKernel(TrainingConfig config, List<Parameter> parameters) {
        this.config = config;
        var byName = byName(parameters);
        sdf = new SdfKernel(config.sdfNetwork(), config.encoding().width(), byName);
        color = ColorKernel.of(config.colorNetwork(), config.sdfNetwork().geometryFeatures(), byName);
        var found = byName.get(SdfToAlpha.PARAMETER);
        if (found == null) {
            throw new IllegalArgumentException("no parameter \"" + SdfToAlpha.PARAMETER + "\"");
        }
        sharpness = found;
    }

    static Map<String, Parameter> byName(List<Parameter> parameters) {
        var byName = new LinkedHashMap<String, Parameter>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
        return byName;
    }

    /// Takes the parameters' present values; once before the renderings of a step.
    public void refresh() {
        sdf.refresh();
        color.refresh();
    }

    /// Renders all rays.
    ///
    /// @param colors receives `[R, 3]`, composited over the background
    /// @param opacities receives `[R]`
    public void render(StepInputs inputs, EncodedSamples samples, float[] colors, float[] opacities, Workers workers) {
        inSlots(inputs, workers, (tile, from, to) -> {
            tile.forward(inputs, samples, from, to);
            tile.copyPicture(colors, opacities, from, to);
        });
    }

    /// Renders all rays, compares them and goes all the way back.
    ///
    /// @return unweighted loss terms
    public Losses step(StepInputs inputs, EncodedSamples samples, Workers workers) {
        float counted = 0;
        for (int ray = 0; ray < inputs.rays(); ray++) {
            counted += inputs.rayWeights()[ray];
        }
        float rayWeightSum = counted;
        inSlots(inputs, workers, (tile, from, to) -> {
            tile.forward(inputs, samples, from, to);
            tile.backward(inputs, samples, from, to, rayWeightSum);
        });
        var total = new LossSums();
        for (var tile : tiles) {
            tile.collect(total);
            sdf.collect(tile.sdf());
            color.collect(tile.color());
        }
        sharpness.gradient()[0] += (float) total.sharpnessGradient;
        return total.means(inputs, rayWeightSum);
    }

    private interface TileWork {
        void run(RayTile tile, int fromRay, int toRay);
    }

    private void inSlots(StepInputs inputs, Workers workers, TileWork work) {
        while (tiles.size() < SLOTS) {
            tiles.add(new RayTile(config, sdf, color, inputs.perRay()));
        }
        int count = (inputs.rays() + RAYS_PER_TILE - 1) / RAYS_PER_TILE;
        workers.forEach(SLOTS, 1, (fromSlot, toSlot) -> {
            for (int slot = fromSlot; slot < toSlot; slot++) {
                var tile = tiles.get(slot);
                tile.begin(sharpness.values()[0], inputs.progress());
                for (int piece = slot * count / SLOTS; piece < (slot + 1) * count / SLOTS; piece++) {
                    int from = piece * RAYS_PER_TILE;
                    work.run(tile, from, Math.min(inputs.rays(), from + RAYS_PER_TILE));
                }
            }
        });
    }

    /// Unweighted loss terms of a step.
    ///
    /// @param color L1, summed over channels, averaged over the rays that count
    /// @param eikonal squared deviation of the gradient's length from 1
    /// @param mask binary cross-entropy
    /// @param curvature change of the normal
    /// @param squaredError mean squared colour error per channel
    public record Losses(double color, double eikonal, double mask, double curvature, double squaredError) {}
}
