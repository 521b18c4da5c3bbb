package zeroset.model.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.config.ColorNetworkConfig;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;
import zeroset.model.config.CueConfig;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.OptimizerConfig;
import zeroset.model.config.SamplingConfig;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.snapshot.SurfaceEvaluator;

@Tag("slow") // loads libtorch
@Timeout(120) // a session that hangs must not hang the build
class TrainingSessionTest {

    private static final int ENDLESS = 10_000_000;

    private final RecordedEvents events = new RecordedEvents();

    private TrainingSession session(TrainingConfig config) {
        return TrainingSession.create(SyntheticScene.loaded(CoverageKind.ALPHA), SyntheticScene.REGION, config, events);
    }

    private static void assertSameBits(NamedArrays expected, NamedArrays actual) {
        assertEquals(expected.names(), actual.names());
        for (String name : expected.names()) {
            assertArrayEquals(expected.get(name), actual.get(name), name);
        }
    }

    @Test
    void spendsItsBudgetAndReports() throws Exception {
        var config = SyntheticScene.config(30);
        try (var session = session(config)) {
            session.start();
            var report = session.await();
            assertTrue(report.completed());
            assertEquals(30, report.steps());
            assertEquals(config, report.config());
            assertTrue(report.seconds() > 0 && report.samplesPerSecond() > 0);
            assertTrue(report.trainPsnr() > 3, "PSNR " + report.trainPsnr()); // random colours have 5 dB
            assertTrue(report.testPsnr().orElseThrow() > 3);
            double ssim = report.testSsim().orElseThrow();
            assertTrue(ssim > -1 && ssim <= 1, "SSIM " + ssim);
            assertTrue(report.secondsPerStage().containsKey("optimiser"));
            assertEquals(30, session.checkpoint().step());
        }
    }

    @Test
    void theSameSeedTwiceEndsInTheSameStateBitForBit() throws Exception {
        assertSameBits(
                endOf(SyntheticScene.config(40)).arrays(),
                endOf(SyntheticScene.config(40)).arrays());
    }

    private Checkpoint endOf(TrainingConfig config) throws Exception {
        try (var session = session(config)) {
            session.start();
            session.await();
            return session.checkpoint();
        }
    }

    @Test
    void aResumedRunEndsAsIfItHadNeverStopped() throws Exception {
        var config = SyntheticScene.config(200);
        var straight = endOf(config);
        Checkpoint middle;
        try (var session = session(config)) {
            session.start();
            do {
                middle = session.checkpoint();
            } while (middle.step() < 10);
        }
        assertTrue(middle.step() < 200, "the checkpoint was taken at " + middle.step());
        try (var session =
                TrainingSession.resume(SyntheticScene.dataset(CoverageKind.ALPHA), middle, config.budget(), events)) {
            session.start();
            assertTrue(session.await().completed());
            var end = session.checkpoint();
            assertEquals(200, end.step());
            assertTrue(end.seconds() > middle.seconds());
            assertSameBits(straight.arrays(), end.arrays());
        }
    }

    @Test
    void saysWhenMatchingFindsNothingAndTrainsOn() throws Exception {
        var config = SyntheticScene.config(3).withCues(new CueConfig(CueConfig.Use.ALWAYS, true, 16, 1, 0.1));
        try (var session = session(config)) {
            session.start();
            assertTrue(session.await().completed());
        }
        var notices = events.of(TrainingEvent.Noticed.class);
        assertEquals(1, notices.size());
        assertTrue(notices.getFirst().sentence().contains("texture"));
    }

