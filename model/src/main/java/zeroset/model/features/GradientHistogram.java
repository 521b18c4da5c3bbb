package zeroset.model.features;

/// What surrounds a keypoint, as histograms of gradient directions (Lowe, 2004, sections 5 and 6). Confined to
/// one thread.
final class GradientHistogram {

    /// Entries of a descriptor: 4 x 4 cells of 8 directions.
    static final int LENGTH = 128;

    private static final int DIRECTIONS = 36;
    private static final int CELLS = 4;
    private static final int BINS = 8;

    /// No entry counts more than this share, so that one strong edge does not decide (Lowe: 0.2).
    private static final float LARGEST = 0.2f;

    private final GrayImage image;

    /// @param image the blurred picture of the keypoint's scale
    GradientHistogram(GrayImage image) {
        this.image = image;
    }

    /// Main direction of the gradients around a place, radians.
    ///
    /// @param sigma scale of the keypoint, pixels of this picture
    double direction(double x, double y, double sigma) {
        double spread = 1.5 * sigma;
        int radius = (int) Math.round(3 * spread);
        var histogram = new double[DIRECTIONS];
        int centerX = (int) Math.round(x);
        int centerY = (int) Math.round(y);
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                double gx = gradientX(centerX + dx, centerY + dy);
                double gy = gradientY(centerX + dx, centerY + dy);
                double weight = Math.exp(-0.5 * (dx * dx + dy * dy) / (spread * spread));
                double turn = Math.atan2(gy, gx) / (2 * Math.PI) * DIRECTIONS;
                histogram[Math.floorMod((int) Math.round(turn), DIRECTIONS)] += weight * Math.hypot(gx, gy);
            }
        }
        var smooth = smoothed(smoothed(histogram));
        int best = 0;
        for (int i = 1; i < DIRECTIONS; i++) {
            best = smooth[i] > smooth[best] ? i : best;
        }
        double left = smooth[Math.floorMod(best - 1, DIRECTIONS)];
        double right = smooth[(best + 1) % DIRECTIONS];
        double curvature = left + right - 2 * smooth[best];
        double offset = curvature == 0 ? 0 : 0.5 * (left - right) / curvature;
        return (best + offset) * 2 * Math.PI / DIRECTIONS;
    }

    private static double[] smoothed(double[] values) {
        var result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (values[Math.floorMod(i - 1, values.length)] + values[i] + values[(i + 1) % values.length]) / 3;
        }
        return result;
    }

    /// Writes the descriptor of a keypoint, of length 1.
    ///
    /// @param dest receives {@link #LENGTH} values from `at` on
    void describe(double x, double y, double sigma, double angle, float[] dest, int at) {
        double cell = 3 * sigma;
        int radius = (int) Math.round(cell * Math.sqrt(2) * (CELLS + 1) * 0.5);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        int centerX = (int) Math.round(x);
        int centerY = (int) Math.round(y);
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                double offsetX = centerX + dx - x;
                double offsetY = centerY + dy - y;
                double u = (cos * offsetX + sin * offsetY) / cell;
                double v = (-sin * offsetX + cos * offsetY) / cell;
                double column = u + 0.5 * CELLS - 0.5;
                double row = v + 0.5 * CELLS - 0.5;
                if (column <= -1 || row <= -1 || column >= CELLS || row >= CELLS) {
                    continue;
                }
                double gx = gradientX(centerX + dx, centerY + dy);
                double gy = gradientY(centerX + dx, centerY + dy);
                double magnitude = Math.hypot(gx, gy) * Math.exp(-(u * u + v * v) / (0.5 * CELLS * CELLS));
                double bin = (Math.atan2(gy, gx) - angle) / (2 * Math.PI) * BINS;
                spread(column, row, bin, magnitude, dest, at);
            }
        }
        normalise(dest, at);
    }

    /// Shares a gradient between the cells and directions it lies between.
    private static void spread(double column, double row, double bin, double magnitude, float[] dest, int at) {
        int c0 = (int) Math.floor(column);
        int r0 = (int) Math.floor(row);
        int b0 = (int) Math.floor(bin);
        for (int r = r0; r <= r0 + 1; r++) {
            for (int c = c0; c <= c0 + 1; c++) {
                if (r < 0 || c < 0 || r >= CELLS || c >= CELLS) {
                    continue;
                }
                double share = magnitude * (1 - Math.abs(row - r)) * (1 - Math.abs(column - c));
                int cellAt = at + (r * CELLS + c) * BINS;
                double fraction = bin - b0;
                dest[cellAt + Math.floorMod(b0, BINS)] += (float) (share * (1 - fraction));
                dest[cellAt + Math.floorMod(b0 + 1, BINS)] += (float) (share * fraction);
            }
        }
    }

    private static void normalise(float[] values, int at) {
        scale(values, at);
        for (int i = at; i < at + LENGTH; i++) {
            values[i] = Math.min(LARGEST, values[i]);
        }
        scale(values, at);
        for (int i = at; i < at + LENGTH; i++) {
            // Square roots of shares: Euclidean distance then is Hellinger's, which tells more (Arandjelovic and
            // Zisserman, 2012).
            values[i] = (float) Math.sqrt(values[i]);
        }
        scale(values, at);
    }

    private static void scale(float[] values, int at) {
        double sum = 0;
        for (int i = at; i < at + LENGTH; i++) {
            sum += values[i] * values[i];
        }
        float inverse = (float) (1 / Math.sqrt(Math.max(sum, 1e-20))); // 1e-20: no gradients at all
        for (int i = at; i < at + LENGTH; i++) {
            values[i] *= inverse;
        }
    }

    private double gradientX(int x, int y) {
        return image.at(x + 1, y) - image.at(x - 1, y);
    }

    private double gradientY(int x, int y) {
        return image.at(x, y + 1) - image.at(x, y - 1);
    }
}
