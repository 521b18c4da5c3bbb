package zeroset.model.training;

import java.util.List;

/// The first steps of a run, as they came out: whoever repeats them with the same photographs, configuration and
/// program gets the same numbers.
///
/// @param steps in order, from the start
/// @param hash of the state after the last of them, see {@link Checkpoint#hash()}
public record Opening(List<Step> steps, String hash) {

    /// How many steps are kept: enough that every part of a step takes part, few enough to repeat in seconds.
    public static final int LENGTH = 20;

    /// One step.
    ///
    /// @param progress share of the budget spent when it began, which schedules follow
    /// @param loss its weighted sum of loss terms
    public record Step(double progress, double loss) {}

    /// Copies the list.
    public Opening {
        steps = List.copyOf(steps);
    }
}