    @Test
    void aRunInABoxKeepsItAndGoesOnInIt() throws Exception {
        var box = OrientedBox.aligned(1, -2, 0.5, 1.5, 1.2, 0.5);
        var config = SyntheticScene.config(30);
        Checkpoint half;
        try (var session = TrainingSession.create(SyntheticScene.loaded(CoverageKind.ALPHA), box, config, events)) {
            session.start();
            session.await();
            half = session.checkpoint();
            assertEquals(box, half.region());
            assertEquals(box, half.snapshot().transform().bounds());
            double radius = half.config().sdfNetwork().initialRadius();
            assertTrue(radius * box.boundingSphere().radius() < 0.5, "begins inside the box, radius " + radius);
        }
        var budget = new Budget.Steps(60);
        var ends = new ArrayList<Checkpoint>();
        for (int run = 0; run < 2; run++) {
            try (var session =
                    TrainingSession.resume(SyntheticScene.dataset(CoverageKind.ALPHA), half, budget, events)) {
                session.start();
                session.await();
                ends.add(session.checkpoint());
            }
        }
        assertEquals(box, ends.getFirst().region());
        assertSameBits(ends.getFirst().arrays(), ends.getLast().arrays());
    }

    @Test
    void theRateOfAResumedRunCountsItsOwnStepsOnly() throws Exception {
        var config = SyntheticScene.config(40);
        var early = endOf(config);
        try (var session = TrainingSession.resume(
                SyntheticScene.dataset(CoverageKind.ALPHA), early, new Budget.Steps(50), events)) {
            session.start();
            var report = session.await();
            int samples = 32 * 8 + 32; // sections of all rays, and one point per ray for the curvature
            double expected = 10 * samples / (report.seconds() - early.seconds());
            assertEquals(expected, report.samplesPerSecond(), 1e-6 * expected);
        }
    }

    @Test
    void eventsComeInTheOrderInWhichThingsHappen() throws Exception {
        try (var session = session(SyntheticScene.config(30))) {
            session.start();
            session.await();
        }
        var all = events.all();
        assertInstanceOf(TrainingEvent.Preparing.class, all.getFirst());
        assertInstanceOf(TrainingEvent.Finished.class, all.getLast());
        var snapshots = events.of(TrainingEvent.SnapshotPublished.class);
        assertEquals(0, snapshots.getFirst().snapshot().step());
        assertEquals(30, snapshots.getLast().snapshot().step());
        var progress = events.of(TrainingEvent.Progress.class);
        int before = 0;
        for (var state : progress) {
            assertTrue(state.step() > before, "progress at " + state.step() + " after " + before);
            before = state.step();
            assertEquals(state.step() / 30.0, state.fraction(), 1e-9);
            assertTrue(state.losses().total() > 0 && state.invS() > 0 && state.secondsLeft() >= 0);
        }
        assertEquals(30, before, "the last step is reported");
        assertTrue(all.indexOf(snapshots.getFirst()) < all.indexOf(progress.getFirst()));
    }

    @Test
    void aPausedRunDoesNothingUntilItProceeds() throws Exception {
        try (var session = session(SyntheticScene.config(ENDLESS))) {
            session.start();
            events.awaitProgress();
            session.pause();
            events.awaitPause();
            int known = events.all().size();
            var first = session.checkpoint();
            var second = session.checkpoint();
            assertEquals(events.of(TrainingEvent.Paused.class).getFirst().step(), first.step());
            assertEquals(first.step(), second.step());
            assertEquals(first.seconds(), second.seconds(), "the clock stands still");
            assertSameBits(first.arrays(), second.arrays());
            assertEquals(known, events.all().size());
            session.proceed();
            Checkpoint later;
            do {
                later = session.checkpoint();
            } while (later.step() <= first.step());
            assertEquals(
                    first.step(),
                    events.of(TrainingEvent.Resumed.class).getFirst().step());
        }
    }

    @Test
    void aRunPausedBeforeItsStartWaitsAtStepZero() throws Exception {
        try (var session = session(SyntheticScene.config(20))) {
            session.pause();
            session.start();
            events.awaitPause();
            assertEquals(0, session.checkpoint().step());
            session.proceed();
            assertEquals(20, session.await().steps());
        }
    }

