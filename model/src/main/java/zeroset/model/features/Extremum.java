package zeroset.model.features;

import org.jspecify.annotations.Nullable;

/// An extremum of the differences of blurs, with its place between the samples.
///
/// @param x pixels of the octave, index coordinates
/// @param y pixels of the octave, index coordinates
/// @param level among the differences, with a fraction
/// @param strength how much it stands out
record Extremum(double x, double y, double level, double strength) {

    private static final int BORDER = 5;

    /// Lowe drops what stands out less than 0.03 over three scales and what is an edge more than a corner (ratio
    /// of curvatures above 10). Smooth photographs need weaker ones; matching sorts out what is not found again.
    private static final double CONTRAST = 0.008;

    private static final double EDGE = 12;

    /// Looks whether a sample is an extremum among its 26 neighbours, and where exactly.
    ///
    /// @return null when it is none worth keeping
    @Nullable
    static Extremum at(Octave octave, int level, int x, int y) {
        var here = octave.differences().get(level);
        if (x < BORDER || y < BORDER || x >= here.width() - BORDER || y >= here.height() - BORDER) {
            return null;
        }
        float value = here.at(x, y);
        if (Math.abs(value) < 0.5 * CONTRAST || !isExtreme(octave, level, x, y, value)) {
            return null;
        }
        return refined(octave, level, x, y);
    }

    private static boolean isExtreme(Octave octave, int level, int x, int y, float value) {
        for (int l = level - 1; l <= level + 1; l++) {
            var image = octave.differences().get(l);
            float[] values = image.values();
            for (int dy = -1; dy <= 1; dy++) {
                int row = (y + dy) * image.width() + x;
                for (int dx = -1; dx <= 1; dx++) {
                    float other = values[row + dx];
                    boolean beats = value > 0 ? other > value : other < value;
                    if (beats) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// One Newton step on the quadratic through the neighbours.
    @Nullable
    private static Extremum refined(Octave octave, int level, int x, int y) {
        var below = octave.differences().get(level - 1);
        var here = octave.differences().get(level);
        var above = octave.differences().get(level + 1);
        double value = here.at(x, y);
        double gx = 0.5 * (here.at(x + 1, y) - here.at(x - 1, y));
        double gy = 0.5 * (here.at(x, y + 1) - here.at(x, y - 1));
        double gs = 0.5 * (above.at(x, y) - below.at(x, y));
        double xx = here.at(x + 1, y) + here.at(x - 1, y) - 2 * value;
        double yy = here.at(x, y + 1) + here.at(x, y - 1) - 2 * value;
        double ss = above.at(x, y) + below.at(x, y) - 2 * value;
        double xy =
                0.25 * (here.at(x + 1, y + 1) - here.at(x - 1, y + 1) - here.at(x + 1, y - 1) + here.at(x - 1, y - 1));
        double trace = xx + yy;
        double determinant = xx * yy - xy * xy;
        if (determinant <= 0 || trace * trace * EDGE >= (EDGE + 1) * (EDGE + 1) * determinant) {
            return null; // an edge: it may slide along
        }
        // The mixed derivatives with the scale are small; without them the solution is a 2x2 system and a division.
        double dx = -(yy * gx - xy * gy) / determinant;
        double dy = -(xx * gy - xy * gx) / determinant;
        double ds = ss == 0 ? 0 : Math.clamp(-gs / ss, -0.5, 0.5);
        if (Math.abs(dx) > 1 || Math.abs(dy) > 1) {
            return null; // the peak belongs to another sample
        }
        double strength = Math.abs(value + 0.5 * (gx * dx + gy * dy + gs * ds));
        return strength < CONTRAST ? null : new Extremum(x + dx, y + dy, level + ds, strength);
    }
}
