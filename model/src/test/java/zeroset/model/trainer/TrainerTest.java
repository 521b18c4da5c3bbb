package zeroset.model.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.SamplingConfig;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.ViewRays;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.LossTerms;
import zeroset.model.training.SyntheticScene;

@Tag("slow") // loads libtorch
class TrainerTest {

    private static final SceneTransform TRANSFORM = new SceneTransform(SyntheticScene.REGION);

    /// Work with a trainer that is closed afterwards.
    private interface Use<T> {
        T with(Trainer trainer);
    }

    private static <T> T train(TrainingConfig config, CoverageKind kind, Use<T> use) throws EngineUnavailableException {
        var views = SyntheticScene.training(kind).stream()
                .map(view -> new ViewRays(view, TRANSFORM))
                .toList();
        try (var workers = new Workers(config.threads());
                var trainer = new Trainer(
                        config,
                        TRANSFORM,
                        views,
                        kind,
                        TensorEngine.open(config.threads()).newManager(),
                        workers)) {
            return use.with(trainer);
        }
    }

    private static List<LossTerms> steps(Trainer trainer, TrainingConfig config, int count) {
        var losses = new ArrayList<LossTerms>();
        for (int i = 0; i < count; i++) {
            losses.add(trainer.step(config.budget().progress(trainer.stepsDone(), 0))
                    .losses());
        }
        return losses;
    }

    private record Run(List<LossTerms> losses, Checkpoint end) {}

    private static Run straight(TrainingConfig config, int count) throws EngineUnavailableException {
        return train(config, CoverageKind.ALPHA, trainer -> {
            var losses = steps(trainer, config, count);
            return new Run(losses, trainer.checkpoint(0));
        });
    }

    private static void assertSameBits(Checkpoint expected, Checkpoint actual) {
        assertEquals(expected.step(), actual.step());
        assertEquals(expected.arrays().names(), actual.arrays().names());
        for (String name : expected.arrays().names()) {
            assertArrayEquals(expected.arrays().get(name), actual.arrays().get(name), name);
        }
    }

    @Test
    void theSameSeedTwiceGivesTheSameLossesAndParametersBitForBit() throws EngineUnavailableException {
        var config = SyntheticScene.config(60);
        var first = straight(config, 60);
        var second = straight(config, 60);
        assertEquals(first.losses(), second.losses());
        assertSameBits(first.end(), second.end());
    }

    @Test
    void anotherSeedGivesOtherLosses() throws EngineUnavailableException {
        var config = SyntheticScene.config(5);
        assertNotEquals(
                straight(config, 5).losses(), straight(config.withSeed(8), 5).losses());
    }

    @Test
    void oneAndTwoWorkersGiveTheSameKernelsResults() throws EngineUnavailableException {
        // The tensor library keeps its threads; the kernels, samplers and the optimiser change theirs.
        var two = SyntheticScene.config(10);
        var one = withThreads(two, 1);
        assertEquals(straight(two, 10).losses(), straight(one, 10).losses());
    }

    private static TrainingConfig withThreads(TrainingConfig config, int threads) {
        return new TrainingConfig(
                config.preset(),
                config.seed(),
                config.useMasks(),
                threads,
                config.budget(),
                config.sampling(),
                config.encoding(),
                config.sdfNetwork(),
                config.colorNetwork(),
                config.density(),
                config.background(),
                config.loss(),
                config.optimizer());
    }

    /// Every configuration that draws, samples or schedules differently.
    static List<Named<TrainingConfig>> configurations() {
        var grid = SyntheticScene.config(20);
        var hierarchical = SyntheticScene.with(
                grid,
                new SamplingConfig(16, 0, new SamplingConfig.Sections.Hierarchical(8, 2, 4)),
                new EncodingConfig.Frequency(2),
                new SdfNetworkConfig(3, 24, 1, 5, 100, 0.5, false, true),
                new DensityConfig.Neus(0.3, 0.5),
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
                Named.of("with surroundings", grid.withBackground(new BackgroundConfig.Surroundings(4, 8))),
                Named.of("with exposures", withExposures(grid, 1e-3)),
                Named.of("over a constant colour", grid.withBackground(new BackgroundConfig.Constant(1, 0.5, 0))),
                Named.of("hierarchical", hierarchical),
                Named.of("VolSDF", volSdf));
    }

    private static TrainingConfig withExposures(TrainingConfig config, double rate) {
        return config.withOptimizer(config.optimizer().withExposureRate(rate));
    }

