package zeroset.render.testing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.ColorNetworkConfig;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.Preset;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.snapshot.SdfSnapshot;

/// Snapshots of networks with random weights of the size that trained ones have: bumpy, colourful blobs to which every
/// level of the grid and every layer contributes.
public final class BumpyFields {

    /// Off the origin and large, so that unit and world space differ.
    public static final Sphere REGION = new Sphere(10, -20, 30, 5);

    private static final int PROXY = 64;

    private BumpyFields() {}

    /// A hash grid as the preset `standard` has it, with the eleventh level half faded in and the twelfth off.
    public static SdfSnapshot grid(long seed) {
        var preset = Preset.STANDARD.config(seed, 1);
        return snapshot(preset, 10.5f, seed);
    }

    /// A smaller hash grid whose widths are no multiples of anything, one hidden layer in the colour network.
    public static SdfSnapshot unevenGrid(long seed) {
        return snapshot(
                with(
                        new EncodingConfig.HashGrid(5, 2, 11, 5, 60, 5, 0),
                        new SdfNetworkConfig(1, 21, 0, 6, 100, 0.5, true, false),
                        new ColorNetworkConfig(1, 19, DirectionEncoding.SPHERICAL_HARMONICS, false)),
                5,
                seed);
    }

    /// The paper's kind of network in small: frequencies, skip connection, weight normalisation.
    public static SdfSnapshot neus(long seed) {
        return snapshot(
                with(
                        new EncodingConfig.Frequency(3),
                        new SdfNetworkConfig(4, 48, 2, 9, 100, 0.5, false, true),
                        new ColorNetworkConfig(3, 30, DirectionEncoding.FREQUENCY, true)),
                0,
                seed);
    }

    /// The uneven grid in bounds of its own, with surroundings of many colours.
    ///
    /// @param bounds their bounding sphere is [REGION]
    public static SdfSnapshot surrounded(long seed, Region bounds) {
        var inner = unevenGrid(seed);
        var config = inner.config().withBackground(new BackgroundConfig.Surroundings(7, 11));
        var random = new SplittableRandom(seed);
        var arrays = new LinkedHashMap<String, float[]>();
        for (var name : inner.parameters().names()) {
            arrays.put(name, inner.parameters().get(name));
        }
        var shape = new EncodingConfig.HashGrid(8, 2, 11, 8, 256, 8, 0);
        float[] table = table(shape, random);
        for (int i = 0; i < table.length; i++) {
            table[i] *= 10; // no distances here: values of the size of one
        }
        arrays.put("surroundings.table", table);
        layer("surroundings.trunk", gaussian(16 * 32, 0.7, 0, random), 32, false, random, arrays);
        layer("surroundings.density", gaussian(32, 0.7, -0.3, random), 1, false, random, arrays);
        layer("surroundings.color.0", gaussian(48 * 32, 0.3, 0, random), 32, false, random, arrays);
        layer("surroundings.color.1", gaussian(32 * 3, 0.8, 0, random), 3, false, random, arrays);
        return new SdfSnapshot(
                config,
                new SceneTransform(bounds),
                inner.step(),
                inner.activeLevels(),
                inner.invS(),
                NamedArrays.copyOf(arrays),
                inner.proxyGrid());
    }

    /// The same snapshot with one array replaced.
    public static SdfSnapshot with(SdfSnapshot snapshot, String name, float[] values) {
        var arrays = new LinkedHashMap<String, float[]>();
        for (var each : snapshot.parameters().names()) {
            arrays.put(each, snapshot.parameters().get(each));
        }
        arrays.put(name, values);
        return new SdfSnapshot(
                snapshot.config(),
                snapshot.transform(),
                snapshot.step(),
                snapshot.activeLevels(),
                snapshot.invS(),
                NamedArrays.copyOf(arrays),
                snapshot.proxyGrid());
    }

    private static TrainingConfig with(EncodingConfig encoding, SdfNetworkConfig sdf, ColorNetworkConfig color) {
        var preset = Preset.QUICK.config(1, 1);
        return new TrainingConfig(
                "test",
                1,
                true,
                1,
                preset.budget(),
                preset.sampling(),
                encoding,
                sdf,
                color,
                preset.density(),
                preset.background(),
                preset.loss(),
                preset.optimizer());
    }

    private static SdfSnapshot snapshot(TrainingConfig config, float activeLevels, long seed) {
        var random = new SplittableRandom(seed);
        var arrays = new LinkedHashMap<String, float[]>();
        if (config.encoding() instanceof EncodingConfig.HashGrid grid) {
            arrays.put("grid.table", table(grid, random));
        }
        sdf(config, random, arrays);
        color(config, random, arrays);
        var transform = new SceneTransform(REGION);
        var parameters = NamedArrays.copyOf(arrays);
        var flat = new ScalarGrid(2, new float[8]);
        var bare = new SdfSnapshot(config, transform, 42, activeLevels, 100, parameters, flat);
        return new SdfSnapshot(config, transform, 42, activeLevels, 100, parameters, proxy(bare));
    }

