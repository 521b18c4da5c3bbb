package zeroset.model.stereo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import zeroset.model.parallel.Workers;
import zeroset.model.testing.TexturedScene;

/// Prints what matching costs for data sets of several sizes; run by hand: `main [photographs width height]...`.
public final class StereoBenchmark {

    private static final SceneTransform TRANSFORM = new SceneTransform(new Sphere(0, 0, 0, 0.8));

    private StereoBenchmark() {}

    /// Each three arguments are one data set.
    public static void main(String[] arguments) {
        var sizes = arguments.length == 0 ? new String[] {"40", "384", "288", "300", "1200", "900"} : arguments;
        for (int i = 0; i + 2 < sizes.length; i += 3) {
            measure(Integer.parseInt(sizes[i]), Integer.parseInt(sizes[i + 1]), Integer.parseInt(sizes[i + 2]));
        }
    }

    private static void measure(int count, int width, int height) {
        var photographs = photographs(count, width, height);
        long before = used();
        long start = System.nanoTime();
        try (var workers = new Workers(2)) {
            var stereo = MultiViewStereo.match(photographs, TRANSFORM, false, 1, workers, new MatchingProgress() {
                @Override
                public void done(double share) {}

                @Override
                public boolean isCancelled() {
                    return false;
                }
            });
            double seconds = 1e-9 * (System.nanoTime() - start);
            System.out.printf(
                    Locale.ROOT,
                    "%d photographs of %dx%d: %d matched at %dx%d, %.1f s, %,d points, %d MB held%n",
                    count,
                    width,
                    height,
                    stereo.views().size(),
                    stereo.views().getFirst().width(),
                    stereo.views().getFirst().height(),
                    seconds,
                    stereo.points().size(),
                    (used() - before) >> 20);
        }
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// A textured ball from cameras on three rings.
    private static List<PosedPhotograph> photographs(int count, int width, int height) {
        var lens = Intrinsics.pinhole(width, height, 1.3 * width, 1.3 * width, 0.5 * width, 0.5 * height);
        var photographs = new ArrayList<PosedPhotograph>();
        for (int i = 0; i < count; i++) {
            var rotation =
                    new Matrix3d().rotateY(6 * Math.PI * i / count).rotateX(0.4 * (Math.floorDiv(3 * i, count) - 1));
            var center = rotation.transform(new Vector3d(0, 0, -3));
            var camera = new Camera(lens, new Pose(rotation, center));
            photographs.add(new PosedPhotograph("view" + i, camera, photograph(camera)));
        }
        return photographs;
    }

    private static Photograph photograph(Camera camera) {
        int width = camera.intrinsics().width();
        int height = camera.intrinsics().height();
        var rgb = new byte[3 * width * height];
        var origin = new Vector3d(camera.pose().center());
        var direction = new Vector3d();
        for (int pixel = 0; pixel < width * height; pixel++) {
            camera.rayDirection(pixel % width + 0.5, Math.floorDiv(pixel, width) + 0.5, direction);
            double t = TexturedScene.BALL.hit(origin, direction);
            byte value = (byte)
                    (Double.isNaN(t)
                            ? 20
                            : 128 + 100 * TexturedScene.pattern(direction.mul(t).add(origin)));
            rgb[3 * pixel] = rgb[3 * pixel + 1] = rgb[3 * pixel + 2] = value;
        }
        return new Photograph(width, height, rgb, new byte[0], CoverageKind.NONE);
    }
}
