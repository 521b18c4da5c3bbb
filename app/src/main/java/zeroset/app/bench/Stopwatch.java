package zeroset.app.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/// Measures wall time.
final class Stopwatch {

    private static final int RUNS = 3;

    private Stopwatch() {}

    /// The median of three runs, after one for the compiler, seconds.
    static double seconds(Callable<?> work) throws Exception {
        work.call();
        var seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.call();
            seconds[i] = (System.nanoTime() - start) * 1e-9;
        }
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }
}
