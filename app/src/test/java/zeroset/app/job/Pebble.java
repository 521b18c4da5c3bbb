package zeroset.app.job;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import zeroset.model.config.ColorNetworkConfig;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.Preset;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.encoding.HashGridEncoding;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.project.DatasetReference;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectDescription;
import zeroset.model.project.ProjectException;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.training.Checkpoint;

/// A field without training: a coloured pebble, nearly a sphere of radius 0.5 in unit space. The same each time.
public final class Pebble {

    /// Its region: unit space is moved and twice as large.
    public static final Sphere REGION = new Sphere(10, -20, 30, 2);

    /// Mean radius, unit space.
    public static final double RADIUS = 0.5;

    private static final int GRID = 48; // vertices of the proxy grid per axis

    private Pebble() {}

    /// Networks small enough to evaluate a picture in milliseconds.
    public static TrainingConfig config() {
        var quick = Preset.QUICK.config(1, 2);
        return new TrainingConfig(
                quick.preset(),
                quick.seed(),
                quick.useMasks(),
                quick.threads(),
                quick.budget(),
                quick.sampling(),
                new EncodingConfig.HashGrid(1, 2, 8, 4, 4, 1, 0.4),
                new SdfNetworkConfig(1, 16, 0, 7, 100, RADIUS, true, false),
                new ColorNetworkConfig(1, 16, DirectionEncoding.SPHERICAL_HARMONICS, false),
                quick.density(),
                quick.background(),
                quick.loss(),
                quick.optimizer());
    }

    /// The field.
    ///
    /// @param bumps how high, unit space; 0 for a sphere
    public static SdfSnapshot snapshot(double bumps) {
        var parameters = NamedArrays.copyOf(parameters(bumps));
        var flat = new ScalarGrid(2, new float[8]);
        var withoutGrid = new SdfSnapshot(config(), new SceneTransform(REGION), 100, 1, 200, parameters, flat);
        return new SdfSnapshot(config(), withoutGrid.transform(), 100, 1, 200, parameters, sampled(withoutGrid));
    }

    /// A project that holds the pebble at the origin, in the middle of the cameras of a data set.
    ///
    /// @param folder is made
    public static void saveTo(Path folder, Path dataset) throws ProjectException, DatasetException {
        var region = new Sphere(0, 0, 0, 1);
        var arrays = new LinkedHashMap<String, float[]>();
        parameters(0.02).forEach((name, values) -> {
            arrays.put(name, values);
            arrays.put(name + "/m", new float[values.length]);
            arrays.put(name + "/v", new float[values.length]);
        });
        arrays.put("proxy.values", snapshot(0.02).proxyGrid().toArray());
        var description = ProjectDescription.of(
                "test", DatasetReference.from(folder, DatasetReaders.read(dataset)), region, config());
        try (var project = Project.create(folder, description)) {
            project.saveCheckpoint(new Checkpoint(config(), region, 100, 1, NamedArrays.copyOf(arrays)));
        }
    }

    private static Map<String, float[]> parameters(double bumps) {
        var random = new SplittableRandom(7);
        var arrays = new LinkedHashMap<String, float[]>();
        arrays.put(HashGridEncoding.TABLE, new float[2 * 5 * 5 * 5]); // one level of 4³ cells, all zero
        int encoded = 3 + 2;
        arrays.put("sdf.0.weight", drawn(random, encoded * 16, 4));
        arrays.put("sdf.0.bias", drawn(random, 16, 1));
        arrays.put("sdf.1.weight", drawn(random, 16 * 8, bumps));
        arrays.put("sdf.1.bias", new float[8]);
        arrays.put("color.0.weight", drawn(random, (7 + 6 + 16) * 16, 1));
        arrays.put("color.0.bias", new float[16]);
        arrays.put("color.1.weight", drawn(random, 16 * 3, 1));
        arrays.put("color.1.bias", new float[] {1, 0, -1});
        arrays.put("density.sharpness", new float[] {1});
        return arrays;
    }

    private static float[] drawn(SplittableRandom random, int length, double size) {
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (size * (2 * random.nextDouble() - 1));
        }
        return values;
    }

    private static float coordinate(int index) {
        return 2f * index / (GRID - 1) - 1;
    }

    private static ScalarGrid sampled(SdfSnapshot snapshot) {
        var points = new float[3 * GRID * GRID * GRID];
        for (int i = 0; i < GRID * GRID * GRID; i++) {
            points[3 * i] = coordinate(i % GRID);
            points[3 * i + 1] = coordinate(i / GRID % GRID);
            points[3 * i + 2] = coordinate(i / GRID / GRID);
        }
        var values = new float[GRID * GRID * GRID];
        snapshot.newEvaluator().distances(points, values.length, values);
        return new ScalarGrid(GRID, values);
    }
}
