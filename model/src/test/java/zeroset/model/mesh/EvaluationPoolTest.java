package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EvaluationPoolTest {

    private static EvaluationPool pool(int workers, ExtractionListener listener) {
        return new EvaluationPool(() -> new AnalyticField(AnalyticField.sphere(0, 0, 0, 0.5)), workers, listener);
    }

    /// Callers tell people what to do when memory runs out, by its type.
    @Test
    void rethrowsTheErrorOfABody() {
        var error = new OutOfMemoryError("made up");
        try (var pool = pool(2, ExtractionListener.NONE)) {
            var thrown = assertThrows(
                    Throwable.class,
                    () -> pool.forEach(10, 1, (worker, from, to) -> {
                        throw error;
                    }));
            assertSame(error, thrown);
        }
    }

    @Test
    void beginsNoFurtherBatchAfterAFailure() {
        var begun = new AtomicInteger();
        var failing = new AtomicReference<Thread>();
        try (var pool = pool(2, ExtractionListener.NONE)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> pool.forEach(1_000, 1, (worker, from, to) -> {
                        begun.incrementAndGet();
                        if (failing.compareAndSet(null, Thread.currentThread())) {
                            throw new IllegalStateException("broken");
                        }
                        while (failing.get().getState() == Thread.State.RUNNABLE) {
                            Thread.onSpinWait(); // until its failure is known
                        }
                    }));
        }
        assertTrue(begun.get() <= 2, begun + " batches began");
    }

    /// The arrays of the loop, and the listener, belong to somebody else again when it has returned.
    @Test
    void returnsOnlyWhenAllBatchesHaveEndedEvenIfTheCallerIsInterrupted() {
        var caller = Thread.currentThread();
        var ended = new AtomicBoolean();
        try (var pool = pool(1, ExtractionListener.NONE)) {
            assertThrows(
                    CancellationException.class,
                    () -> pool.forEach(2, 1, (worker, from, to) -> {
                        caller.interrupt();
                        for (int i = 0; i < 1_000_000; i++) {
                            Thread.onSpinWait(); // long enough for a caller that does not wait to be gone
                        }
                        ended.set(true);
                    }));
            assertTrue(ended.get(), "a batch was still at work");
            assertTrue(Thread.interrupted(), "the interrupt is kept for the caller");
        }
    }

    /// A worker may be held up between taking a batch and telling of it.
    @Test
    void neverReportsLessThanBefore() {
        var heard = new ArrayList<Double>();
        try (var pool = pool(4, fraction -> heard.add(fraction))) {
            pool.stage(0, 1);
            for (int loop = 0; loop < 8; loop++) {
                pool.forEach(5_000, 1, (worker, from, to) -> Thread.onSpinWait());
            }
        }
        assertEquals(heard.stream().sorted().toList(), List.copyOf(heard));
    }
}
