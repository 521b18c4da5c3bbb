package zeroset.render.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Threads that share out batches of points, each with an evaluator of its own. The calling thread is one of them.
/// Their
/// priority is the lowest: training and the window come first.
///
/// @param <E> what evaluates
public final class EvaluatorWorkers<E> implements AutoCloseable {

    /// Points per batch: about five milliseconds, the delay of a cancellation.
    public static final int BATCH = 4096;

    private final List<Worker<E>> workers = new ArrayList<>();
    private final ExecutorService executor;
    private final BooleanSupplier isCancelled;

    /// Makes the evaluators; the threads start when there is work for them.
    ///
    /// @param evaluators gives one evaluator per thread
    /// @param threads threads that work at once, the caller included, >= 1
    /// @param isCancelled asked before every batch
    public EvaluatorWorkers(Supplier<? extends E> evaluators, int threads, BooleanSupplier isCancelled) {
        for (int i = 0; i < threads; i++) {
            workers.add(new Worker<>(evaluators.get()));
        }
        this.isCancelled = isCancelled;
        executor = Executors.newCachedThreadPool(Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("worker-", 1)
                .factory());
    }

    /// One thread's evaluator and arrays, for [BATCH] points.
    ///
    /// @param <E> what evaluates
    public static final class Worker<E> {
        /// For this thread alone.
        public final E evaluator;

        /// `[BATCH, 3]`
        public final float[] points = new float[3 * BATCH];

        /// `[BATCH, 3]`
        public final float[] directions = new float[3 * BATCH];

        /// `[BATCH]` or `[BATCH, 3]`, as an evaluation asks for.
        public final float[] values = new float[3 * BATCH];

        Worker(E evaluator) {
            this.evaluator = evaluator;
        }
    }

    /// Work on the items `from .. to - 1`, as many as a batch has.
    ///
    /// @param <E> what evaluates
    @FunctionalInterface
    public interface Body<E> {
        /// Does the work.
        void run(Worker<E> worker, int from, int to);
    }

    /// Runs a loop in batches of [BATCH] and waits for it.
    ///
    /// @throws CancellationException when it was cancelled
    public void forEach(int count, Body<E> body) {
        forEach(count, BATCH, body);
    }

    /// Runs a loop in batches and waits for it.
    ///
    /// @param batch items per batch, at most [BATCH]
    /// @throws CancellationException when it was cancelled
    public void forEach(int count, int batch, Body<E> body) {
        int batches = Math.ceilDiv(count, batch);
        var next = new AtomicInteger();
        var running = new ArrayList<Future<?>>();
        for (var worker : workers.subList(1, Math.clamp(batches, 1, workers.size()))) {
            running.add(executor.submit(() -> drain(worker, next, batch, count, body)));
        }
        try {
            drain(workers.getFirst(), next, batch, count, body);
        } finally {
            next.set(batches); // after a failure nobody starts another batch
            for (var future : running) {
                join(future);
            }
        }
        checkCancelled();
    }

    /// Asks whether to go on.
    ///
    /// @throws CancellationException when it was cancelled
    public void checkCancelled() {
        if (isCancelled.getAsBoolean()) {
            throw new CancellationException("evaluation was cancelled");
        }
    }

    private void drain(Worker<E> worker, AtomicInteger next, int batch, int count, Body<E> body) {
        int batches = Math.ceilDiv(count, batch);
        for (int b = next.getAndIncrement(); b < batches; b = next.getAndIncrement()) {
            if (isCancelled.getAsBoolean()) {
                return;
            }
            body.run(worker, b * batch, Math.min(count, (b + 1) * batch));
        }
    }

    private static void join(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("evaluation was interrupted");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
