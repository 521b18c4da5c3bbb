package zeroset.model.limits;

import zeroset.model.parallel.Workers;

/// Bytes a second between processor and memory.
final class CopyBandwidth {

    /// 64 MiB, larger than the caches of a desktop machine.
    private static final int FLOATS = 16 << 20;

    private static final int REPETITIONS = 8;

    private CopyBandwidth() {}

    /// The best of several measurements; each byte counts once as read and once as written.
    static double bytesPerSecond(Workers workers) {
        int threads = workers.threads();
        var source = new float[threads][FLOATS];
        var target = new float[threads][FLOATS];
        double best = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            workers.forEach(threads, 1, (from, to) -> {
                for (int k = from; k < to; k++) {
                    System.arraycopy(source[k], 0, target[k], 0, FLOATS);
                }
            });
            double seconds = (System.nanoTime() - start) * 1e-9;
            best = Math.max(best, 2.0 * Float.BYTES * FLOATS * threads / seconds);
        }
        return best;
    }
}
