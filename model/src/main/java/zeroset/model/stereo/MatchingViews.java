package zeroset.model.stereo;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.parallel.Workers;

/// Chooses which photographs are matched and how large, so that the work is bounded whatever the data set, and prepares
/// them.
final class MatchingViews {

    /// Pixels looking at the region, over all views. About half a minute of two cores.
    private static final double PIXELS = 3e6;

    /// Fewer pixels a view blur away what could be matched; fewer views are better then.
    private static final double FEWEST_PIXELS = 40_000;

    /// Space around the region whose pixels are matched too: what stands just outside it bounds its free space.
    private static final double REACH = 1.05;

    private MatchingViews() {}

    /// Prepares the pictures.
    ///
    /// @param photographs all that supervise
    /// @param transform from their space to unit space
    /// @param useMasks whether pixels that masks call background are left out
    static List<MatchingView> of(
            List<PosedPhotograph> photographs, SceneTransform transform, boolean useMasks, Workers workers) {
        var chosen = spread(photographs, (int) (PIXELS / FEWEST_PIXELS));
        double looking = chosen.stream()
                .mapToDouble(posed -> pixelsOnRegion(posed, transform))
                .sum();
        double scale = Math.min(1, Math.sqrt(PIXELS / Math.max(1, looking)));
        var views = new MatchingView[chosen.size()];
        workers.forEach(views.length, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                views[i] = reduce(chosen.get(i), transform, scale, useMasks);
            }
        });
        return List.of(views);
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

    /// Pixels whose rays pass the region, estimated on a coarse raster.
    private static double pixelsOnRegion(PosedPhotograph posed, SceneTransform transform) {
        var lens = posed.camera().intrinsics();
        var origin = transform.toUnit(posed.camera().pose().center(), new Vector3d());
        var direction = new Vector3d();
        int raster = 24;
        int hits = 0;
        for (int j = 0; j < raster; j++) {
            for (int i = 0; i < raster; i++) {
                posed.camera()
                        .rayDirection((i + 0.5) * lens.width() / raster, (j + 0.5) * lens.height() / raster, direction);
                hits += passes(origin, direction) ? 1 : 0;
            }
        }
        return (double) hits / (raster * raster) * lens.width() * lens.height();
    }

    private static boolean passes(Vector3d origin, Vector3d direction) {
        double middle = -origin.dot(direction);
        double missSquared = origin.lengthSquared() - middle * middle;
        return missSquared < REACH * REACH && (middle > 0 || origin.lengthSquared() < REACH * REACH);
    }

    private static MatchingView reduce(
            PosedPhotograph posed, SceneTransform transform, double scale, boolean useMasks) {
        var lens = posed.camera().intrinsics();
        int width = Math.max(16, (int) Math.round(scale * lens.width()));
        int height = Math.max(16, (int) Math.round(scale * lens.height()));
        var small = lens.scaledTo(width, height);
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
        int samples = Math.max(1, (int) Math.ceil((double) lens.width() / width - 0.01));
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
                        && passes(center, direction)
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

    /// Bilinear look-ups in a photograph.
    private record PixelReader(Photograph photograph) {

        /// 0..255, or NaN outside the picture and where a mask calls the pixel invalid.
        double luminance(double x, double y) {
            if (!(x >= 0 && y >= 0 && x <= photograph.width() && y <= photograph.height())) {
                return Double.NaN;
            }
            double gx = Math.clamp(x - 0.5, 0, photograph.width() - 1.0);
            double gy = Math.clamp(y - 0.5, 0, photograph.height() - 1.0);
            int ix = Math.min((int) gx, Math.max(0, photograph.width() - 2));
            int iy = Math.min((int) gy, Math.max(0, photograph.height() - 2));
            int right = Math.min(ix + 1, photograph.width() - 1);
            int below = Math.min(iy + 1, photograph.height() - 1);
            double fx = gx - ix;
            double fy = gy - iy;
            double top = at(ix, iy) + fx * (at(right, iy) - at(ix, iy));
            double bottom = at(ix, below) + fx * (at(right, below) - at(ix, below));
            return top + fy * (bottom - top);
        }

        /// Copies the nearest pixel's colour.
        void color(double x, double y, byte[] dest, int at) {
            int ix = Math.clamp((int) x, 0, photograph.width() - 1);
            int iy = Math.clamp((int) y, 0, photograph.height() - 1);
            for (int channel = 0; channel < 3; channel++) {
                dest[at + channel] = (byte) photograph.channel(ix, iy, channel);
            }
        }

        double coverage(double x, double y) {
            int ix = Math.clamp((int) x, 0, photograph.width() - 1);
            int iy = Math.clamp((int) y, 0, photograph.height() - 1);
            return photograph.coverage(ix, iy) / 255.0;
        }

        private double at(int x, int y) {
            if (photograph.coverageKind() == CoverageKind.VALID_MASK && photograph.coverage(x, y) < 128) {
                return Double.NaN;
            }
            // ITU-R BT.601, on the values as stored: matching cares for contrast, not for energy.
            double value = 0.299 * photograph.channel(x, y, 0)
                    + 0.587 * photograph.channel(x, y, 1)
                    + 0.114 * photograph.channel(x, y, 2);
            // Colours under transparent pixels mean nothing; grey there lets the outline itself be matched.
            double alpha = photograph.coverageKind() == CoverageKind.ALPHA ? photograph.coverage(x, y) / 255.0 : 1;
            return alpha * value + (1 - alpha) * 128;
        }
    }
}
