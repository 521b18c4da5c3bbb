package zeroset.model.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;

/// The keypoints of one photograph and what surrounds them. Immutable.
public final class Keypoints {

    /// Longer side at which keypoints are looked for; more pixels bring little but noise.
    private static final int LONG_SIDE = 640;

    /// Photographs smaller than this are doubled first: their finest detail is finer than the first octave's
    /// blur.
    private static final int DOUBLED_BELOW = 400;

    /// Blur that photographs have by themselves, pixels (Lowe: 0.5).
    private static final double OWN_BLUR = 0.5;

    private static final int SMALLEST_OCTAVE = 24;

    /// The strongest that are kept; matching costs the square.
    private static final int MOST = 320;

    private final List<Keypoint> points;
    private final float[] descriptors;

    private Keypoints(List<Keypoint> points, float[] descriptors) {
        this.points = List.copyOf(points);
        this.descriptors = descriptors;
    }

    /// Finds the keypoints of a photograph. Where a mask tells the object, only those on it count.
    public static Keypoints of(Photograph photograph) {
        double longSide = Math.max(photograph.width(), photograph.height());
        double scale = longSide < DOUBLED_BELOW ? 2 : Math.min(1, LONG_SIDE / longSide);
        return new Search(photograph, scale).run();
    }

    /// Number of keypoints.
    public int size() {
        return points.size();
    }

    /// A keypoint.
    public Keypoint get(int index) {
        return points.get(index);
    }

    /// `[size, 128]`; shared, nobody writes to it.
    float[] descriptors() {
        return descriptors;
    }

    /// A keypoint on its way.
    private record Found(Extremum extremum, int octave, Keypoint point) {}

    /// The search in one photograph.
    private static final class Search {

        private final Photograph photograph;
        private final double scale;
        private final List<Octave> octaves = new ArrayList<>();
        private final List<Found> found = new ArrayList<>();

        Search(Photograph photograph, double scale) {
            this.photograph = photograph;
            this.scale = scale;
        }

        Keypoints run() {
            var base = base();
            for (int o = 0; Math.min(base.width(), base.height()) >= SMALLEST_OCTAVE; o++) {
                var octave = Octave.of(base);
                octaves.add(octave);
                search(octave, o);
                base = octave.next();
            }
            found.sort(Comparator.comparingDouble((Found f) -> -f.extremum().strength()));
            var kept = found.subList(0, Math.min(MOST, found.size()));
            var descriptors = new float[kept.size() * GradientHistogram.LENGTH];
            var points = new ArrayList<Keypoint>();
            for (int i = 0; i < kept.size(); i++) {
                points.add(describe(kept.get(i), descriptors, i * GradientHistogram.LENGTH));
            }
            return new Keypoints(points, descriptors);
        }

        private GrayImage base() {
            var gray = luminance(photograph);
            int width = (int) Math.max(1, Math.round(photograph.width() * scale));
            int height = (int) Math.max(1, Math.round(photograph.height() * scale));
            double own = OWN_BLUR * scale;
            if (scale < 1) {
                double before = 0.5 * Math.sqrt(1 / (scale * scale) - 1);
                gray = before > 0.1 ? gray.blurred(before) : gray;
                own = OWN_BLUR;
            }
            var sized = scale == 1 ? gray : gray.resized(width, height);
            return sized.blurred(Math.sqrt(Octave.BASE_BLUR * Octave.BASE_BLUR - own * own));
        }

        private void search(Octave octave, int o) {
            var image = octave.blurred().getFirst();
            for (int level = 1; level <= Octave.SCALES; level++) {
                for (int y = 0; y < image.height(); y++) {
                    for (int x = 0; x < image.width(); x++) {
                        var extremum = Extremum.at(octave, level, x, y);
                        if (extremum != null) {
                            keep(extremum, o);
                        }
                    }
                }
            }
        }

        private void keep(Extremum extremum, int o) {
            double toPhotograph = (1 << o) / scale;
            // Decimation keeps the even pixels, so index i of an octave is index i * 2^o of the first.
            double x = (extremum.x() * (1 << o) + 0.5) / scale;
            double y = (extremum.y() * (1 << o) + 0.5) / scale;
            double sigma = Octave.BASE_BLUR * Math.pow(2, extremum.level() / Octave.SCALES) * toPhotograph;
            if (isOnObject(x, y)) {
                found.add(new Found(extremum, o, new Keypoint(x, y, sigma, 0)));
            }
        }

        private boolean isOnObject(double x, double y) {
            int ix = Math.clamp((int) x, 0, photograph.width() - 1);
            int iy = Math.clamp((int) y, 0, photograph.height() - 1);
            return photograph.coverage(ix, iy) >= 128;
        }

        private Keypoint describe(Found keypoint, float[] dest, int at) {
            var extremum = keypoint.extremum();
            int level = Math.clamp(Math.round(extremum.level()), 0, Octave.SCALES + 2);
            var histogram = new GradientHistogram(
                    octaves.get(keypoint.octave()).blurred().get(level));
            double sigma = Octave.BASE_BLUR * Math.pow(2, extremum.level() / Octave.SCALES);
            double angle = histogram.direction(extremum.x(), extremum.y(), sigma);
            histogram.describe(extremum.x(), extremum.y(), sigma, angle, dest, at);
            var point = keypoint.point();
            return new Keypoint(point.x(), point.y(), point.scale(), angle);
        }
    }

    /// Luminances 0..1; transparent pixels show the object's mean colour, so that the outline stands out little.
    private static GrayImage luminance(Photograph photograph) {
        int width = photograph.width();
        int height = photograph.height();
        var values = new float[width * height];
        double sum = 0;
        double weight = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // ITU-R BT.601 on the values as stored: matching cares for contrast, not for energy.
                float value = (0.299f * photograph.channel(x, y, 0)
                                + 0.587f * photograph.channel(x, y, 1)
                                + 0.114f * photograph.channel(x, y, 2))
                        / 255;
                values[y * width + x] = value;
                sum += value * photograph.coverage(x, y);
                weight += photograph.coverage(x, y);
            }
        }
        if (photograph.coverageKind() == CoverageKind.ALPHA && weight > 0) {
            float mean = (float) (sum / weight);
            for (int i = 0; i < values.length; i++) {
                float alpha = photograph.coverage(i % width, i / width) / 255f;
                values[i] = mean + alpha * (values[i] - mean);
            }
        }
        return new GrayImage(width, height, values);
    }
}
