package zeroset.model.trainer;

import java.util.LinkedHashMap;
import java.util.Map;

/// Wall time per stage of the training step. A stage ends where the next one begins.
final class StageClock {

    private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
    private long mark = System.nanoTime();

    /// Forgets the time since the last stage ended.
    void begin() {
        mark = System.nanoTime();
    }

    /// Adds the time since the last stage ended to this one.
    void end(String stage) {
        long now = System.nanoTime();
        nanoseconds.merge(stage, now - mark, Long::sum);
        mark = now;
    }

    /// Seconds per stage, in the order in which stages first ended.
    Map<String, Double> seconds() {
        var seconds = new LinkedHashMap<String, Double>();
        nanoseconds.forEach((stage, time) -> seconds.put(stage, time * 1e-9));
        return seconds;
    }
}