    /// Every camera took two photographs, one of them darker and tinted: no colour that depends on direction tells why.
    @Test
    void learnsHowEachPhotographWasExposed() throws EngineUnavailableException {
        double[] factor = {0.65, 0.8, 0.65};
        var views = new ArrayList<ViewRays>();
        for (var posed : SyntheticScene.training(CoverageKind.NONE)) {
            var dark = darkened(posed.photograph(), factor);
            views.add(new ViewRays(posed, TRANSFORM));
            views.add(new ViewRays(new PosedPhotograph(posed.name(), posed.camera(), dark), TRANSFORM));
        }
        var config =
                withExposures(SyntheticScene.config(800), 5e-3).withBackground(new BackgroundConfig.Constant(0, 0, 0));
        try (var workers = new Workers(2);
                var trainer =
                        Trainer.open(config, TRANSFORM, views, CoverageKind.NONE, TensorEngine.open(2), workers)) {
            steps(trainer, config, 800);
            float[] gains = trainer.checkpoint(0).arrays().get("exposure.gain");
            for (int k = 0; k < 3; k++) {
                double difference = 0;
                for (int view = 0; view < views.size(); view++) {
                    difference += (view % 2 == 1 ? 1 : -1) * gains[3 * view + k] / (views.size() / 2.0);
                }
                // 0.1: 32 rays a step are two per photograph
                assertEquals(Math.log(factor[k]), difference, 0.1, "logarithm of the gain of channel " + k);
            }
        }
    }

