package zeroset.render.viewport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Three buffers that go round: one is being filled, one waits to be taken, one is being looked at. A newer frame
/// replaces the one that waits, so whoever shows them is never behind and the `gl` thread never waits.
final class FramePool {

    private final Runnable published;
    private final Runnable frameReady;
    private final List<ByteBuffer> free = new ArrayList<>();
    private @Nullable Frame waiting;
    private @Nullable Frame taken;
    private Frame.@Nullable Quality newest;

    /// @param published called for every frame, on the `gl` thread
    /// @param frameReady called when a frame waits where none did, on the `gl` thread
    FramePool(Runnable published, Runnable frameReady) {
        this.published = published;
        this.frameReady = frameReady;
    }

    /// A buffer to fill.
    synchronized ByteBuffer buffer(int width, int height) {
        int size = Math.multiplyExact(4, Math.multiplyExact(width, height));
        ByteBuffer buffer = null;
        while (!free.isEmpty() && buffer == null) {
            var candidate = free.removeLast();
            // too large by half: the window became small, and so may the memory
            buffer = candidate.capacity() >= size && candidate.capacity() <= 2L * size ? candidate : null;
        }
        if (buffer == null) {
            buffer = ByteBuffer.allocateDirect(size);
        }
        return buffer.clear().limit(size).order(ByteOrder.nativeOrder());
    }

    /// Hands a filled frame over.
    void publish(Frame frame) {
        boolean first;
        synchronized (this) {
            first = waiting == null;
            if (waiting != null) {
                free.add(waiting.pixels());
            }
            waiting = frame;
            newest = frame.quality();
        }
        published.run();
        if (first) {
            frameReady.run();
        }
    }

    /// How good the newest frame is, once there is one.
    synchronized Optional<Frame.Quality> newestQuality() {
        return Optional.ofNullable(newest);
    }

    /// Takes the newest frame and gives the one taken before back.
    synchronized Optional<Frame> take() {
        var next = waiting;
        if (next == null) {
            return Optional.empty();
        }
        if (taken != null) {
            free.add(taken.pixels());
        }
        taken = next;
        waiting = null;
        return Optional.of(next);
    }
}
