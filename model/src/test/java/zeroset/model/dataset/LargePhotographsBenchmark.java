package zeroset.model.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.config.Budget;
import zeroset.model.config.CueConfig;
import zeroset.model.config.Preset;
import zeroset.model.region.RegionFinder;
import zeroset.model.testing.ColmapFiles;
import zeroset.model.testing.SphereScene;
import zeroset.model.training.TrainingEvent;
import zeroset.model.training.TrainingSession;

/// Opens many large photographs, begins to train, and prints how long it takes and how much memory: `main` with the
/// number of photographs (300), their width in pixels (4000), and `matched` where photographs are to be matched with
/// each other before the first step, as is usual without masks; in a JVM with the program's own heap (`-Xmx2g`).
///
/// The photographs are those of the sample, enlarged, with grain, as JPEG files in a temporary folder that is deleted
/// again; cameras beyond the sample's number stand beside it where the sample's stood.
public final class LargePhotographsBenchmark {

    private static final double TURN = 0.02; // radians between one round of the sample's cameras and the next

    private static long busyAtStart; // milliseconds

    private LargePhotographsBenchmark() {}

    /// Runs the benchmark.
    public static void main(String[] arguments) throws Exception {
        var values = List.of(arguments);
        int count = values.isEmpty() ? 300 : Integer.parseInt(values.get(0));
        int width = values.size() < 2 ? 4000 : Integer.parseInt(values.get(1));
        var folder = Files.createTempDirectory("large-photographs");
        try {
            write(folder, count, width);
            measure(folder, values.contains("matched"));
        } finally {
            delete(folder);
        }
    }

    private static void write(Path folder, int count, int width) throws Exception {
        var sample = DatasetReaders.read(Path.of(System.getProperty("zeroset.root", "."), "assets/samples/spot"));
        var images = Files.createDirectories(folder.resolve("images"));
        int height = 3 * width / 4;
        var own = sample.views().getFirst().camera().intrinsics();
        double focal = own.fx() * width / own.width();
        var lens = Intrinsics.pinhole(width, height, focal, focal, 0.5 * width, 0.5 * height);
        var posed = new ArrayList<ColmapFiles.Image>();
        for (int i = 0; i < count; i++) {
            int distinct = i % sample.views().size();
            int round = Math.floorDiv(i, sample.views().size());
            var view = sample.views().get(distinct);
            var file = images.resolve(name(i));
            if (round == 0) {
                ImageIO.write(enlarged(view.photograph().load(), width, height, i), "jpg", file.toFile());
            } else {
                Files.copy(images.resolve(name(distinct)), file);
            }
            var pose = view.camera().pose();
            var turn = new Matrix3d().rotationZ(TURN * round);
            var turned =
                    new Pose(turn.mul(pose.rotation(), new Matrix3d()), turn.transform(pose.center(), new Vector3d()));
            posed.add(new ColmapFiles.Image(i + 1, 1, name(i), new Camera(lens, turned)));
        }
        ColmapFiles.writeBinary(
                folder.resolve("sparse/0"),
                List.of(ColmapFiles.Lens.pinhole(1, posed.getFirst().camera())),
                posed,
                List.of());
        System.out.printf(
                Locale.ROOT,
                "%d photographs of %dx%d, %.1f MB each%n",
                count,
                width,
                height,
                Files.size(images.resolve(name(0))) / 1e6);
    }

    private static String name(int i) {
        return SphereScene.name(i).replace(".png", ".jpg");
    }

    /// The middle rows of a square photograph, bilinear, on grey, with grain that compresses as badly as leaves and
    /// gravel.
    private static BufferedImage enlarged(Photograph photograph, int width, int height, int seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new SplittableRandom(seed);
        double scale = (double) photograph.width() / width;
        double top = 0.5 * (photograph.height() - scale * height);
        var row = new int[3 * width];
        for (int y = 0; y < height; y++) {
            double v = Math.clamp(top + scale * (y + 0.5) - 0.5, 0, photograph.height() - 1.001);
            for (int x = 0; x < width; x++) {
                double u = Math.clamp(scale * (x + 0.5) - 0.5, 0, photograph.width() - 1.001);
                int grain = random.nextInt(24) - 12;
                for (int channel = 0; channel < 3; channel++) {
                    row[3 * x + channel] = Math.clamp((int) onGrey(photograph, u, v, channel) + grain, 0, 255);
                }
            }
            image.getRaster().setPixels(0, y, width, 1, row);
        }
        return image;
    }

    private static double onGrey(Photograph photograph, double u, double v, int channel) {
        int left = (int) u;
        int top = (int) v;
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int x = left + i % 2;
            int y = top + i / 2;
            double weight = (i % 2 == 0 ? 1 - u + left : u - left) * (i / 2 == 0 ? 1 - v + top : v - top);
            double alpha = photograph.coverage(x, y) / 255.0;
            sum += weight * (alpha * photograph.channel(x, y, channel) + (1 - alpha) * 90);
        }
        return sum;
    }

    private static void measure(Path folder, boolean matched) throws Exception {
        busyAtStart = busy();
        long start = System.nanoTime();
        var dataset = DatasetReaders.read(folder);
        report("poses and headers read", start);
        SmallPhotograph.read(dataset.views().getFirst().photograph().path(), 256);
        report("first thumbnail", start);
        var preset = Preset.STANDARD
                .config(1, Runtime.getRuntime().availableProcessors())
                .withBudget(new Budget.Steps(20));
        var config = matched ? preset : preset.withCues(CueConfig.off());
        var photographs = LoadedDataset.load(dataset, config.threads());
        report("photographs decoded", start);
        photographs.dataset().notes().forEach(System.out::println);
        var region = RegionFinder.find(photographs.dataset(), photographs.training(), Optional.empty());
        report("region found", start);
        try (var session = TrainingSession.create(photographs, region.region(), config, event -> tell(event, start))) {
            session.start();
            session.await();
        }
        report("20 steps, and views judged", start);
        System.out.println("peak resident memory: "
                + residentPeak().map(kilobytes -> kilobytes / 1024 + " MB").orElse("unknown here"));
    }

    private static void tell(TrainingEvent event, long start) {
        if (event instanceof TrainingEvent.CuesFound) {
            report("photographs matched", start);
        } else if (event instanceof TrainingEvent.SnapshotPublished first
                && first.snapshot().step() == 0) {
            report("training begins", start);
        }
    }

    /// Processor time beside wall time: the one that a busy machine does not change.
    private static void report(String what, long start) {
        System.out.printf(
                Locale.ROOT,
                "%-30s after %5.1f s, %5.1f s of processors%n",
                what,
                (System.nanoTime() - start) / 1e9,
                (busy() - busyAtStart) / 1e3);
    }

    private static long busy() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }

    /// Linux keeps the largest value there.
    private static Optional<Long> residentPeak() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
