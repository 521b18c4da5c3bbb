package zeroset.app.ui;

import javafx.animation.AnimationTimer;

/// Measures how evenly the `fx` thread draws: the gaps between its pulses. While it runs it asks for a pulse as often
/// as
/// the screen can take one, so it is for tests and for `-Dzeroset.pulses=true`, not for every day. Confined to `fx`.
public final class PulseMeter extends AnimationTimer {

    private long last = -1; // ns
    private long longest;
    private int pulses;

    @Override
    public void handle(long now) {
        long time = System.nanoTime(); // `now` is when the pulse was due, not when it came
        if (last >= 0) {
            longest = Math.max(longest, time - last);
            pulses++;
        }
        last = time;
    }

    /// Forgets what was measured.
    public void reset() {
        last = -1;
        longest = 0;
        pulses = 0;
    }

    /// The longest time between two pulses, milliseconds.
    public double longestGapMillis() {
        return longest / 1e6;
    }

    /// Gaps measured.
    public int count() {
        return pulses;
    }
}
