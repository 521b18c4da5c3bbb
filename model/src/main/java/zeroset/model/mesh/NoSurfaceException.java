package zeroset.model.mesh;

import java.util.Locale;

/// The field has no surface at the requested level. The message is for users: what was seen, what to do.
public final class NoSurfaceException extends Exception {

    private static final long serialVersionUID = 1;

    /// Smallest value seen.
    private final float minimum;

    /// Largest value seen.
    private final float maximum;

    /// For a field whose values were all on one side of the level.
    NoSurfaceException(float level, float minimum, float maximum, long samples) {
        super(message(level, minimum, maximum, samples));
        this.minimum = minimum;
        this.maximum = maximum;
    }

    private NoSurfaceException(String message) {
        super(message);
        minimum = Float.NaN;
        maximum = Float.NaN;
    }

    /// For a field whose surface lies outside the region of interest.
    static NoSurfaceException outsideTheRegion() {
        return new NoSurfaceException(
                "no surface in the region of interest: the field's surface only touches its border;"
                        + " make the region larger, or move it");
    }

    private static String message(float level, float minimum, float maximum, long samples) {
        String remedy;
        if (samples == 0 || minimum > maximum) {
            remedy = "every value was NaN: training has diverged, go back to an earlier checkpoint";
        } else if (minimum >= level) {
            remedy = "everything is outside: train longer, or check that the region of interest holds the object";
        } else if (maximum < level) {
            remedy = "everything is inside: the region of interest lies within the object, make it larger,"
                    + " or train longer";
        } else {
            remedy = "the only crossings are at the border of the region of interest: make it larger, or move it";
        }
        return String.format(
                Locale.ROOT,
                "no surface at level %.4g: the signed distances at %,d points in the region of interest range from"
                        + " %.4g to %.4g; %s",
                level,
                samples,
                minimum,
                maximum,
                remedy);
    }

    /// Smallest signed distance seen, unit space; NaN when the surface was lost afterwards.
    public float minimum() {
        return minimum;
    }

    /// Largest signed distance seen, unit space; NaN when the surface was lost afterwards.
    public float maximum() {
        return maximum;
    }
}
