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

    /// Runs a loop in batches on all workers and waits for it.
    ///
    /// @param batch loop steps per batch
    /// @throws CancellationException when the listener stops it
    void forEach(int count, int batch, Body body) {
        var nextBatch = new AtomicInteger();
        int batches = (count + batch - 1) / batch;
        var running = new ArrayList<Future<?>>();
        for (Worker worker : workers.subList(0, Math.min(workers.size(), batches))) {
            running.add(executor.submit(() -> {
                for (int b = nextBatch.getAndIncrement(); b < batches; b = nextBatch.getAndIncrement()) {
                    report((double) b / batches);
                    body.run(worker, b * batch, Math.min(count, (b + 1) * batch));
                }
            }));
        }
        await(running, nextBatch, batches);
        stageShare *= 0.5;
        stageStart += stageShare;
    }

    private synchronized void report(double fractionOfStage) {
        if (!listener.onProgress(stageStart + 0.5 * stageShare * fractionOfStage)
                || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("surface extraction was cancelled");
        }
    }

    private static void await(List<Future<?>> running, AtomicInteger nextBatch, int batches) {
        RuntimeException failure = null;
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                nextBatch.set(batches); // nobody starts another batch
                failure = e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                nextBatch.set(batches);
                Thread.currentThread().interrupt();
                failure = new CancellationException("surface extraction was interrupted");
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
