package zeroset.model.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.hull.VisualHull;
import zeroset.model.mesh.ExtractionSettings;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.mesh.SurfaceExtractor;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.PixelSampler;
import zeroset.model.rays.RayBatch;
import zeroset.model.rays.ViewRays;
import zeroset.model.trainer.FittedField;
import zeroset.model.trainer.StepSubject;

/// Prints how processor time and memory grow with the number of photographs, their size, the resolution of the mesh and
/// the samples of a step, each with the exponent of the power that fits best.
///
/// `Growth [--plot PNG] [NAME...]` runs the tables whose names begin so, and draws them. Memory is the peak of the heap
/// above what was in use
/// before; `.ci/bench --growth` gives it a small young generation, so that little of it is garbage.
public final class Growth {

    private static final int REPETITIONS = 3;
    private static final Sphere REGION = new Sphere(0, 0, 0, 1);

    private Growth() {}

    /// One table.
    ///
    /// @param name what grows
    /// @param sizes ascending
    /// @param work prepares the work of one size; what it returns is measured
    private record Table(String name, int[] sizes, IntFunction<Runnable> work) {}

    /// Runs the tables.
    public static void main(String[] args) throws IOException {
        boolean draws = args.length > 1 && args[0].equals("--plot");
        var names = draws ? Arrays.copyOfRange(args, 2, args.length) : args;
        var curves = new ArrayList<GrowthCurve>();
        var tables = List.of(
                new Table("images (256 x 256)", new int[] {8, 16, 32, 64}, count -> () -> prepareViews(count, 256)),
                new Table(
                        "pixels along a side (8 images)",
                        new int[] {128, 256, 512, 1024},
                        side -> () -> prepareViews(8, side)),
                new Table("mesh resolution", new int[] {64, 128, 256, 512}, Growth::extraction),
                new Table("samples (rays of 25)", new int[] {128, 256, 512, 1024}, Growth::steps));
        for (var table : tables) {
            if (names.length == 0 || Arrays.stream(names).anyMatch(table.name::startsWith)) {
                curves.add(measure(table));
            }
        }
        if (draws) {
            GrowthPlot.write(curves, Path.of(args[1]));
        }
    }

    private static GrowthCurve measure(Table table) {
        System.out.printf("%n%-32s %12s %12s%n", table.name, "CPU s", "MB");
        var seconds = new ArrayList<Double>();
        var megabytes = new ArrayList<Double>();
        for (int size : table.sizes) {
            var work = table.work.apply(size);
            work.run(); // for the just-in-time compiler
            double peak = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < REPETITIONS; i++) {
                double kept = ProcessMeter.resetHeapPeak();
                double before = ProcessMeter.processorSeconds();
                work.run();
                least = Math.min(least, ProcessMeter.processorSeconds() - before);
                peak = Math.max(peak, ProcessMeter.heapPeakMegabytes() - kept);
            }
            seconds.add(least);
            megabytes.add(peak);
            System.out.printf(Locale.ROOT, "%-32d %12.4f %12.1f%n", size, least, peak);
        }
        var curve = new GrowthCurve(table.name, table.sizes, seconds, megabytes);
        System.out.printf(
                Locale.ROOT, "%-32s %12.2f %12.2f%n", "exponent", curve.timeExponent(), curve.memoryExponent());
        return curve;
    }

    /// What a run does with photographs before and while it trains: visual hull, choice of pixels, rays.
    private static void prepareViews(int count, int side) {
        var photographs = new ArrayList<PosedPhotograph>();
        for (int i = 0; i < count; i++) {
            photographs.add(new PosedPhotograph("view " + i, camera(i, side), disc(side)));
        }
        VisualHull.carve(REGION, photographs, 96);
        var transform = new SceneTransform(REGION);
        var views =
                photographs.stream().map(each -> new ViewRays(each, transform)).toList();
        var sampler = new PixelSampler(views, 0.7);
        var batch = new RayBatch(512);
        var random = new SplittableRandom(1);
        for (int step = 0; step < 100; step++) {
            sampler.draw(batch, random);
        }
    }

    private static Camera camera(int index, int side) {
        var rotation = new Matrix3d().rotateY(2.4 * index).rotateX(0.5 * (index % 3 - 1));
        var center = rotation.transform(new Vector3d(0, 0, -3));
        return new Camera(
                Intrinsics.pinhole(side, side, 1.4 * side, 1.4 * side, side / 2.0, side / 2.0),
                new Pose(rotation, center));
    }

    /// A silhouette that every camera sees alike.
    private static Photograph disc(int side) {
        var rgb = new byte[3 * side * side];
        var coverage = new byte[side * side];
        double radius = 0.25 * side;
        for (int y = 0, i = 0; y < side; y++) {
            for (int x = 0; x < side; x++, i++) {
                coverage[i] = (byte) (Math.hypot(x - side / 2.0, y - side / 2.0) < radius ? 255 : 0);
            }
        }
        return new Photograph(side, side, rgb, coverage, CoverageKind.ALPHA);
    }

    private static Runnable extraction(int resolution) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (var workers = new Workers(threads)) {
            var snapshot = new FittedField(workers).snapshot();
            var extractor = new SurfaceExtractor(ExtractionSettings.defaults().withResolution(resolution));
            return () -> {
                try {
                    extractor.extract(snapshot.evaluators(), snapshot.transform(), done -> true);
                } catch (NoSurfaceException e) {
                    throw new IllegalStateException("the fitted field must have a surface", e);
                }
            };
        }
    }

    private static Runnable steps(int rays) {
        var subject = new StepSubject(rays, 1);
        return () -> {
            for (int step = 0; step < 20; step++) {
                subject.wholeStep();
            }
        };
    }
}
