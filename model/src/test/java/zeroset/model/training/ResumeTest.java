package zeroset.model.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.config.CueConfig;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.kernel.StepKernel;
import zeroset.model.project.DatasetReference;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectDescription;

/// Runs that are cut in two at random steps, with nothing handed over but a project folder; every second one beside
/// threads that take the cores away at random moments.
@Tag("slow") // loads libtorch
@Timeout(240)
class ResumeTest {

    private static final int TRIALS = 20;
    private static final int STEPS = 90; // four refreshes of the proxy grid among them, all levels open

    @TempDir
    Path temp;

    /// What a run may have besides networks and a hash grid.
    private enum Kind {
        PLAIN,
        /// Networks that the kernels by hand do not know: the tensor library does the step.
        TENSORS,
        MASKS_AND_VOLSDF,
        SURROUNDINGS_AND_EXPOSURES,
        CUES,
        ERRORS_AND_NUMERICAL_NORMALS;

        TrainingConfig config() {
            var plain = SyntheticScene.config(STEPS);
            return switch (this) {
                case PLAIN -> plain;
                case TENSORS ->
                    SyntheticScene.with(
                            plain,
                            plain.sampling(),
                            plain.encoding(),
                            new SdfNetworkConfig(2, 16, 0, 7, 100, 0.5, true, true),
                            plain.density(),
                            plain.optimizer());
                case MASKS_AND_VOLSDF ->
                    SyntheticScene.with(
                                    plain,
                                    plain.sampling(),
                                    plain.encoding(),
                                    plain.sdfNetwork(),
                                    new DensityConfig.VolSdf(0.1, 1e-3),
                                    plain.optimizer())
                            .withMasks(true);
                case SURROUNDINGS_AND_EXPOSURES ->
                    plain.withBackground(new BackgroundConfig.Surroundings(5, 8))
                            .withOptimizer(plain.optimizer().withExposureRate(1e-3));
                case CUES ->
                    plain.withBackground(new BackgroundConfig.Surroundings(5, 8))
                            .withCues(new CueConfig(CueConfig.Use.ALWAYS, false, 64, 1, 0.1));
                case ERRORS_AND_NUMERICAL_NORMALS ->
                    plain.withSampling(plain.sampling().withErrorShare(0.5))
                            .withEncoding(new EncodingConfig.HashGrid(4, 2, 10, 4, 32, 2, 0.5, 1));
            };
        }

        LoadedDataset photographs() throws DatasetException, InterruptedException {
            var dataset = SyntheticScene.dataset(CoverageKind.ALPHA);
            return LoadedDataset.load(this == CUES ? withPoints(dataset) : dataset, 1);
        }

        private static SceneDataset withPoints(SceneDataset dataset) {
            var random = new SplittableRandom(5);
            var positions = new double[3 * 300];
            for (int point = 0; point < 300; point++) {
                double z = random.nextDouble(-1, 1);
                double azimuth = random.nextDouble(2 * Math.PI);
                double[] unit = {Math.sqrt(1 - z * z) * Math.cos(azimuth), Math.sqrt(1 - z * z) * Math.sin(azimuth), z};
                var center = SyntheticScene.REGION.center();
                for (int k = 0; k < 3; k++) {
                    positions[3 * point + k] =
                            center.get(k) + SyntheticScene.RADIUS * SyntheticScene.REGION.radius() * unit[k];
                }
            }
            return new SceneDataset(
                    dataset.location(),
                    dataset.format(),
                    dataset.views(),
                    dataset.coverageKind(),
                    dataset.givenRegion(),
                    Optional.of(new PointCloud(positions, new byte[0])),
                    List.of());
        }
    }

    private static TrainingSession session(Kind kind, TrainingConfig config) throws Exception {
        return TrainingSession.create(kind.photographs(), SyntheticScene.REGION, config, event -> {});
    }

    private static Checkpoint straight(Kind kind) throws Exception {
        try (var session = session(kind, kind.config())) {
            session.start();
            assertTrue(session.await().completed());
            return session.checkpoint();
        }
    }

    @Test
    void aRunThatWasKilledEndsAsIfItHadNot() throws Exception {
        var random = new SplittableRandom(42);
        Map<Kind, Checkpoint> straight = new EnumMap<>(Kind.class);
        for (var kind : Kind.values()) {
            straight.put(kind, straight(kind));
        }
        assertTrue(straight.get(Kind.CUES).arrays().contains("cues.points"), "it has cues");
        assertFalse(StepKernel.supports(Kind.TENSORS.config()));
        for (int trial = 0; trial < TRIALS; trial++) {
            var kind = Kind.values()[trial % Kind.values().length];
            boolean quiet = trial / Kind.values().length % 2 == 0; // each kind with and without
            var folder = temp.resolve(trial + ".zeroset");
            try (var disturbance = new Disturbance(quiet ? 0 : 3, random.nextLong())) {
                compare(kind, random.nextInt(1, STEPS - 5), folder, straight.get(kind));
                assertEquals(quiet, disturbance.isQuiet());
            }
        }
    }