    private static Photograph darkened(Photograph photograph, double[] factor) {
        var rgb = new byte[3 * photograph.width() * photograph.height()];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            int value = photograph.channel(pixel % photograph.width(), pixel / photograph.width(), i % 3);
            rgb[i] = (byte) Math.round(factor[i % 3] * value);
        }
        return new Photograph(photograph.width(), photograph.height(), rgb, new byte[0], CoverageKind.NONE);
    }

    /// The proxy grid is refreshed every five steps: some seams fall on a refresh.
    @ParameterizedTest
    @MethodSource("configurations")
    void goesOnFromACheckpointAsIfItHadNeverStopped(TrainingConfig config) throws EngineUnavailableException {
        var whole = straight(config, 20);
        for (int seam : new int[] {1, 9, 10, 15}) {
            var before = straight(config, seam);
            var after = train(config, CoverageKind.ALPHA, trainer -> {
                trainer.restore(before.end());
                var losses = steps(trainer, config, 20 - seam);
                return new Run(losses, trainer.checkpoint(0));
            });
            assertEquals(whole.losses().subList(seam, 20), after.losses(), "seam " + seam);
            assertSameBits(whole.end(), after.end());
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void aStepGivesFiniteTermsAndMovesEveryParameter(TrainingConfig config) throws EngineUnavailableException {
        train(config, CoverageKind.ALPHA, trainer -> {
            var start = trainer.checkpoint(0);
            for (var losses : steps(trainer, config, 20)) {
                assertTrue(Double.isFinite(losses.total()));
                assertTrue(losses.color() > 0 && losses.eikonal() > 0);
                assertEquals(config.useMasks(), losses.mask() > 0);
            }
            var end = trainer.checkpoint(0);
            for (String name : start.arrays().names()) {
                if (!name.endsWith("/m") && !name.endsWith("/v") && !name.equals("proxy.values")) {
                    assertFalse(
                            Arrays.equals(start.arrays().get(name), end.arrays().get(name)), name + " never moved");
                }
            }
            return true;
        });
    }

    @Test
    void theTotalIsTheWeightedSumOfTheTerms() throws EngineUnavailableException {
        var config = SyntheticScene.config(10).withMasks(true);
        train(config, CoverageKind.ALPHA, trainer -> {
            var terms = steps(trainer, config, 1).getFirst();
            // Curvature has its full weight while only the initial levels are active.
            double expected = terms.color() + 0.1 * terms.eikonal() + 0.1 * terms.mask() + 0.05 * terms.curvature();
            assertEquals(expected, terms.total(), 1e-6);
            return true;
        });
    }

    @Test
    void refusesACheckpointOfAnotherConfiguration() throws EngineUnavailableException {
        var config = SyntheticScene.config(10);
        var checkpoint = straight(config, 1).end();
        var wider = SyntheticScene.with(
                config,
                config.sampling(),
                config.encoding(),
                new SdfNetworkConfig(1, 20, 0, 7, 100, 0.5, true, false),
                config.density(),
                config.optimizer());
        train(wider, CoverageKind.ALPHA, trainer -> {
            var failure = assertThrows(IllegalArgumentException.class, () -> trainer.restore(checkpoint));
            assertTrue(String.valueOf(failure.getMessage()).contains("sdf.0.weight"), failure.getMessage());
            return true;
        });
    }

    @Test
    void aSnapshotOfACheckpointIsTheTrainersOwn() throws EngineUnavailableException {
        var config = SyntheticScene.config(10);
        train(config, CoverageKind.ALPHA, trainer -> {
            steps(trainer, config, 4);
            var direct = trainer.snapshot(0.4);
            var fromCheckpoint = trainer.checkpoint(0).snapshot();
            assertEquals(direct.step(), fromCheckpoint.step());
            assertEquals(direct.activeLevels(), fromCheckpoint.activeLevels());
            assertEquals(direct.invS(), fromCheckpoint.invS());
            assertArrayEquals(
                    direct.proxyGrid().toArray(), fromCheckpoint.proxyGrid().toArray());
            float[] points = {0.1f, 0.2f, -0.3f, 0.5f, -0.5f, 0.5f};
            var distances = new float[2][2];
            direct.newEvaluator().distances(points, 2, distances[0]);
            fromCheckpoint.newEvaluator().distances(points, 2, distances[1]);
            assertArrayEquals(distances[0], distances[1]);
            return true;
        });
    }

    @Test
    void fitsAKnownShapeBeforeTraining() throws EngineUnavailableException {
        int resolution = 32;
        var values = new float[resolution * resolution * resolution];
        for (int i = 0; i < values.length; i++) {
            int slab = i / (resolution * resolution);
            int row = i / resolution % resolution;
            double x = -1 + 2.0 * (i % resolution) / (resolution - 1);
            double y = -1 + 2.0 * row / (resolution - 1);
            double z = -1 + 2.0 * slab / (resolution - 1);
            values[i] = (float) (Math.sqrt((x - 0.2) * (x - 0.2) + y * y + z * z) - 0.4);
        }
        var config = SyntheticScene.config(10);
        train(config, CoverageKind.ALPHA, trainer -> {
            double error = trainer.startFrom(new ScalarGrid(resolution, values), 60);
            assertTrue(error < 0.03, "error of the fit " + error); // it starts at 0.15, the mean over the ball
            var distances = new float[2];
            trainer.snapshot(0).newEvaluator().distances(new float[] {0.2f, 0, 0, 0.2f, 0.8f, 0}, 2, distances);
            assertEquals(-0.4, distances[0], 0.15); // the tip of the cone is rounded
            assertEquals(0.4, distances[1], 0.08);
            return true;
        });
    }

    @Test
    void clockNamesTheStages() throws EngineUnavailableException {
        var config = SyntheticScene.config(10);
        train(config, CoverageKind.ALPHA, trainer -> {
            steps(trainer, config, 2);
            Map<String, Double> seconds = trainer.secondsPerStage();
            assertTrue(seconds.keySet().containsAll(List.of("rays", "encoding forward", "optimiser")));
            seconds.values().forEach(time -> assertTrue(time >= 0));
            return true;
        });
    }

    /// The heap and the compiler's code may grow for a while, a leak grows in every stretch of the run: a step's graph
    /// that stayed would take some 100 kB with it, 50 MB a stretch.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("slow")
    void memoryDoesNotGrowOverTwoThousandFurtherSteps(boolean throughTensors) throws EngineUnavailableException {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "resident memory is read from /proc");
        var config = throughTensors ? withWeightNorm(SyntheticScene.config(2300)) : SyntheticScene.config(2300);
        train(config, CoverageKind.ALPHA, trainer -> {
            steps(trainer, config, 300);
            long smallest = Long.MAX_VALUE;
            for (int stretch = 0; stretch < 4; stretch++) {
                long before = residentKilobytes();
                steps(trainer, config, 500);
                smallest = Math.min(smallest, residentKilobytes() - before);
            }
            long growth = smallest;
            assertTrue(growth < 10 * 1024, () -> "every 500 steps memory grew by " + growth + " kB or more");
            return true;
        });
    }

    /// A network that the kernels do not know, so that the tensor library computes the step.
    private static TrainingConfig withWeightNorm(TrainingConfig config) {
        var network = config.sdfNetwork();
        return new TrainingConfig(
                config.preset(),
                config.seed(),
                config.useMasks(),
                config.threads(),
                config.budget(),
                config.sampling(),
                config.encoding(),
                new SdfNetworkConfig(
                        network.hiddenLayers(),
                        network.hiddenWidth(),
                        network.skipLayer(),
                        network.geometryFeatures(),
                        network.softplusBeta(),
                        network.initialRadius(),
                        network.residualSphere(),
                        true),
                config.colorNetwork(),
                config.density(),
                config.background(),
                config.loss(),
                config.optimizer());
    }

    /// After a collection, so that the heap's garbage does not count.
    private static long residentKilobytes() {
        System.gc();
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
