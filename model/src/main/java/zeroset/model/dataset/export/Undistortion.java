package zeroset.model.dataset.export;

import org.joml.Vector2d;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;

/// Makes the picture that an ideal lens would have taken from the same place.
///
/// The ideal lens has the size and principal point of the real one. Its focal length is the real one's, or
/// longer by as little as it takes that every pixel has been photographed.
final class Undistortion {

    private static final double LONGEST = 8;
    private static final int BORDER_SAMPLES = 64;

    private final Intrinsics real;
    private final Intrinsics ideal;

    /// @param real the lens that took the picture
    /// @throws IllegalArgumentException when no focal length would do: the lens shows too little of what is
    /// around the axis
    Undistortion(Intrinsics real) {
        this.real = real;
        this.ideal = idealOf(real);
    }

    /// The lens of the undistorted picture.
    Intrinsics ideal() {
        return ideal;
    }

    private static Intrinsics idealOf(Intrinsics real) {
        if (isInside(real, 1)) {
            return lens(real, 1);
        }
        double tooShort = 1;
        double enough = LONGEST;
        if (!isInside(real, enough)) {
            throw new IllegalArgumentException(
                    "expected a lens that shows what an ideal one shows, found " + real.distortion());
        }
        for (int i = 0; i < 40; i++) {
            double middle = 0.5 * (tooShort + enough);
            if (isInside(real, middle)) {
                enough = middle;
            } else {
                tooShort = middle;
            }
        }
        return lens(real, enough);
    }

    private static Intrinsics lens(Intrinsics real, double factor) {
        return new Intrinsics(
                real.width(),
                real.height(),
                factor * real.fx(),
                factor * real.fy(),
                real.cx(),
                real.cy(),
                Distortion.NONE);
    }

    /// Whether the whole border of the ideal picture was photographed.
    private static boolean isInside(Intrinsics real, double factor) {
        var pixel = new Vector2d();
        for (int i = 0; i <= BORDER_SAMPLES; i++) {
            double x = (double) i * real.width() / BORDER_SAMPLES;
            double y = (double) i * real.height() / BORDER_SAMPLES;
            if (!isInside(real, factor, x, 0, pixel)
                    || !isInside(real, factor, x, real.height(), pixel)
                    || !isInside(real, factor, 0, y, pixel)
                    || !isInside(real, factor, real.width(), y, pixel)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInside(Intrinsics real, double factor, double pixelX, double pixelY, Vector2d pixel) {
        double x = (pixelX - real.cx()) / (factor * real.fx());
        double y = (pixelY - real.cy()) / (factor * real.fy());
        if (!real.distortion().covers(x, y)) {
            return false;
        }
        real.distortion().distort(x, y, pixel);
        double u = pixel.x * real.fx() + real.cx();
        double v = pixel.y * real.fy() + real.cy();
        return u >= 0 && v >= 0 && u <= real.width() && v <= real.height();
    }

    /// The undistorted picture, interpolated between four pixels.
    Photograph apply(Photograph photograph) {
        int width = ideal.width();
        int height = ideal.height();
        var rgb = new byte[3 * width * height];
        boolean covered = photograph.coverageKind() != CoverageKind.NONE;
        var coverage = new byte[covered ? width * height : 0];
        var source = new Vector2d();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                real.distortion()
                        .distort((x + 0.5 - ideal.cx()) / ideal.fx(), (y + 0.5 - ideal.cy()) / ideal.fy(), source);
                double u = Math.clamp(source.x * real.fx() + real.cx() - 0.5, 0, width - 1.0);
                double v = Math.clamp(source.y * real.fy() + real.cy() - 0.5, 0, height - 1.0);
                int pixel = y * width + x;
                for (int channel = 0; channel < 3; channel++) {
                    rgb[3 * pixel + channel] = interpolated(photograph, u, v, channel);
                }
                if (covered) {
                    coverage[pixel] = interpolated(photograph, u, v, COVERAGE);
                }
            }
        }
        return new Photograph(width, height, rgb, coverage, photograph.coverageKind());
    }

    private static final int COVERAGE = 3;

    private static byte interpolated(Photograph photograph, double u, double v, int channel) {
        int x = (int) u;
        int y = (int) v;
        int right = Math.min(x + 1, photograph.width() - 1);
        int below = Math.min(y + 1, photograph.height() - 1);
        double a = u - x;
        double b = v - y;
        double top = (1 - a) * value(photograph, x, y, channel) + a * value(photograph, right, y, channel);
        double bottom = (1 - a) * value(photograph, x, below, channel) + a * value(photograph, right, below, channel);
        return (byte) Math.round((1 - b) * top + b * bottom);
    }

    private static int value(Photograph photograph, int x, int y, int channel) {
        return channel == COVERAGE ? photograph.coverage(x, y) : photograph.channel(x, y, channel);
    }
}
