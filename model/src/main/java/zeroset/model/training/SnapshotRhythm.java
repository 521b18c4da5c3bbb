package zeroset.model.training;

/// When a run publishes its surface: every second while it changes before one's eyes, every two seconds once it is
/// refined. Each snapshot costs the trainer a copy and the window a bake, and whoever shows it shows it at once.
final class SnapshotRhythm {

    private static final double FIRST_PERIOD = 1;
    private static final double LAST_PERIOD = 2;

    /// After so many seconds of training the period is twice the first.
    private static final double SECONDS_TO_LAST_PERIOD = 30;

    private double last;

    /// @param seconds trained when it begins
    SnapshotRhythm(double seconds) {
        last = seconds;
    }

    /// Whether a snapshot is due; if so, it counts as published.
    ///
    /// @param seconds trained so far
    boolean beats(double seconds) {
        double share = Math.clamp(seconds / SECONDS_TO_LAST_PERIOD, 0, 1);
        boolean due = seconds - last >= FIRST_PERIOD + share * (LAST_PERIOD - FIRST_PERIOD);
        if (due) {
            last = seconds;
        }
        return due;
    }
}
