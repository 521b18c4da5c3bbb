package zeroset.model.limits;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import zeroset.model.parallel.Workers;

/// Multiply-adds a second when nothing waits for memory.
final class FmaPeak {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int ROUNDS = 2_000_000;
    /// Independent sums: enough to hide the latency of a fused multiply-add on two ports.
    private static final int SUMS = 10;

    private static final int REPETITIONS = 12;

    private FmaPeak() {}

    /// The best of several measurements, after some for the compiler.
    static double flopPerSecond(Workers workers) {
        var results = new float[workers.threads()];
        double best = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            workers.forEach(results.length, 1, (from, to) -> {
                for (int k = from; k < to; k++) {
                    results[k] += multiply(1 - 1e-7f * k);
                }
            });
            double seconds = (System.nanoTime() - start) * 1e-9;
            best = Math.max(best, 2.0 * SUMS * SPECIES.length() * ROUNDS * results.length / seconds);
        }
        if (Float.isNaN(results[0])) {
            throw new IllegalStateException("a sum below one cannot overflow"); // keeps the loop alive
        }
        return best;
    }

    private static float multiply(float factor) {
        var x = FloatVector.broadcast(SPECIES, factor);
        var y = FloatVector.broadcast(SPECIES, 1e-8f);
        var a = y;
        var b = y;
        var c = y;
        var d = y;
        var e = y;
        var f = y;
        var g = y;
        var h = y;
        var i = y;
        var j = y;
        for (int round = 0; round < ROUNDS; round++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
        }
        return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).lane(0);
    }
}
