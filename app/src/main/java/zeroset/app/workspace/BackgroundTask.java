package zeroset.app.workspace;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/// Long work that goes on beside the window. Thread-safe.
///
/// @param <T> what it gives
public interface BackgroundTask<T> {

    /// What it does, as a phrase: `Opening spot`.
    String name();

    /// What it is doing now, as a phrase: `decoding photographs`.
    String stage();

    /// Share done, 0..1, when it is known.
    OptionalDouble fraction();

    /// Estimated time left, when it can be told.
    Optional<Duration> timeLeft();

    /// Whether it can be cancelled.
    boolean cancellable();

    /// Asks it to end; it leaves nothing half done.
    void cancel();

    /// Its end. Completes exceptionally with {@link java.util.concurrent.CancellationException} when it was cancelled,
    /// with the failure otherwise; the failure is also in the workspace's state as a {@link Problem}.
    CompletableFuture<T> result();
}
