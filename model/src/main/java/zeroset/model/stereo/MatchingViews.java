package zeroset.model.stereo;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.parallel.Workers;

/// Chooses which photographs are matched and how large, so that the work is bounded whatever the data set, and prepares
/// them.
final class MatchingViews {

    /// How much is matched.
    ///
    /// @param pixels looking at the region, over all views
    /// @param fewestPixels fewer a view blur away what could be matched; fewer views are better then
    record Effort(double pixels, double fewestPixels) {
        /// About half a minute of two cores.
        static final Effort THOROUGH = new Effort(3e6, 40_000);
        /// A few seconds: enough to tell where things are, not what they look like.
        static final Effort SURVEY = new Effort(4e5, 10_000);
    }

    /// Samples per axis that a reduced pixel averages: more of them read every pixel of a large photograph for a
    /// difference that matching does not see.
    private static final int MOST_SAMPLES = 5;

    private MatchingViews() {}

    /// Prepares the pictures.
    ///
    /// @param photographs all that supervise
    /// @param transform from their space to unit space
    /// @param useMasks whether pixels that masks call background are left out
    /// @param effort bounds the work
    static List<MatchingView> of(
            List<PosedPhotograph> photographs,
            SceneTransform transform,
            boolean useMasks,
            Effort effort,
            Workers workers) {
        var choice = Choice.of(photographs, transform, effort);
        var views = new MatchingView[choice.photographs.size()];
        workers.forEach(views.length, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                views[i] = reduce(choice.photographs.get(i), choice.windows.get(i), transform, choice.scale, useMasks);
            }
        });
        return List.of(views);
    }

    /// What a pixel of the pictures covers at the region's middle.
    ///
    /// @return unit space, the median of all views; 0 when no photograph shows the region
    static double pixelSize(List<PosedPhotograph> photographs, SceneTransform transform, Effort effort) {
        var choice = Choice.of(photographs, transform, effort);
        var sizes = choice.photographs.stream()
                .mapToDouble(posed -> {
                    var lens = posed.camera().intrinsics();
                    var center = transform.toUnit(posed.camera().pose().center(), new Vector3d());
                    return center.length() / (choice.scale * Math.max(lens.fx(), lens.fy()));
                })
                .sorted()
                .toArray();
        return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    }

    /// @param photographs that are matched
    /// @param windows their parts that show the region
    /// @param scale of the pictures against the photographs, at most 1
    private record Choice(List<PosedPhotograph> photographs, List<RegionWindow> windows, double scale) {

        static Choice of(List<PosedPhotograph> photographs, SceneTransform transform, Effort effort) {
            var looking = photographs.stream()
                    .filter(posed -> RegionWindow.of(posed.camera(), transform).pixelsOnRegion() > 0)
                    .toList();
            var chosen = spread(looking, (int) (effort.pixels() / effort.fewestPixels()));
            var windows = chosen.stream()
                    .map(posed -> RegionWindow.of(posed.camera(), transform))
                    .toList();
            double pixels =
                    windows.stream().mapToDouble(RegionWindow::pixelsOnRegion).sum();
            return new Choice(chosen, windows, Math.min(1, Math.sqrt(effort.pixels() / Math.max(1, pixels))));
        }
    }

    /// Evenly in file order, which for most captures is the walk around the object.
    private static List<PosedPhotograph> spread(List<PosedPhotograph> photographs, int most) {
        if (photographs.size() <= most) {
            return photographs;
        }
        var chosen = new ArrayList<PosedPhotograph>();
        for (int i = 0; i < most; i++) {
            chosen.add(photographs.get((int) ((long) i * photographs.size() / most)));
        }
        return chosen;
    }

    private static MatchingView reduce(
            PosedPhotograph posed, RegionWindow window, SceneTransform transform, double scale, boolean useMasks) {
        var lens = posed.camera().intrinsics();
        int width = Math.max(16, (int) Math.round(scale * window.width()));
        int height = Math.max(16, (int) Math.round(scale * window.height()));
        var small = window.lens(lens, width, height);
        var center = transform.toUnit(posed.camera().pose().center(), new Vector3d());
        var rotation = posed.camera().pose().rotation();
        var rows = new float[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                rows[3 * row + column] = (float) rotation.get(column, row);
            }
        }
        var luminance = new float[width * height];
        var colors = new byte[3 * width * height];
        var active = new boolean[width * height];
        boolean masked = useMasks && posed.photograph().coverageKind().separatesObject();
        int samples = Math.clamp((int) Math.ceil((double) window.width() / width - 0.01), 1, MOST_SAMPLES);
        var pixel = new PixelReader(posed.photograph());
        var direction = new Vector3d();
        var observed = new Vector2d();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                double covered = 0;
                for (int s = 0; s < samples * samples; s++) {
                    double px = x + (s % samples + 0.5) / samples;
                    double py = y + (Math.floorDiv(s, samples) + 0.5) / samples;
                    observe(lens, (px - small.cx()) / small.fx(), (py - small.cy()) / small.fy(), observed);
                    sum += pixel.luminance(observed.x, observed.y);
                    covered += pixel.coverage(observed.x, observed.y);
                }
                int at = y * width + x;
                luminance[at] = (float) (sum / (samples * samples));
                rotation.transform(
                                (x + 0.5 - small.cx()) / small.fx(), (y + 0.5 - small.cy()) / small.fy(), 1, direction)
                        .normalize();
                pixel.color(observed.x, observed.y, colors, 3 * at);
                active[at] = luminance[at] >= 0
                        && RegionWindow.isInReach(center, direction)
                        && (!masked || covered >= 0.5 * samples * samples);
            }
        }
        return new MatchingView(
                width,
                height,
                new float[] {
                    (float) small.fx(), (float) small.fy(), (float) (small.cx() - 0.5), (float) (small.cy() - 0.5)
                },
                rows,
                new float[] {(float) center.x, (float) center.y, (float) center.z},
                luminance,
                colors,
                active);
    }

    /// Where the real lens shows what an ideal one shows at (x, y), pixels; NaN where it shows it nowhere.
    private static void observe(Intrinsics lens, double x, double y, Vector2d dest) {
        if (lens.distortion().covers(x, y)) {
            lens.distortion().distort(x, y, dest);
            dest.set(dest.x * lens.fx() + lens.cx(), dest.y * lens.fy() + lens.cy());
        } else {
            dest.set(Double.NaN, Double.NaN);
        }
    }
}
