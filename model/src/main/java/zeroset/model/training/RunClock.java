package zeroset.model.training;

import java.util.function.LongSupplier;

/// Wall time of training, by a clock that nobody sets. Pauses do not count, nor does the sleep of the machine. Confined
/// to the trainer's thread.
final class RunClock {

    /// A step takes a fraction of a second, with the paper's network a few seconds: what takes longer than this was the
    /// machine's sleep. Systems differ in whether their clocks go on meanwhile.
    private static final double LONGEST_STEP_SECONDS = 60;

    private final LongSupplier nanos;
    private final double earlierSeconds;
    private final long began;
    private long lastMark;
    private long waited;

    /// @param nanos monotonic, as {@link System#nanoTime}
    /// @param earlierSeconds wall time of training before
    RunClock(LongSupplier nanos, double earlierSeconds) {
        this.nanos = nanos;
        this.earlierSeconds = earlierSeconds;
        began = nanos.getAsLong();
        lastMark = began;
    }

    /// Wall time of training until the last mark.
    double seconds() {
        return earlierSeconds + (lastMark - began - waited) * 1e-9;
    }

    /// A piece of preparation is over, however long it took.
    void mark() {
        lastMark = nanos.getAsLong();
    }

    /// A step is over.
    void markStep() {
        long now = nanos.getAsLong();
        if ((now - lastMark) * 1e-9 > LONGEST_STEP_SECONDS) {
            waited += now - lastMark;
        }
        lastMark = now;
    }

    /// Takes the time since the last mark off the clock.
    void forget() {
        long now = nanos.getAsLong();
        waited += now - lastMark;
        lastMark = now;
    }
}
