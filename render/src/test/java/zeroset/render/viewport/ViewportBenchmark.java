package zeroset.render.viewport;

import java.util.EnumMap;
import java.util.Locale;
import org.joml.Vector3d;
import zeroset.model.geometry.Sphere;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.scene.Guides;
import zeroset.render.scene.RenderMode;
import zeroset.render.testing.BumpyFields;

/// Measures the viewport at 640x360 with an object that fills a third of the frame: frames a second while the
/// camera moves, and the time until each quality of a resting picture. Run on a quiet machine:
///
/// `java -cp ... zeroset.render.viewport.ViewportBenchmark [seconds]`
public final class ViewportBenchmark {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int STEPS = 120;

    private ViewportBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
        var snapshot = BumpyFields.grid(3);
        try (var harness = new ViewportHarness()) {
            for (var mode : RenderMode.values()) {
                var scene = ViewportHarness.scene(snapshot, mode);
                var guides = new Guides(true, true, true, true, true, false);
                harness.viewport.show(scene.withLook(scene.look().withGuides(guides)));
                harness.viewport.look(view(0, false));
                harness.await("the full bake", f -> f.quality() == Frame.Quality.EXACT);
                move(harness, mode, seconds);
                rest(harness, mode);
            }
            System.out.printf(
                    Locale.ROOT,
                    "device %s, processors %d%n",
                    harness.viewport.status().device(),
                    processors());
        }
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void move(ViewportHarness harness, RenderMode mode, double seconds) throws InterruptedException {
        var counts = new EnumMap<Frame.Quality, Integer>(Frame.Quality.class);
        double millis = 0;
        int frames = 0;
        double covered = 0;
        long start = System.nanoTime();
        for (int i = 1; System.nanoTime() - start < seconds * 1e9; i++) {
            var next = view(360.0 * i / STEPS, true);
            harness.viewport.look(next);
            var frame = harness.await("frame " + i, f -> f.viewpoint().equals(next));
            counts.merge(frame.quality(), 1, Integer::sum);
            millis += frame.renderMillis();
            covered += frame.snapshotStep() >= 0 ? 1 : 0;
            frames++;
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-10s moving  %5.1f fps, %5.1f ms a frame, %s%s%n",
                mode.id(),
                frames / elapsed,
                millis / frames,
                counts,
                covered < frames ? ", some without surface" : "");
    }

    /// A resting view, from the moment the camera stops.
    private static void rest(ViewportHarness harness, RenderMode mode) throws InterruptedException {
        var line = new StringBuilder();
        var still = view(77, false);
        long start = System.nanoTime();
        harness.viewport.look(still);
        Frame.Quality last = null;
        while (last != Frame.Quality.EXACT) {
            var frame = harness.await("a resting frame", f -> f.viewpoint().equals(still));
            last = frame.quality();
            line.append(String.format(Locale.ROOT, " %s %.0f ms", last, (System.nanoTime() - start) / 1e6));
        }
        System.out.printf(Locale.ROOT, "%-10s resting%s%n", mode.id(), line);
    }

    private static Viewpoint view(double azimuth, boolean inMotion) {
        var region = BumpyFields.REGION;
        // the blob's radius is about half of the region's; a disc of a third of the frame has a radius of 156 px
        var framed = new Sphere(region.centerX(), region.centerY(), region.centerZ(), 0.58 * region.radius());
        return new Viewpoint(
                new OrbitCamera(framed, new Vector3d(0, 0, 1), 30).at(azimuth, 20, WIDTH, HEIGHT), inMotion);
    }
}