    @Test
    void stopEndsTheRunEarlyAndKeepsItsWork() throws Exception {
        try (var session = session(SyntheticScene.config(ENDLESS))) {
            session.start();
            events.awaitProgress();
            session.stop();
            var report = session.await();
            assertFalse(report.completed());
            assertTrue(report.steps() > 0 && report.steps() < ENDLESS);
            assertTrue(report.testPsnr().isEmpty(), "a stopped run does not keep people waiting to judge views");
            assertEquals(report.steps(), session.checkpoint().step());
        }
    }

    @Test
    void stopAlsoEndsAPausedRun() throws Exception {
        try (var session = session(SyntheticScene.config(ENDLESS))) {
            session.pause();
            session.start();
            events.awaitPause();
            session.stop();
            assertFalse(session.await().completed());
        }
    }

    @Test
    void checkpointsCanBeTakenWhileRunningWhilePausedAndAfterTheEnd() throws Exception {
        try (var session = session(SyntheticScene.config(ENDLESS))) {
            session.start();
            var running = session.checkpoint();
            session.pause();
            events.awaitPause();
            var paused = session.checkpoint();
            session.stop();
            session.await();
            var after = session.checkpoint();
            assertTrue(running.step() <= paused.step());
            assertEquals(paused.step(), after.step());
            assertSameBits(paused.arrays(), after.arrays());
            assertEquals(SyntheticScene.REGION, after.region());
        }
    }

    @Test
    void aSnapshotDoesNotChangeWhileTrainingGoesOn() throws Exception {
        var atPublication = new ArrayList<float[]>();
        var snapshots = new ArrayList<SdfSnapshot>();
        TrainingListener listener = event -> {
            if (event instanceof TrainingEvent.SnapshotPublished published) {
                snapshots.add(published.snapshot());
                atPublication.add(distances(published.snapshot()));
            }
        };
        try (var session = TrainingSession.create(
                SyntheticScene.loaded(CoverageKind.ALPHA),
                SyntheticScene.REGION,
                SyntheticScene.config(60),
                listener)) {
            session.start();
            session.await();
            assertSame(snapshots.getLast(), session.latestSnapshot().orElseThrow());
        }
        for (int i = 0; i < snapshots.size(); i++) {
            assertArrayEquals(atPublication.get(i), distances(snapshots.get(i)));
        }
        assertFalse(
                java.util.Arrays.equals(atPublication.getFirst(), atPublication.getLast()),
                "training has changed the field");
    }

