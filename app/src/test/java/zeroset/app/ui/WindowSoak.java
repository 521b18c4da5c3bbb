package zeroset.app.ui;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import zeroset.app.job.ExportJob;
import zeroset.app.job.ExportRequest;
import zeroset.app.job.MeshSettings;
import zeroset.app.job.ProcessMemory;
import zeroset.app.job.SurfaceSource;
import zeroset.app.workspace.RunSettings;
import zeroset.model.config.Budget;
import zeroset.model.training.TrainingEvent;
import zeroset.render.gl.GlObject;

/// Trains with the window open, orbits and exports without end, and prints once a minute what the process holds:
/// memory, threads, file handles, GL objects. All of it should become flat. Not a test: an hour tells, a minute does
/// not.
///
/// ```
/// java -Xmx2g --enable-native-access=ALL-UNNAMED --add-modules=jdk.incubator.vector \
///     --sun-misc-unsafe-memory-access=allow -Dglass.platform=Headless -Dprism.order=sw \
///     -cp app/target/test-classes:app/target/classes:$(cat app/target/classpath.txt):TESTFX \
///     zeroset.app.ui.WindowSoak assets/samples/spot 60
/// ```
public final class WindowSoak {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final double SECONDS_BETWEEN_LINES = 60;
    private static final int EXPORT_RESOLUTION = 96;

    private WindowSoak() {}

    /// Runs it.
    ///
    /// @param args data set, minutes
    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("zeroset-soak");
        long end = System.nanoTime() + Math.round(60e9 * Double.parseDouble(args[1]));
        try (var window = new RealWindow(folder)) {
            window.open(Path.of(args[0]));
            window.until("cameras", LONG, () -> window.state().region().isPresent());
            window.workspace().setSettings(RunSettings.defaults().withBudget(Optional.of(new Budget.Time(10 * 3600))));
            window.workspace().start();
            window.until("training", LONG, () -> step(window) > 0);
            System.out.println("minute   step   MB resident   MB heap   threads   file handles   GL objects   exports");
            int exports = 0;
            long began = System.nanoTime();
            double nextLine = 0;
            while (System.nanoTime() < end) {
                window.drag(60);
                export(window, folder.resolve("soak.ply"));
                exports++;
                double seconds = (System.nanoTime() - began) * 1e-9;
                if (seconds >= nextLine) {
                    nextLine = seconds + SECONDS_BETWEEN_LINES;
                    print(seconds / 60, step(window), exports);
                }
            }
        }
        System.out.println("closed: " + GlObject.live() + " GL objects, " + Thread.activeCount() + " threads");
        System.exit(0);
    }

    private static void export(RealWindow window, Path mesh) throws Exception {
        var snapshot = window.workspace().latestSnapshot().orElseThrow();
        var cameras = window.state().dataset().orElseThrow().views().stream()
                .map(view -> view.camera())
                .toList();
        var request = new ExportRequest(
                new SurfaceSource.InMemory(snapshot, cameras),
                mesh,
                MeshSettings.defaults().withResolution(EXPORT_RESOLUTION));
        window.workspace()
                .run("Exporting", (events, cancellation) -> new ExportJob(request, events, cancellation).run())
                .result()
                .get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private static void print(double minute, int step, int exports) {
        System.gc(); // what is garbage is no leak
        var runtime = Runtime.getRuntime();
        var handles = Optional.ofNullable(new File("/proc/self/fd").list());
        System.out.printf(
                Locale.ROOT,
                "%6.1f %6d %13d %9d %9d %14s %12d %9d%n",
                minute,
                step,
                ProcessMemory.megabytes(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                Thread.getAllStackTraces().size(),
                handles.map(names -> Integer.toString(names.length)).orElse("?"),
                GlObject.live(),
                exports);
    }

    private static int step(RealWindow window) {
        return window.state().progress().map(TrainingEvent.Progress::step).orElse(0);
    }
}
