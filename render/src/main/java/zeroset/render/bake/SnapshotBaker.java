package zeroset.render.bake;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.workers.GentleThread;

/// Bakes the newest snapshot on a thread of its own, first with little effort and then, once no newer one has come for
/// a while, with full effort.
///
/// {@link #submit} may be called from any thread. A newer snapshot cancels a full bake; a live one is finished, or
/// quick training would show nothing.
public final class SnapshotBaker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotBaker.class);

    /// Training publishes every second or two.
    private static final long QUIET_MILLIS = 3500;

    /// From one live bake of a run to the next: shorter than the time between two snapshots, so that each is shown
    /// at once, and long enough that whoever publishes faster does not feed its cores to the bake.
    private static final long PERIOD_MILLIS = 750;

    private final BakeListener listener;
    private final long quietMillis;
    private final long periodMillis;
    private final Thread thread;
    private final Object lock = new Object();
    private @Nullable SdfSnapshot waiting;
    private @Nullable SdfSnapshot last; // baked live, at
    private long lastNanos;
    private boolean closed;

    /// Starts the thread.
    ///
    /// @param listener hears of results on the baker's thread
    public SnapshotBaker(BakeListener listener) {
        this(listener, QUIET_MILLIS, PERIOD_MILLIS);
    }

    SnapshotBaker(BakeListener listener, long quietMillis, long periodMillis) {
        this.listener = listener;
        this.quietMillis = quietMillis;
        this.periodMillis = periodMillis;
        thread = Thread.ofPlatform().daemon().name("bake").start(this::run);
    }

    /// Asks for a snapshot to be baked; one that still waits is forgotten.
    public void submit(SdfSnapshot snapshot) {
        synchronized (lock) {
            waiting = snapshot;
            lock.notifyAll();
        }
    }

    private void run() {
        GentleThread.makeGentle();
        Optional<SdfSnapshot> unrefined = Optional.empty();
        try {
            while (true) {
                var next = take(unrefined.isPresent());
                if (next.isPresent()) {
                    boolean good = bake(next.get(), BakeEffort.LIVE);
                    unrefined = good ? next : Optional.empty();
                } else if (unrefined.isPresent()) {
                    bake(unrefined.get(), BakeEffort.FULL);
                    unrefined = Optional.empty();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("baking ends"); // only close() interrupts
        }
    }

    /// The next snapshot, when its turn has come; nothing when none came for a while and there is one to refine.
    private Optional<SdfSnapshot> take(boolean hasUnrefined) throws InterruptedException {
        synchronized (lock) {
            long quietAt = System.nanoTime() + quietMillis * 1_000_000;
            while (!closed) {
                long now = System.nanoTime();
                var next = waiting;
                if (next == null && !hasUnrefined) {
                    lock.wait();
                    continue;
                }
                long left = (next == null ? quietAt : turnOf(next, now)) - now;
                if (left > 0) {
                    lock.wait(1 + left / 1_000_000);
                } else {
                    waiting = null;
                    last = next;
                    lastNanos = now;
                    return Optional.ofNullable(next);
                }
            }
            throw new InterruptedException("closed");
        }
    }

    /// A moment after the one before of the same run; another field than that is not kept waiting.
    private long turnOf(SdfSnapshot next, long now) {
        boolean goesOn = last != null && last.transform().equals(next.transform());
        return goesOn ? lastNanos + periodMillis * 1_000_000 : now;
    }

    private boolean bake(SdfSnapshot snapshot, BakeEffort effort) {
        try {
            listener.baked(FieldBake.of(snapshot, effort, () -> isUnwanted(effort)));
            return true;
        } catch (BrokenFieldException e) {
            listener.broken(snapshot, String.valueOf(e.getMessage()));
        } catch (CancellationException e) {
            LOG.debug("step {}: {}", snapshot.step(), e.getMessage());
        } catch (OutOfMemoryError e) { // the next one may find more; a baker that is gone shows nothing any more
            LOG.error("step {} cannot be baked", snapshot.step(), e);
            listener.broken(
                    snapshot,
                    "There was not enough memory to prepare the field at step " + snapshot.step()
                            + " for display, so the one before stays in view. Close other programs, or give the"
                            + " program a larger heap (ZEROSET_JAVA_OPTS=-Xmx4g).");
        } catch (RuntimeException e) {
            LOG.error("step {} cannot be baked", snapshot.step(), e);
            listener.broken(
                    snapshot, "The field at step " + snapshot.step() + " could not be prepared for display: " + e);
        }
        return false;
    }

    private boolean isUnwanted(BakeEffort effort) {
        synchronized (lock) {
            return closed || (effort == BakeEffort.FULL && waiting != null);
        }
    }

    /// Gives up what is running and ends the thread.
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it ends by itself within a batch
        }
    }
}
