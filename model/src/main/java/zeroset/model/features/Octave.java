package zeroset.model.features;

import java.util.ArrayList;
import java.util.List;

/// One octave of a scale space: the picture ever more blurred, and the differences of neighbouring blurs.
///
/// @param blurred `SCALES + 3` pictures, the first with the octave's base blur
/// @param differences `SCALES + 2` differences of neighbours
record Octave(List<GrayImage> blurred, List<GrayImage> differences) {

    /// Scales per octave (Lowe: 3 finds the most that are found again).
    static final int SCALES = 3;

    /// Blur of the first picture of an octave, in its own pixels (Lowe: 1.6).
    static final double BASE_BLUR = 1.6;

    /// Builds an octave.
    ///
    /// @param base with the base blur already
    static Octave of(GrayImage base) {
        var blurred = new ArrayList<GrayImage>();
        blurred.add(base);
        double factor = Math.pow(2, 1.0 / SCALES);
        for (int i = 1; i < SCALES + 3; i++) {
            double before = BASE_BLUR * Math.pow(factor, i - 1.0);
            blurred.add(blurred.getLast().blurred(before * Math.sqrt(factor * factor - 1)));
        }
        var differences = new ArrayList<GrayImage>();
        for (int i = 1; i < blurred.size(); i++) {
            differences.add(blurred.get(i).minus(blurred.get(i - 1)));
        }
        return new Octave(List.copyOf(blurred), List.copyOf(differences));
    }

    /// The base of the next octave.
    GrayImage next() {
        return blurred.get(SCALES).decimated();
    }
}
