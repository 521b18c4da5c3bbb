package zeroset.app.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Looks every few seconds whether the photographs of what is open are still there, and says so when they are not.
/// Training goes on from memory meanwhile.
final class DatasetWatch implements AutoCloseable {

    private final Desk desk;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch").daemon().factory());
    private @Nullable Path missing; // confined to the timer's thread

    /// Begins to look.
    ///
    /// @param every time between two looks
    DatasetWatch(Desk desk, Duration every) {
        this.desk = desk;
        long millis = every.toMillis();
        var _ = timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        var dataset = desk.board.state().dataset();
        var gone = dataset.flatMap(DatasetWatch::firstMissing);
        if (gone.isEmpty()) {
            missing = null;
        } else if (!gone.get().equals(missing)) {
            missing = gone.get();
            desk.loop.execute(() -> desk.board.raise(new Problem(
                            "Photographs of " + dataset.get().name() + " are gone: " + gone.get()
                                    + " does not exist any more.",
                            "Put them back, or say where they are now; what is trained meanwhile is safe.",
                            "")
                    .with(new Problem.Action.Relink())));
        }
    }

    private static Optional<Path> firstMissing(OpenDataset dataset) {
        return dataset.views().stream()
                .map(ViewEntry::image)
                .filter(image -> !Files.exists(image))
                .findFirst();
    }

    @Override
    public void close() {
        timer.close();
    }
}