    private static void compare(Kind kind, int step, Path folder, Checkpoint expected) throws Exception {
        var middle = savedAtStep(kind, step, folder);
        try (var session = goOn(kind, folder, expected.config().budget())) {
            session.start();
            assertTrue(session.await().completed());
            var end = session.checkpoint();
            assertEquals(STEPS, end.step());
            assertTrue(end.seconds() > middle.seconds());
            assertEquals(expected.hash(), end.hash(), kind + " cut at step " + middle.step());
            assertTrue(session.opening().isEmpty(), "it does not begin at the beginning");
        }
    }

    /// Threads that compute for random moments, so that those of the trainer are interrupted where nobody expects it.
    private static final class Disturbance implements AutoCloseable {

        private static final int LONGEST_NANOS = 3_000_000;

        private final AtomicBoolean over = new AtomicBoolean();
        private final List<Thread> threads;

        Disturbance(int count, long seed) {
            threads = IntStream.range(0, count)
                    .mapToObj(i -> Thread.ofPlatform().daemon().start(() -> disturb(new SplittableRandom(seed + i))))
                    .toList();
        }

        private void disturb(SplittableRandom random) {
            while (!over.get()) {
                long end = System.nanoTime() + random.nextInt(LONGEST_NANOS);
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                LockSupport.parkNanos(random.nextInt(LONGEST_NANOS));
            }
        }

        boolean isQuiet() {
            return threads.stream().noneMatch(Thread::isAlive);
        }

        @Override
        public void close() {
            over.set(true);
            try {
                for (var thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // they end by themselves
            }
        }
    }

    /// Trains to about a step, saves, and drops everything else.
    private static Checkpoint savedAtStep(Kind kind, int step, Path folder) throws Exception {
        Checkpoint middle;
        do {
            middle = atStep(kind, step);
        } while (middle.step() >= STEPS); // this thread was so slow that the run was over
        var description = ProjectDescription.of(
                "test",
                DatasetReference.from(folder, folder, "synthetic", false),
                SyntheticScene.REGION,
                kind.config());
        try (var project = Project.create(folder, description)) {
            project.saveCheckpoint(middle);
        }
        return middle;
    }

    private static Checkpoint atStep(Kind kind, int step) throws Exception {
        try (var session = session(kind, kind.config())) {
            session.start();
            Checkpoint middle;
            do {
                middle = session.checkpoint();
            } while (middle.step() < step);
            return middle;
        }
    }

    private static TrainingSession goOn(Kind kind, Path folder, Budget budget) throws Exception {
        try (var project = Project.open(folder)) {
            return TrainingSession.resume(
                    kind.photographs(), project.loadLatestCheckpoint().checkpoint(), budget, event -> {});
        }
    }

    @Test
    void aFinishedRunIsExtendedTheSameWayEachTime() throws Exception {
        var end = straight(Kind.CUES);
        var hashes = new String[2];
        for (int i = 0; i < 2; i++) {
            try (var session =
                    TrainingSession.resume(Kind.CUES.photographs(), end, new Budget.Steps(STEPS + 20), event -> {})) {
                session.start();
                assertTrue(session.await().completed());
                assertEquals(STEPS + 20, session.checkpoint().step());
                hashes[i] = session.checkpoint().hash();
            }
        }
        assertEquals(hashes[0], hashes[1]);
        assertFalse(hashes[0].equals(end.hash()));
    }

    @Test
    void theFirstStepsOfARunCanBeRepeatedAlsoWhenItsScheduleFollowedTheClock() throws Exception {
        var kind = Kind.SURROUNDINGS_AND_EXPOSURES;
        Opening opening;
        TrainingConfig config;
        try (var session = session(kind, kind.config().withBudget(new Budget.Time(1000)))) {
            session.start();
            while (session.opening().isEmpty()) {
                session.checkpoint(); // waits for a step
            }
            opening = session.opening().get();
            config = session.checkpoint().config();
        }
        assertEquals(Opening.LENGTH, opening.steps().size());
        assertEquals(opening, repeated(kind, config, opening));
        var other = repeated(kind, config.withOptimizer(config.optimizer().withExposureRate(2e-3)), opening);
        assertEquals(
                opening.steps().getFirst(), other.steps().getFirst(), "exposures have not learned anything before it");
        assertFalse(opening.steps().equals(other.steps()));
        assertFalse(opening.hash().equals(other.hash()));
    }

    private static Opening repeated(Kind kind, TrainingConfig config, Opening opening) throws Exception {
        try (var session =
                TrainingSession.repeat(kind.photographs(), SyntheticScene.REGION, config, opening, event -> {})) {
            session.start();
            session.await();
            return session.opening().orElseThrow();
        }
    }
}
