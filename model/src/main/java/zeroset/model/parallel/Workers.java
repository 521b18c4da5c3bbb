package zeroset.model.parallel;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A fixed number of threads that share loops. The calling thread takes part, so one worker means no extra thread.
///
/// Pieces of a loop are taken in order by whichever thread is free; a loop body that writes only to its own piece
/// therefore gives the same result whatever the timing.
public final class Workers implements AutoCloseable {

    /// Work on one piece of a loop.
    @FunctionalInterface
    public interface Body {
        /// Does the piece `[from, to)`.
        void run(int from, int to);
    }

    private final int threads;
    private final ExecutorService pool;

    /// Starts the threads.
    ///
    /// @param threads number of threads that work at once, the caller included, >= 1
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, was " + threads);
        }
        this.threads = threads;
        var counter = new AtomicInteger();
        pool = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            var thread = new Thread(task, "worker-" + counter.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /// Number of threads that work at once.
    public int threads() {
        return threads;
    }

    /// Runs the body over `[0, count)` in pieces of at most `grain`, and returns when all are done. After a failure no
    /// further piece begins, and those that have begun end first: they may still write to the caller's arrays.
    ///
    /// @throws RuntimeException the failure of a body, as it was thrown; an `Error` likewise
    public void forEach(int count, int grain, Body body) {
        if (threads == 1 || count <= grain) {
            for (int from = 0; from < count; from += grain) {
                body.run(from, Math.min(count, from + grain));
            }
            return;
        }
        var next = new AtomicInteger();
        Runnable loop = () -> {
            try {
                for (int from = next.getAndAdd(grain); from < count; from = next.getAndAdd(grain)) {
                    body.run(from, Math.min(count, from + grain));
                }
            } catch (RuntimeException | Error e) {
                next.set(count);
                throw e;
            }
        };
        var helpers = new ArrayList<Future<?>>(threads - 1);
        for (int i = 1; i < threads; i++) {
            helpers.add(pool.submit(loop));
        }
        @Nullable Throwable failure = null;
        try {
            loop.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (var helper : helpers) {
            failure = join(helper, failure);
        }
        switch (failure) {
            case null -> {}
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException("a worker failed", failure);
        }
    }

    private static @Nullable Throwable join(Future<?> helper, @Nullable Throwable earlier) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    helper.get();
                    return earlier;
                } catch (InterruptedException e) {
                    interrupted = true; // the arrays are shared: the loop must have ended before we return
                } catch (ExecutionException e) {
                    return earlier != null ? earlier : e.getCause();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
