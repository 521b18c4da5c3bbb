package zeroset.app.ui;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import zeroset.app.workspace.BackgroundTask;

/// A task that stands still.
///
/// @param <T> what it would give
record ScriptedTask<T>(String name, String stage, OptionalDouble fraction, CompletableFuture<T> result)
        implements BackgroundTask<T> {

    ScriptedTask(String name, String stage, OptionalDouble fraction) {
        this(name, stage, fraction, new CompletableFuture<>());
    }

    @Override
    public Optional<Duration> timeLeft() {
        return Optional.empty();
    }

    @Override
    public boolean cancellable() {
        return true;
    }

    @Override
    public void cancel() {
        result.cancel(false);
    }
}
