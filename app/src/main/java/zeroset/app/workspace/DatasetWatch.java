package zeroset.app.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        desk.board.state().dataset().ifPresent(this::look);
    }

    private void look(OpenDataset dataset) {
        var gone = dataset.views().stream()
                .map(ViewEntry::image)
                .filter(image -> !Files.exists(image))
                .findFirst()
                .orElse(null);
        if (gone != null && !gone.equals(missing)) {
            desk.loop.execute(() -> desk.board.raise(describe(dataset, gone)));
        }
        missing = gone;
    }

    private static Problem describe(OpenDataset dataset, Path gone) {
        return new Problem(
                        "Photographs of " + dataset.name() + " are gone: " + gone + " does not exist any more.",
                        "Put them back, or say where they are now; what is trained meanwhile is safe.",
                        "")
                .with(new Problem.Action.Relink());
    }

    @Override
    public void close() {
        timer.close();
    }
}
