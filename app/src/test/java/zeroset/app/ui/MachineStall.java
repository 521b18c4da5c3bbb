package zeroset.app.ui;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// How long this machine lets a thread wait that wants to run: what a busy or a halted machine takes from every thread
/// is no fault of the one that is measured beside it.
final class MachineStall implements AutoCloseable {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Thread thread = Thread.ofPlatform().name("stall").daemon().unstarted(this::run);
    private volatile boolean open = true;
    private volatile long longest;

    MachineStall() {
        thread.start();
    }

    private void run() {
        long last = System.nanoTime();
        while (open) {
            LockSupport.parkNanos(PERIOD_NANOS);
            long now = System.nanoTime();
            longest = Math.max(longest, now - last - PERIOD_NANOS);
            last = now;
        }
    }

    /// The longest so far, milliseconds.
    double longestMillis() {
        return longest / 1e6;
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
    }
}
