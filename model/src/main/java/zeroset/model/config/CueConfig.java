package zeroset.model.config;

/// What a run makes of points that are known of the surface beforehand: those that came with the poses, and those that
/// matching the photographs gives.
///
/// @param use whether there are cues at all
/// @param matching whether photographs are matched with each other before training
/// @param samplesPerStep samples per step that hold the field to the points
/// @param weight of the distance from the points' planes, at the beginning
/// @param finalShare share of the weight that is left at the end, when colour has taken over
public record CueConfig(Use use, boolean matching, int samplesPerStep, double weight, double finalShare) {

    /// When cues are used.
    public enum Use {
        /// Where neither masks nor alpha tell the object.
        AUTOMATIC,
        /// Always; with masks besides the visual hull.
        ALWAYS,
        /// Never.
        NEVER
    }

    /// Checks the ranges.
    public CueConfig {
        if (samplesPerStep < 0) {
            throw new IllegalArgumentException("cue samples per step must be >= 0, was " + samplesPerStep);
        }
        if (!(weight >= 0) || !(finalShare >= 0 && finalShare <= 1)) {
            throw new IllegalArgumentException(
                    "cue weight must be >= 0 and its final share 0..1, were " + weight + " and " + finalShare);
        }
    }

    /// Cues where photographs have no masks. At weight 10 the field followed colour that had not learned anything yet
    /// and tore holes; at 30 it stayed nearer, also with two fifths of the points moved. Colour has its say later.
    public static CueConfig automatic() {
        return new CueConfig(Use.AUTOMATIC, true, 2048, 30, 0.1);
    }

    /// No cues.
    public static CueConfig off() {
        return new CueConfig(Use.NEVER, false, 0, 0, 0);
    }

    /// Whether they are used, once that is decided.
    public boolean areUsed() {
        return use == Use.ALWAYS;
    }

    /// The same cues, with another share of their weight at the end.
    public CueConfig withFinalShare(double newFinalShare) {
        return new CueConfig(use, matching, samplesPerStep, weight, newFinalShare);
    }

    /// The same cues, used or not.
    public CueConfig withUse(Use newUse) {
        return new CueConfig(newUse, matching, samplesPerStep, weight, finalShare);
    }
}
