package zeroset.app.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import zeroset.app.job.ProcessMemory;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.workspace.RunSettings;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.region.RegionFinder;
import zeroset.model.training.TrainingEvent;
import zeroset.model.training.TrainingListener;
import zeroset.model.training.TrainingSession;
import zeroset.render.viewport.ViewportListener;
import zeroset.render.viewport.ViewportStatus;
import zeroset.render.viewport.Viewports;

/// Measures the window with everything in it, on a machine that does nothing else: how soon a data set is seen, how
/// evenly the `fx` thread draws while training goes on and a hand orbits, and what the window costs the training. Not a
/// test: it prints, and its numbers mean something only on a quiet machine.
public final class WindowBenchmark {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Budget ENDLESS = new Budget.Time(10_000); // the same place in the schedules for both
    private static final int WARM_STEPS = 100;
    private static final int METERED_DRAGS = 5;

    private WindowBenchmark() {}

    /// Runs it.
    ///
    /// @param args data set, seconds of training, width and height of the window
    public static void main(String[] args) throws Exception {
        var data = Path.of(args[0]);
        double seconds = Double.parseDouble(args[1]);
        double alone = alone(data, seconds);
        System.out.printf(
                Locale.ROOT, "training alone: %.2f steps/s, %d MB resident%n", alone, ProcessMemory.megabytes());
        withWindow(data, seconds, alone, Double.parseDouble(args[2]), Double.parseDouble(args[3]));
        System.exit(0);
    }

    private static double alone(Path data, double seconds) throws Exception {
        var config = Preset.STANDARD.config(1, Runtime.getRuntime().availableProcessors());
        var photographs = LoadedDataset.load(DatasetReaders.read(data), config.threads());
        var region = RegionFinder.find(photographs.dataset(), photographs.training(), Optional.empty());
        var reports = new Reports();
        try (var session = TrainingSession.create(photographs, region.sphere(), config.withBudget(ENDLESS), reports)) {
            session.start();
            while (reports.seconds() < seconds) {
                Thread.sleep(100);
            }
            session.stop();
            session.await();
        }
        return reports.stepsPerSecond();
    }

    private static void withWindow(Path data, double seconds, double alone, double width, double height)
            throws IOException {
        var folder = Files.createTempDirectory("zeroset-window");
        PreferenceStore.in(folder.resolve("config"))
                .update(now -> now.withLayout("window.width", width).withLayout("window.height", height));
        var frames = new AtomicInteger();
        try (var window = new RealWindow(folder, listener -> Viewports.open(new Counting(listener, frames)))) {
            long asked = System.nanoTime();
            window.open(data);
            window.until("cameras", LONG, () -> window.state().region().isPresent() && frames.get() > 1);
            System.out.printf(
                    Locale.ROOT, "opening: a picture with cameras after %.2f s%n", (System.nanoTime() - asked) * 1e-9);
            window.workspace().setSettings(RunSettings.defaults().withBudget(Optional.of(ENDLESS)));
            window.workspace().start();
            window.until("training", LONG, () -> step(window) >= WARM_STEPS);
            window.drag(60); // warms up what a first orbit compiles
            var before = window.state().progress().orElseThrow();
            int framesBefore = frames.get();
            var timesBefore = ThreadTimes.now();
            long began = System.nanoTime();
            while (System.nanoTime() - began < seconds * 1e9) {
                window.drag(120);
            }
            double took = (System.nanoTime() - began) * 1e-9;
            var times = ThreadTimes.now().since(timesBefore);
            var after = window.state().progress().orElseThrow();
            double rate = (after.step() - before.step()) / (after.seconds() - before.seconds());
            System.out.printf(
                    Locale.ROOT, "while a hand orbits: %.1f frames/s%n", (frames.get() - framesBefore) / took);
            System.out.printf(
                    Locale.ROOT, "training: %.2f steps/s, %.0f %% of those alone%n", rate, 100 * rate / alone);
            System.out.printf(Locale.ROOT, "shares of one processor:%n%s", times.shares(took));
            printPulses(window);
            var picture = window.find("picture", Node.class).getLayoutBounds();
            System.out.printf(
                    Locale.ROOT,
                    "%d MB resident, viewport %.0f x %.0f%n",
                    ProcessMemory.megabytes(),
                    picture.getWidth(),
                    picture.getHeight());
            long closing = System.nanoTime();
            window.quit();
            System.out.printf(
                    Locale.ROOT,
                    "closing while it trains: saved and gone after %.2f s%n",
                    (System.nanoTime() - closing) * 1e-9);
        }
    }

    /// How evenly the `fx` thread draws. Apart from the rest, because the meter asks for every pulse that there can be.
    private static void printPulses(RealWindow window) {
        var meter = window.measurePulses();
        for (int i = 0; i < METERED_DRAGS; i++) {
            window.drag(120);
        }
        WindowStage.onFx(() -> {
            meter.stop();
            return true;
        });
        System.out.printf(
                Locale.ROOT, "longest gap of %d between pulses: %.0f ms%n", meter.count(), meter.longestGapMillis());
    }

    private static int step(RealWindow window) {
        return window.state().progress().map(TrainingEvent.Progress::step).orElse(0);
    }

    /// The trainer's reports between its warm-up and now.
    private static final class Reports implements TrainingListener {
        private TrainingEvent.@Nullable Progress first;
        private TrainingEvent.@Nullable Progress last;

        @Override
        public synchronized void onEvent(TrainingEvent event) {
            if (event instanceof TrainingEvent.Progress progress && progress.step() >= WARM_STEPS) {
                if (first == null) {
                    first = progress;
                }
                last = progress;
            }
        }

        synchronized double seconds() {
            return first == null || last == null ? 0 : last.seconds() - first.seconds();
        }

        synchronized double stepsPerSecond() {
            return first == null || last == null ? 0 : (last.step() - first.step()) / seconds();
        }
    }

    /// Counts the frames that the window is told of.
    private record Counting(ViewportListener listener, AtomicInteger frames) implements ViewportListener {
        @Override
        public void frameReady() {
            frames.incrementAndGet();
            listener.frameReady();
        }

        @Override
        public void statusChanged(ViewportStatus status) {
            listener.statusChanged(status);
        }
    }
}
