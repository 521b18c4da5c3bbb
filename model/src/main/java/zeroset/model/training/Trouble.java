package zeroset.model.training;

/// What {@link RunWatch} noticed of a run that goes wrong.
///
/// @param kind what it is
/// @param step steps done when it was noticed
/// @param sentence what happened, with the figures that show it, for people
/// @param remedy what to do about it, in one sentence
public record Trouble(Kind kind, int step, String sentence, String remedy) {

    /// The ways in which a run goes wrong early.
    public enum Kind {
        /// There is no surface any more: all empty, all solid, or no numbers.
        VANISHED,
        /// Cameras stand in what should be solid, and the object is hollow.
        INSIDE_OUT,
        /// The surface clings to the boundary of the region of interest instead of lying in it.
        LEFT_REGION,
        /// The density became so sharp that no sample sees where the surface should move.
        TOO_SHARP
    }
}
