package zeroset.model.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.rays.PixelSampler;
import zeroset.model.rays.RayBatch;
import zeroset.model.rays.ViewRays;
import zeroset.model.testing.ColmapFiles;
import zeroset.model.testing.SphereScene;

/// Opens many large photographs and prints how long it takes and how much memory: `main` with the number of
/// photographs (300) and their width in pixels (4000), in a JVM with the program's own heap (`-Xmx2g`).
///
/// The photographs are synthetic JPEG files of a temporary folder, which is deleted again.
public final class LargePhotographsBenchmark {

    private static final int DISTINCT = 6;

    private LargePhotographsBenchmark() {}

    /// Runs the benchmark.
    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int width = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4000;
        var folder = Files.createTempDirectory("large-photographs");
        try {
            write(folder, count, width);
            measure(folder);
        } finally {
            delete(folder);
        }
    }

    private static void write(Path folder, int count, int width) throws IOException {
        var scene = new SphereScene(count, width);
        var images = Files.createDirectories(folder.resolve("images"));
        int height = scene.cameras().getFirst().intrinsics().height();
        for (int i = 0; i < count; i++) {
            var file = images.resolve(name(i));
            if (i < DISTINCT) {
                ImageIO.write(texture(width, height, i), "jpg", file.toFile());
            } else {
                Files.copy(images.resolve(name(i % DISTINCT)), file);
            }
        }
        var lenses = List.of(ColmapFiles.Lens.pinhole(1, scene.cameras().getFirst()));
        var posed = new ArrayList<ColmapFiles.Image>();
        for (int i = 0; i < count; i++) {
            posed.add(new ColmapFiles.Image(i + 1, 1, name(i), scene.cameras().get(i)));
        }
        ColmapFiles.writeBinary(folder.resolve("sparse/0"), lenses, posed, List.of());
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

    /// Waves of many lengths with grain, which compress about as badly as leaves and gravel.
    private static BufferedImage texture(int width, int height, int seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new SplittableRandom(seed);
        var pixels = image.getRaster();
        var row = new int[3 * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double wave = Math.sin(0.03 * x + seed) + Math.sin(0.02 * y) + Math.sin(0.3 * x + 0.2 * y);
                int value = (int) (128 + 30 * wave) + random.nextInt(24);
                row[3 * x] = value;
                row[3 * x + 1] = value - 10;
                row[3 * x + 2] = value / 2;
            }
            pixels.setPixels(0, y, width, 1, row);
        }
        return image;
    }

    private static void measure(Path folder) throws Exception {
        long start = System.nanoTime();
        var dataset = DatasetReaders.read(folder);
        report("poses and headers read", start);
        SmallPhotograph.read(dataset.views().getFirst().photograph().path(), 256);
        report("first thumbnail", start);
        var photographs = LoadedDataset.load(dataset, Runtime.getRuntime().availableProcessors());
        report("photographs decoded", start);
        photographs.dataset().notes().forEach(System.out::println);
        var transform = new SceneTransform(new Sphere(0.3, -0.2, 0.1, 1));
        var rays = photographs.training().stream()
                .map(posed -> new ViewRays(posed, transform))
                .toList();
        var sampler = new PixelSampler(rays, 0.7);
        report("rays can be drawn", start);
        var batch = new RayBatch(512);
        var random = new SplittableRandom(1);
        for (int step = 0; step < 1000; step++) {
            sampler.draw(batch, random);
        }
        report("1000 steps of 512 rays drawn", start);
        System.out.println("peak resident memory: "
                + residentPeak().map(kilobytes -> kilobytes / 1024 + " MB").orElse("unknown here"));
    }

    private static void report(String what, long start) {
        System.out.printf(Locale.ROOT, "%-30s after %.1f s%n", what, (System.nanoTime() - start) / 1e9);
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