    private static float[] distances(SdfSnapshot snapshot) {
        var random = new SplittableRandom(1);
        var points = new float[300];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) random.nextDouble(-1, 1);
        }
        var distances = new float[100];
        snapshot.newEvaluator().distances(points, 100, distances);
        return distances;
    }

    @Test
    void divergenceNamesTheTermAndTheStep() throws Exception {
        var tiny = SyntheticScene.config(100);
        var config = SyntheticScene.with(
                tiny,
                tiny.sampling(),
                tiny.encoding(),
                tiny.sdfNetwork(),
                tiny.density(),
                new OptimizerConfig(1e38, 1e38, 1, 0.9, 0.99, 1e-15, 0, 1));
        try (var session = session(config)) {
            session.start();
            var failure = assertThrows(TrainingException.class, session::await);
            var message = String.valueOf(failure.getMessage());
            assertTrue(
                    message.matches("training diverged at step \\d+: the (colour|Eikonal|mask|curvature) loss became "
                            + "(NaN|-?Infinity)\\..*"),
                    message);
            var second = assertThrows(TrainingException.class, session::checkpoint);
            assertEquals(message, second.getMessage(), "a failed run says why there is nothing to keep");
        }
    }

    @Test
    void aFailingListenerEndsTheRunWithAMessageInsteadOfSilence() throws Exception {
        TrainingListener broken = event -> {
            if (event instanceof TrainingEvent.Progress) {
                throw new AssertionError("broken listener");
            }
        };
        try (var session = TrainingSession.create(
                SyntheticScene.loaded(CoverageKind.ALPHA), SyntheticScene.REGION, SyntheticScene.config(20), broken)) {
            session.start();
            var failure = assertThrows(TrainingException.class, session::await);
            assertTrue(String.valueOf(failure.getMessage()).contains("broken listener"), failure.getMessage());
        }
    }

    @Test
    void saysThatMemoryRanOut() throws Exception {
        TrainingListener greedy = event -> {
            if (event instanceof TrainingEvent.Progress) {
                throw new OutOfMemoryError("Java heap space"); // wherever in a step it happens
            }
        };
        try (var session = TrainingSession.create(
                SyntheticScene.loaded(CoverageKind.ALPHA), SyntheticScene.REGION, SyntheticScene.config(5), greedy)) {
            session.start();
            var failure = assertThrows(TrainingException.class, session::await);
            assertTrue(failure.getMessage().contains("memory ran out"), failure.getMessage());
            assertTrue(failure.getMessage().contains("preset quick"), failure.getMessage());
        }
    }

    @Test
    void closingARunningSessionEndsItsThread() throws Exception {
        var session = session(SyntheticScene.config(ENDLESS));
        session.start();
        session.close();
        assertFalse(session.await().completed());
    }

    @Test
    void automaticBackgroundFollowsTheCoverage() throws Exception {
        var automatic = SyntheticScene.config(2).withBackground(new BackgroundConfig.Automatic());
        assertInstanceOf(
                BackgroundConfig.RandomColor.class, endOf(automatic).config().background());
        try (var session = TrainingSession.create(
                SyntheticScene.dataset(CoverageKind.NONE), SyntheticScene.REGION, automatic, events)) {
            session.start();
            var report = session.await();
            assertInstanceOf(
                    BackgroundConfig.Surroundings.class, report.config().background());
        }
    }

    /// 600 steps of 256 rays. A pixel is 0.06 of the unit sphere there, and a surface found to half a pixel on
    /// average is what such pictures hold.
    @Test
    void learnsTheSphereInThePictures() throws Exception {
        var tiny = SyntheticScene.config(600);
        var config = new TrainingConfig(
                "test",
                1,
                false,
                2,
                tiny.budget(),
                new SamplingConfig(256, 0.5, new SamplingConfig.Sections.ProxyGrid(16, 32, 64, 0.15, 50)),
                new EncodingConfig.HashGrid(5, 2, 12, 4, 32, 2, 0.4),
                new SdfNetworkConfig(1, 32, 0, 7, 100, 0.5, true, false),
                new ColorNetworkConfig(1, 32, DirectionEncoding.SPHERICAL_HARMONICS, false),
                new DensityConfig.Neus(0.3, 0.1),
                new BackgroundConfig.RandomColor(),
                tiny.loss(),
                tiny.optimizer());
        try (var session = session(config)) {
            session.start();
            var report = session.await();
            double error =
                    meanRadiusError(session.latestSnapshot().orElseThrow().newEvaluator());
            assertTrue(error < 0.03, "mean error of the radius " + error); // it starts at 0.15
            assertTrue(report.testPsnr().orElseThrow() > 20, "held-out PSNR " + report.testPsnr());
        }
    }

    private static double meanRadiusError(SurfaceEvaluator evaluator) {
        int directions = 200;
        int perDirection = 100;
        var random = new SplittableRandom(1);
        double sum = 0;
        for (int i = 0; i < directions; i++) {
            double[] d = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double length = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
            var points = new float[3 * perDirection];
            for (int j = 0; j < 3 * perDirection; j++) {
                int point = j / 3;
                points[j] = (float) (d[j % 3] / length * point / perDirection);
            }
            var distances = new float[perDirection];
            evaluator.distances(points, perDirection, distances);
            int outermost = perDirection - 1;
            while (outermost > 0 && distances[outermost] > 0) {
                outermost--;
            }
            sum += Math.abs((outermost + 0.5) / perDirection - SyntheticScene.RADIUS);
        }
        return sum / directions;
    }
}
