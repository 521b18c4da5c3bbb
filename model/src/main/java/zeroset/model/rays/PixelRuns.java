package zeroset.model.rays;

import java.util.Arrays;
import java.util.SplittableRandom;

/// An ordered set of pixels kept as runs of neighbours: some tens of megabytes where a list of pixels took gigabytes.
final class PixelRuns {

    /// No pixels at all.
    static final PixelRuns NONE = new Builder().build();

    private final long[] starts;
    private final long[] before;
    private final long count;

    /// @param starts `[N]` first pixel of each run, ascending
    /// @param before `[N]` number of pixels in the runs before each
    /// @param count number of pixels in all of them
    private PixelRuns(long[] starts, long[] before, long count) {
        this.starts = starts;
        this.before = before;
        this.count = count;
    }

    /// Number of pixels.
    long count() {
        return count;
    }

    /// A place in the set, each as likely as the other.
    long draw(SplittableRandom random) {
        return count <= Integer.MAX_VALUE ? random.nextInt((int) count) : random.nextLong(count);
    }

    /// The pixel at a place.
    ///
    /// @param place 0 to count - 1
    long pixel(long place) {
        int found = Arrays.binarySearch(before, place);
        int run = found >= 0 ? found : -found - 2;
        return starts[run] + place - before[run];
    }

    /// Gathers pixels in ascending order.
    static final class Builder {
        private long[] starts = new long[64];
        private long[] before = new long[64];
        private int runs;
        private long count;
        private long next = -1;

        /// Adds a pixel that comes after all that were added.
        void add(long pixel) {
            if (pixel != next) {
                if (runs == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * runs);
                    before = Arrays.copyOf(before, 2 * runs);
                }
                starts[runs] = pixel;
                before[runs++] = count;
            }
            next = pixel + 1;
            count++;
        }

        /// The set.
        PixelRuns build() {
            return new PixelRuns(Arrays.copyOf(starts, runs), Arrays.copyOf(before, runs), count);
        }
    }
}
