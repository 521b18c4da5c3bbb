package zeroset.render.viewport;

/// How fast surfaces are drawn here and now, learnt from the last few; tells how coarse a picture must be to be
/// quick.
final class Pace {

    /// Software GL on two cores, until there is a measurement.
    private static final double FIRST_GUESS_MILLIS_PER_PIXEL = 150e-6;

    private static final double[] FACTORS = {1, 1.5, 2, 3, 4, 6, 8};

    private double millisPerPixel = FIRST_GUESS_MILLIS_PER_PIXEL;

    /// Learns from a finished picture.
    void learn(long pixels, double millis) {
        // Half of the new one: a shared machine's speed changes from one second to the next. At most fourfold up: the
        // first picture of a kind includes compiling its shader.
        double measured = Math.min(millis / Math.max(1, pixels), 4 * millisPerPixel);
        millisPerPixel = 0.5 * (millisPerPixel + measured);
    }

    /// Expected time.
    double millis(long pixels) {
        return millisPerPixel * pixels;
    }

    /// Edge of a coarse pixel in pixels, such that the picture takes no longer than asked for.
    double factorFor(long pixels, double millis) {
        for (double factor : FACTORS) {
            if (millis(pixels) / (factor * factor) <= millis) {
                return factor;
            }
        }
        return FACTORS[FACTORS.length - 1];
    }

    /// Stripes that take about `millis` each.
    int bandsFor(long pixels, double millis) {
        return (int) Math.clamp(Math.ceil(millis(pixels) / millis), 1, 256);
    }
}
