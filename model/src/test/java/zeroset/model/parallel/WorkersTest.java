package zeroset.model.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @CsvSource({"1, 100, 7", "2, 100, 7", "3, 1000, 1", "4, 5, 64", "2, 64, 64", "2, 0, 8"})
    void visitsEveryIndexOnce(int threads, int count, int grain) {
        var visits = new AtomicIntegerArray(Math.max(1, count));
        try (var workers = new Workers(threads)) {
            workers.forEach(count, grain, (from, to) -> {
                assertTrue(from < to && to - from <= grain, from + ".." + to);
                for (int i = from; i < to; i++) {
                    visits.incrementAndGet(i);
                }
            });
        }
        for (int i = 0; i < count; i++) {
            assertEquals(1, visits.get(i), "index " + i);
        }
    }

    @Test
    void givesTheSameResultWhateverTheNumberOfThreads() {
        assertArrayEquals(squares(1), squares(3));
    }

    private static long[] squares(int threads) {
        var result = new long[10_000];
        try (var workers = new Workers(threads)) {
            workers.forEach(result.length, 16, (from, to) -> {
                for (int i = from; i < to; i++) {
                    result[i] = (long) i * i;
                }
            });
        }
        return result;
    }

    /// Each body waits for the other, which only ends when both run at once.
    @Test
    void worksOnTwoPiecesAtOnce() {
        var both = new CountDownLatch(2);
        try (var workers = new Workers(2)) {
            workers.forEach(2, 1, (from, to) -> {
                both.countDown();
                try {
                    assertTrue(both.await(60, TimeUnit.SECONDS), "the second piece did not begin");
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        assertEquals(0, both.getCount());
    }

    /// Callers tell a cancellation from a broken body by its type, whichever thread met it.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void rethrowsTheFailureOfABody(int threads) {
        var failure = new CancellationException("piece 37");
        try (var workers = new Workers(threads)) {
            var thrown = assertThrows(
                    RuntimeException.class,
                    () -> workers.forEach(100, 1, (from, to) -> {
                        if (from == 37) {
                            throw failure;
                        }
                    }));
            assertSame(failure, thrown);
        }
    }

    /// Whoever runs out of memory must hear of that and of nothing else, wherever it ran out.
    @Test
    void rethrowsTheErrorOfAHelper() {
        var error = new OutOfMemoryError("made up");
        var helperFailed = new CountDownLatch(1);
        var caller = Thread.currentThread();
        try (var workers = new Workers(2)) {
            var thrown = assertThrows(
                    Throwable.class,
                    () -> workers.forEach(2, 1, (from, to) -> {
                        if (Thread.currentThread() != caller) {
                            helperFailed.countDown();
                            throw error;
                        }
                        await(helperFailed);
                    }));
            assertSame(error, thrown);
        }
    }

    /// The caller gives its arrays away when it has caught the error.
    @Test
    void returnsOnlyWhenAllPiecesHaveEndedEvenAfterAnErrorOfTheCaller() {
        var helperBegan = new CountDownLatch(1);
        var callerFailed = new CountDownLatch(1);
        var helperEnded = new AtomicBoolean();
        var caller = Thread.currentThread();
        try (var workers = new Workers(2)) {
            assertThrows(
                    AssertionError.class,
                    () -> workers.forEach(2, 1, (from, to) -> {
                        if (Thread.currentThread() == caller) {
                            await(helperBegan);
                            callerFailed.countDown();
                            throw new AssertionError("made up");
                        }
                        helperBegan.countDown();
                        await(callerFailed);
                        for (int i = 0; i < 1_000_000; i++) {
                            Thread.onSpinWait(); // long enough for a caller that does not wait to be gone
                        }
                        helperEnded.set(true);
                    }));
            assertTrue(helperEnded.get(), "the helper was still at work");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS), "the other piece did not get there");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void beginsNoFurtherPieceAfterAFailure(int threads) {
        var begun = new AtomicInteger();
        try (var workers = new Workers(threads)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> workers.forEach(1_000_000, 1, (from, to) -> {
                        begun.incrementAndGet();
                        throw new IllegalStateException("broken");
                    }));
        }
        assertTrue(begun.get() <= threads, begun + " pieces began");
    }

    @Test
    void isReadyForTheNextLoopAfterAFailure() {
        try (var workers = new Workers(2)) {
            assertThrows(
                    RuntimeException.class,
                    () -> workers.forEach(10, 1, (from, to) -> {
                        throw new IllegalStateException("broken");
                    }));
            var count = new AtomicInteger();
            workers.forEach(10, 1, (from, to) -> count.incrementAndGet());
            assertEquals(10, count.get());
        }
    }

    /// A loop that returned while a helper still wrote would let the next stage read half a result.
    @Test
    void returnsOnlyWhenAllPiecesHaveEndedEvenIfTheCallerIsInterrupted() {
        var done = new int[1000];
        Thread.currentThread().interrupt();
        try (var workers = new Workers(2)) {
            workers.forEach(done.length, 1, (from, to) -> done[from] = 1);
        }
        assertTrue(Thread.interrupted(), "the interrupt is kept for the caller");
        assertEquals(done.length, Arrays.stream(done).sum());
    }

    @Test
    void refusesToWorkWithoutThreads() {
        var failure = assertThrows(IllegalArgumentException.class, () -> new Workers(0));
        assertEquals("threads must be >= 1, was 0", failure.getMessage());
    }
}
