package zeroset.render.viewport;

import java.util.ArrayDeque;
import java.util.Deque;

/// Frames finished in the last second. Confined to one thread.
final class FrameRate {

    private static final long SECOND = 1_000_000_000;

    private final Deque<Long> times = new ArrayDeque<>();

    void count() {
        times.add(System.nanoTime());
    }

    double perSecond() {
        long since = System.nanoTime() - SECOND;
        while (!times.isEmpty() && times.getFirst() - since < 0) {
            times.removeFirst();
        }
        return times.size();
    }
}
