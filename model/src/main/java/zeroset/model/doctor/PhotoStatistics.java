package zeroset.model.doctor;

import zeroset.model.dataset.Photograph;

/// Figures of one photograph's pixels, taken where a mask shows the object if there is one.
///
/// @param brightness mean luminance, 0..1
/// @param sharpness mean square of differences between neighbours, over that of differences four pixels apart:
///     falls when fine detail is missing, whatever the contrast
/// @param borderCoverage share of the picture's border that the coverage channel calls object
/// @param coverage share of the picture that it calls object; 1 without such a channel
record PhotoStatistics(double brightness, double sharpness, double borderCoverage, double coverage) {

    private static final int APART = 4;
    private static final int OBJECT = 128;

    static PhotoStatistics of(Photograph photograph) {
        int width = photograph.width();
        int height = photograph.height();
        double light = 0;
        double near = 0;
        double far = 0;
        long covered = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (photograph.coverage(x, y) < OBJECT) {
                    continue;
                }
                covered++;
                double here = luminance(photograph, x, y);
                light += here;
                boolean inside = x + APART < width && y + APART < height;
                if (inside
                        && photograph.coverage(x + APART, y) >= OBJECT
                        && photograph.coverage(x, y + APART) >= OBJECT) {
                    near += square(here - luminance(photograph, x + 1, y))
                            + square(here - luminance(photograph, x, y + 1));
                    far += square(here - luminance(photograph, x + APART, y))
                            + square(here - luminance(photograph, x, y + APART));
                }
            }
        }
        return new PhotoStatistics(
                light / Math.max(1, covered),
                far == 0 ? 0 : near / far,
                borderCoverage(photograph),
                (double) covered / ((double) width * height));
    }

    private static double borderCoverage(Photograph photograph) {
        int width = photograph.width();
        int height = photograph.height();
        int covered = 0;
        for (int x = 0; x < width; x++) {
            covered += isObject(photograph, x, 0) + isObject(photograph, x, height - 1);
        }
        for (int y = 0; y < height; y++) {
            covered += isObject(photograph, 0, y) + isObject(photograph, width - 1, y);
        }
        return covered / (2.0 * (width + height));
    }

    private static int isObject(Photograph photograph, int x, int y) {
        return photograph.coverage(x, y) >= OBJECT ? 1 : 0;
    }

    /// ITU-R BT.601 on the values as stored, 0..1.
    private static double luminance(Photograph photograph, int x, int y) {
        return (0.299 * photograph.channel(x, y, 0)
                        + 0.587 * photograph.channel(x, y, 1)
                        + 0.114 * photograph.channel(x, y, 2))
                / 255;
    }

    private static double square(double value) {
        return value * value;
    }
}
