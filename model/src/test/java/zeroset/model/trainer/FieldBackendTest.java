package zeroset.model.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.SplittableRandom;
import org.joml.Vector3f;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.CueConfig;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.SamplingConfig;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.cues.OrientedPointsBuilder;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;
import zeroset.model.field.DirectionEncoder;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.kernel.StepInputs;
import zeroset.model.optimizer.Parameter;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.PixelSampler;
import zeroset.model.rays.ViewRays;
import zeroset.model.sampling.ProxyGrid;
import zeroset.model.sampling.ProxySectionSampler;
import zeroset.model.training.SyntheticScene;

/// The kernels against the tensor graph, which itself agrees with a double-precision oracle.
@Tag("slow") // loads libtorch
class FieldBackendTest {

    private static final SceneTransform TRANSFORM = new SceneTransform(SyntheticScene.REGION);

    private static NDManager manager;

    @BeforeAll
    static void open() throws EngineUnavailableException {
        manager = TensorEngine.open().newManager();
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    static List<Named<TrainingConfig>> configurations() {
        var grid = SyntheticScene.config(100);
        // 37 rays do not fill the kernels' tiles; widths that are no multiple of a vector are padded.
        var uneven = SyntheticScene.with(
                grid,
                new SamplingConfig(37, 0.5, new SamplingConfig.Sections.ProxyGrid(7, 24, 32, 0.15, 20)),
                new EncodingConfig.HashGrid(3, 2, 10, 4, 16, 3, 0),
                new SdfNetworkConfig(1, 21, 0, 5, 100, 0.5, true, false),
                new DensityConfig.Neus(0.3, 0),
                grid.optimizer());
        var volSdf = SyntheticScene.with(
                grid,
                grid.sampling(),
                grid.encoding(),
                grid.sdfNetwork(),
                new DensityConfig.VolSdf(0.1, 1e-3),
                grid.optimizer());
        return List.of(
                Named.of("grid", grid),
                Named.of("with masks", grid.withMasks(true)),
                Named.of("with surroundings", grid.withBackground(new BackgroundConfig.Surroundings(5, 8))),
                Named.of("with cues", grid.withCues(new CueConfig(CueConfig.Use.ALWAYS, true, 150, 0.8, 0.1))),
                Named.of("uneven sizes", uneven.withMasks(true)),
                Named.of("VolSDF", volSdf.withMasks(true)),
                Named.of(
                        "numerical normals",
                        grid.withEncoding(new EncodingConfig.HashGrid(4, 2, 10, 4, 32, 2, 0.5, 1))
                                .withCues(new CueConfig(CueConfig.Use.ALWAYS, true, 150, 0.8, 0.1))));
    }

    /// A field away from its start, and a batch drawn for it.
    private static final class Subject {
        final TrainableField field;
        final StepBatch batch;

        Subject(TrainingConfig config, double progress, Workers workers) {
            var random = new SplittableRandom(3);
            field = new TrainableField(config, random);
            for (var parameter : field.allParameters()) {
                double size = switch (parameter.group()) {
                    case GRID, NETWORK -> 0.05;
                    case DENSITY, EXPOSURE, POSE -> 0; // already where they act
                };
                for (int i = 0; i < parameter.values().length; i++) {
                    parameter.values()[i] += (float) (size * random.nextGaussian());
                }
            }
            field.setActiveLevels(field.activeLevels(progress));
            int rays = config.sampling().raysPerStep();
            var samples = new RaySamples(
                    rays,
                    config.sampling().sections().perRay(),
                    true,
                    field.rayEncoding(),
                    new DirectionEncoder(config.colorNetwork().directionEncoding()));
            var outside = field.surroundings().stream()
                    .map(surroundings -> new SurroundingsSamples(surroundings, rays))
                    .toList();
            batch = new StepBatch(samples, outside, new Supervision(config, CoverageKind.ALPHA, rays));
            batch.wantRayGradients(config.density());
            batch.wantRayErrors();
            var views = SyntheticScene.training(CoverageKind.ALPHA).stream()
                    .map(view -> new ViewRays(view, TRANSFORM))
                    .toList();
            new PixelSampler(views, 0.5).draw(batch.rays, random);
            batch.supervision.prepare(batch.rays, random);
            var proxy = new ProxyGrid(24);
            proxy.setSphere(0.5);
            var guided = (SamplingConfig.Sections.ProxyGrid) config.sampling().sections();
            for (int i = 0; i < 3 * rays; i++) { // photographs of all exposures
                batch.gains()[i] = (float) random.nextDouble(0.7, 1.4);
                batch.offsets()[i] = (float) random.nextDouble(-0.1, 0.1);
            }
            batch.divide(new ProxySectionSampler(guided, proxy), field.invS(), 5, workers);
            batch.samples.locateExtra(3, 0.05f, 6);
            if (config.cues().areUsed()) {
                batch.holdTo(
                        new CueSamples(config.cues(), points(), TRANSFORM.unitBounds(), true, 0.01, field.encoding()));
            }
            batch.set(3, new StepInputs.Weights(1, 0.1f, config.useMasks() ? 0.1f : 0, 0.05f), progress);
            batch.encode(7, workers);
        }
    }

    /// Points near the field's surface and far off it, with and without normals and cameras.
    private static OrientedPoints points() {
        var random = new SplittableRandom(11);
        var points = new OrientedPointsBuilder(new float[] {0, 0, 3, 3, 0, 0});
        for (int i = 0; i < 200; i++) {
            var p = new Vector3f(
                            (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian())
                    .normalize();
            var n = i % 3 == 0 ? new Vector3f() : p;
            float radius = i % 5 == 0 ? 0.8f : 0.5f;
            points.add(
                    new float[] {radius * p.x, radius * p.y, radius * p.z},
                    new float[] {n.x, n.y, n.z},
                    new byte[3],
                    0.3f + 0.001f * i,
                    i % 4 - 1 > 1 ? -1 : i % 4 - 1);
        }
        return points.build();
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void kernelsLeaveTheLossesAndGradientsOfTheGraph(TrainingConfig config) {
        for (double progress : new double[] {0.05, 0.3, 0.9}) { // before and after the annealing's end
            try (var workers = new Workers(2)) {
                var graph = new Subject(config, progress, workers);
                var kernel = new Subject(config, progress, workers);
                var expected = new TensorBackend(graph.field, manager, workers, new StageClock()).step(graph.batch);
                var actual = new KernelBackend(config, kernel.field, workers, new StageClock()).step(kernel.batch);
                assertEquals(expected.losses().color(), actual.losses().color(), 1e-5);
                assertEquals(expected.losses().eikonal(), actual.losses().eikonal(), 1e-5);
                assertEquals(expected.losses().mask(), actual.losses().mask(), 1e-5);
                assertEquals(expected.losses().curvature(), actual.losses().curvature(), 1e-5);
                assertEquals(expected.losses().cues(), actual.losses().cues(), 1e-5);
                assertEquals(config.cues().areUsed(), actual.losses().cues() > 0);
                assertEquals(expected.losses().total(), actual.losses().total(), 1e-5);
                assertEquals(expected.squaredError(), actual.squaredError(), 1e-5);
                assertSameGradients(graph.field.allParameters(), kernel.field.allParameters());
                assertArrayEquals(graph.batch.rayErrors(), kernel.batch.rayErrors(), 1e-4f);
                assertEquals(expected.losses().color(), mean(kernel.batch.rayErrors()), 1e-4); // every ray counts
                assertArrayEquals(graph.batch.gainGradients(), kernel.batch.gainGradients(), 1e-5f);
                assertArrayEquals(graph.batch.offsetGradients(), kernel.batch.offsetGradients(), 1e-5f);
                assertSameArrays("positions", graph.batch.positionGradients(), kernel.batch.positionGradients());
                assertArrayEquals(graph.batch.directionGradients(), kernel.batch.directionGradients(), 1e-5f);
            }
        }
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// 1e-3 of an array's largest gradient: float sums over some hundred samples, in other orders, of terms that
    /// cancel, behind a softplus of β = 100.
    private static void assertSameGradients(List<Parameter> expected, List<Parameter> actual) {
        for (int p = 0; p < expected.size(); p++) {
            var name = expected.get(p).name();
            assertEquals(name, actual.get(p).name());
            assertSameArrays(name, expected.get(p).gradient(), actual.get(p).gradient());
        }
    }

    private static void assertSameArrays(String name, float[] expected, float[] actual) {
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertTrue(largest > 0, name + " has a gradient");
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-3 * largest, name + "[" + i + "]");
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void kernelsRenderThePictureOfTheGraph(TrainingConfig config) {
        try (var workers = new Workers(2)) {
            var subject = new Subject(config, 0.9, workers);
            var expected = new float[3 * subject.batch.rays()];
            var actual = new float[expected.length];
            new TensorBackend(subject.field, manager, workers, new StageClock()).render(subject.batch, expected);
            new KernelBackend(config, subject.field, workers, new StageClock()).render(subject.batch, actual);
            assertArrayEquals(expected, actual, 1e-4f); // invS amplifies the rounding of distances
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void oneAndTwoWorkersGiveTheSameBits(TrainingConfig config) {
        try (var one = new Workers(1);
                var two = new Workers(2)) {
            var alone = new Subject(config, 0.3, one);
            var together = new Subject(config, 0.3, two);
            var expected = new KernelBackend(config, alone.field, one, new StageClock()).step(alone.batch);
            var actual = new KernelBackend(config, together.field, two, new StageClock()).step(together.batch);
            assertEquals(expected, actual);
            for (int p = 0; p < alone.field.allParameters().size(); p++) {
                assertArrayEquals(
                        alone.field.allParameters().get(p).gradient(),
                        together.field.allParameters().get(p).gradient(),
                        alone.field.allParameters().get(p).name());
            }
        }
    }
}
