package zeroset.model.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zeroset.model.snapshot.SurfaceEvaluator;

/// Worker threads, each with an evaluator of its own, that share out batches of a loop.
///
/// Batches have a fixed size and a fixed place in the loop, so results do not depend on the number of workers.
final class EvaluationPool implements AutoCloseable {

    /// Points per call of an evaluator: enough to pay for the call, few enough to share evenly.
    static final int BATCH = 8192;

    private final List<Worker> workers = new ArrayList<>();
    private final ExecutorService executor;
    private final ExtractionListener listener;
    private double stageStart;
    private double stageShare;
    private double reported;

    EvaluationPool(Supplier<? extends SurfaceEvaluator> evaluators, int count, ExtractionListener listener) {
        for (int i = 0; i < count; i++) {
            workers.add(new Worker(evaluators.get()));
        }
        this.listener = listener;
        executor = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("worker-", 0).factory());
    }

    /// One worker's evaluator and arrays, for [BATCH] points.
    static final class Worker {
        final SurfaceEvaluator evaluator;
        final float[] points = new float[3 * BATCH];
        final float[] distances = new float[BATCH];
        final float[] gradients = new float[3 * BATCH];

        Worker(SurfaceEvaluator evaluator) {
            this.evaluator = evaluator;
        }
    }

    /// The body of a loop over `from .. to - 1`.
    @FunctionalInterface
    interface Body {
        void run(Worker worker, int from, int to);
    }

    /// Says which part of the whole the next loops are. Each of them takes half of what is left of it, since nobody
    /// knows how many there will be.
    void stage(double start, double end) {
        stageStart = start;
        stageShare = end - start;
    }

    /// Runs a loop in batches on all workers and waits for it. After a failure or an interruption no further batch
    /// begins, and those that have begun end first: nobody hears of the loop after it.
    ///
    /// @param batch loop steps per batch
    /// @throws CancellationException when the listener stops it or the calling thread is interrupted
    /// @throws RuntimeException the failure of a body, as it was thrown; an `Error` likewise
    void forEach(int count, int batch, Body body) {
        var nextBatch = new AtomicInteger();
        int batches = Math.ceilDiv(count, batch);
        var running = new ArrayList<Future<?>>();
        for (Worker worker : workers.subList(0, Math.min(workers.size(), batches))) {
            running.add(executor.submit(() -> {
                try {
                    for (int b = nextBatch.getAndIncrement(); b < batches; b = nextBatch.getAndIncrement()) {
                        report((double) b / batches);
                        body.run(worker, b * batch, Math.min(count, (b + 1) * batch));
                    }
                } catch (RuntimeException | Error e) {
                    nextBatch.set(batches);
                    throw e;
                }
            }));
        }
        await(running, nextBatch, batches);
        stageShare *= 0.5;
        stageStart += stageShare;
    }

    /// Batches begin in order but reach this point in any.
    private synchronized void report(double fractionOfStage) {
        reported = Math.max(reported, stageStart + 0.5 * stageShare * fractionOfStage);
        if (!listener.onProgress(reported) || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("surface extraction was cancelled");
        }
    }

    private static void await(List<Future<?>> running, AtomicInteger nextBatch, int batches) {
        @Nullable Throwable failure = null;
        boolean interrupted = false;
        for (int i = 0; i < running.size(); ) {
            try {
                running.get(i).get();
                i++;
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
                i++;
            } catch (InterruptedException e) {
                nextBatch.set(batches);
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            failure = failure == null ? new CancellationException("surface extraction was interrupted") : failure;
        }
        switch (failure) {
            case null -> {}
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException("a worker failed", failure);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
