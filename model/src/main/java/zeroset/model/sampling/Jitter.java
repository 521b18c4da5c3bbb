package zeroset.model.sampling;

/// Random numbers that depend only on a key and an index, so that threads may draw them in any order (the finaliser
/// of SplitMix64, Steele et al. 2014).
public final class Jitter {

    private Jitter() {}

    /// A well-mixed 64-bit value.
    public static long mix(long key, long index) {
        long z = key + index * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Uniform in [0, 1).
    public static float uniform(long key, long index) {
        return (mix(key, index) >>> 40) * 0x1p-24f;
    }
}
