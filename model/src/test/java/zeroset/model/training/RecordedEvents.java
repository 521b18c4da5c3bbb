package zeroset.model.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps a session's events and lets a test wait for the first one of a kind.
final class RecordedEvents implements TrainingListener {

    private final List<TrainingEvent> events = new ArrayList<>();
    private final CountDownLatch paused = new CountDownLatch(1);
    private final CountDownLatch progressed = new CountDownLatch(1);

    @Override
    public synchronized void onEvent(TrainingEvent event) {
        events.add(event);
        if (event instanceof TrainingEvent.Paused) {
            paused.countDown();
        }
        if (event instanceof TrainingEvent.Progress) {
            progressed.countDown();
        }
    }

    synchronized List<TrainingEvent> all() {
        return List.copyOf(events);
    }

    synchronized <T extends TrainingEvent> List<T> of(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void awaitPause() throws InterruptedException {
        await(paused);
    }

    void awaitProgress() throws InterruptedException {
        await(progressed);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the event did not come within a minute");
        }
    }
}
