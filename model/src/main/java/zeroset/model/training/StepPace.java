package zeroset.model.training;

/// How long a step takes now: a mean over the last half minute or so, in which what is older counts less and less.
///
/// What comes before the first step (masks carved, photographs matched, the field fitted) is no step, and steps become
/// slower as levels of the grid open; a mean since the start of the run would be wrong for both reasons. Confined to
/// the trainer's thread.
final class StepPace {

    /// Time in which the weight of a step falls to 1 / e, seconds.
    private static final double MEMORY_SECONDS = 20;

    private double steps;
    private double seconds;

    /// Some steps were done.
    ///
    /// @param count how many, > 0
    /// @param took wall time for all of them
    void add(int count, double took) {
        double decay = Math.exp(-took / MEMORY_SECONDS);
        steps = decay * steps + count;
        seconds = decay * seconds + took;
    }

    /// Wall time of a step; NaN before the first.
    double secondsPerStep() {
        return seconds / steps;
    }
}