    /// Values as large as a cell, so that every level has slopes of the same size.
    private static float[] table(EncodingConfig.HashGrid grid, SplittableRandom random) {
        int size = 1 << grid.log2TableSize();
        var entries = new int[grid.levels()];
        for (int level = 0; level < grid.levels(); level++) {
            long side = grid.resolution(level) + 1L;
            entries[level] = (int) Math.min(side * side * side, size);
        }
        var table = new float[2 * Arrays.stream(entries).sum()];
        for (int level = 0, at = 0; level < grid.levels(); level++) {
            for (int i = 0; i < 2 * entries[level]; i++) {
                table[at++] = (float) (random.nextDouble(-1, 1) / grid.resolution(level));
            }
        }
        return table;
    }

    private static void sdf(TrainingConfig config, SplittableRandom random, Map<String, float[]> arrays) {
        var network = config.sdfNetwork();
        int inputs = 3 + config.encoding().width();
        int width = inputs;
        for (int layer = 0; layer < network.hiddenLayers(); layer++) {
            int outputs = network.skipLayer() == layer + 1 ? network.hiddenWidth() - inputs : network.hiddenWidth();
            float[] weight = gaussian(width * outputs, Math.sqrt(2.0 / outputs), 0, random);
            if (!network.residualSphere() && (layer == 0 || layer == network.skipLayer())) {
                // as in geometric initialisation (Atzmon and Lipman 2020), where sines have no say at first
                for (int i = (width - inputs + 3) * outputs; i < weight.length; i++) {
                    weight[i] *= 0.15f;
                }
            }
            layer("sdf." + layer, weight, outputs, network.weightNorm(), random, arrays);
            width = network.hiddenWidth();
        }
        int outputs = 1 + network.geometryFeatures();
        float[] weight = gaussian(width * outputs, 0.1, 0, random);
        if (!network.residualSphere()) {
            for (int input = 0; input < width; input++) {
                weight[input * outputs] = (float) (Math.sqrt(Math.PI / width) * random.nextDouble(0.8, 1.2));
            }
        }
        String name = "sdf." + network.hiddenLayers();
        layer(name, weight, outputs, network.weightNorm(), random, arrays);
        if (!network.residualSphere()) {
            float[] bias = gaussian(outputs, 0.05, 0, random);
            bias[0] = (float) -network.initialRadius();
            arrays.put(name + ".bias", bias);
        }
    }

    private static void color(TrainingConfig config, SplittableRandom random, Map<String, float[]> arrays) {
        var network = config.colorNetwork();
        int outputs = network.hiddenWidth();
        int width = config.sdfNetwork().geometryFeatures()
                + 6
                + network.directionEncoding().width();
        for (int layer = 0; layer < network.hiddenLayers(); layer++) {
            layer(
                    "color." + layer,
                    gaussian(width * outputs, 0.3, 0, random),
                    outputs,
                    network.weightNorm(),
                    random,
                    arrays);
            width = outputs;
        }
        String last = "color." + network.hiddenLayers();
        layer(last, gaussian(3 * width, 0.4, 0, random), 3, network.weightNorm(), random, arrays);
    }

    private static void layer(
            String name,
            float[] weight,
            int outputs,
            boolean weightNorm,
            SplittableRandom random,
            Map<String, float[]> arrays) {
        if (weightNorm) {
            var length = new float[outputs];
            for (int i = 0; i < weight.length; i++) {
                length[i % outputs] += weight[i] * weight[i];
            }
            for (int o = 0; o < outputs; o++) {
                length[o] = (float) Math.sqrt(length[o]);
            }
            for (int i = 0; i < weight.length; i++) {
                weight[i] *= 1 + 0.5f * (i % outputs) / outputs; // the direction's own length must not matter
            }
            arrays.put(name + ".length", length);
        }
        arrays.put(name + (weightNorm ? ".direction" : ".weight"), weight);
        arrays.put(name + ".bias", gaussian(outputs, 0.05, 0, random));
    }

    private static float[] gaussian(int length, double deviation, double mean, SplittableRandom random) {
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian(mean, deviation);
        }
        return values;
    }

    private static ScalarGrid proxy(SdfSnapshot snapshot) {
        int size = PROXY * PROXY * PROXY;
        var points = new float[3 * size];
        for (int i = 0; i < size; i++) {
            int y = i / PROXY % PROXY;
            int z = i / PROXY / PROXY;
            points[3 * i] = 2f * (i % PROXY) / (PROXY - 1) - 1;
            points[3 * i + 1] = 2f * y / (PROXY - 1) - 1;
            points[3 * i + 2] = 2f * z / (PROXY - 1) - 1;
        }
        var distances = new float[size];
        snapshot.newEvaluator().distances(points, size, distances);
        return new ScalarGrid(PROXY, distances);
    }
}
