package zeroset.model.project;

import java.util.LinkedHashMap;
import java.util.Random;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.config.ColorNetworkConfig;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.LossConfig;
import zeroset.model.config.OptimizerConfig;
import zeroset.model.config.SamplingConfig;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.training.Checkpoint;

/// Small checkpoints with every float there is: negative zero, NaN, infinity, denormals.
final class Checkpoints {
    private Checkpoints() {}

    static Checkpoint at(int step) {
        var random = new Random(step);
        var arrays = new LinkedHashMap<String, float[]>();
        arrays.put("sdf.weight", numbers(random, 3000));
        arrays.put("empty", new float[0]);
        arrays.put("odd", new float[] {-0f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE});
        arrays.put("adam.first \"é\"", numbers(random, 17));
        return new Checkpoint(config(), new Sphere(1, 2, 3, 4), step, step * 0.125, NamedArrays.copyOf(arrays));
    }

    private static float[] numbers(Random random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static TrainingConfig config() {
        return new TrainingConfig(
                "test",
                -5,
                true,
                2,
                new Budget.Steps(500),
                new SamplingConfig(256, 0.5, new SamplingConfig.Sections.ProxyGrid(16, 32, 64, 0.15, 100)),
                new EncodingConfig.HashGrid(4, 2, 10, 8, 64, 2, 0.4),
                new SdfNetworkConfig(1, 32, 0, 7, 100, 0.5, true, false),
                new ColorNetworkConfig(2, 32, DirectionEncoding.SPHERICAL_HARMONICS, false),
                new DensityConfig.Neus(0.3, 0.2),
                new BackgroundConfig.RandomColor(),
                new LossConfig(1, 0.1, 0.1, 5e-4),
                new OptimizerConfig(1e-2, 2e-3, 1e-3, 0.9, 0.99, 1e-15, 0.02, 0.05));
    }

    static TrainingConfig withDensity(TrainingConfig config, DensityConfig density) {
        return new TrainingConfig(
                config.preset(),
                config.seed(),
                config.useMasks(),
                config.threads(),
                config.budget(),
                config.sampling(),
                config.encoding(),
                config.sdfNetwork(),
                config.colorNetwork(),
                density,
                config.background(),
                config.loss(),
                config.optimizer());
    }
}
