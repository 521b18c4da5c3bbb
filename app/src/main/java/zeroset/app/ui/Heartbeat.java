package zeroset.app.ui;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Calls something a few times per second on the `fx` thread: for what nobody announces, such as the time since the
/// last
/// save. A JavaFX timeline would ask for sixty pulses per second instead.
public final class Heartbeat implements AutoCloseable {

    private static final int PERIOD_MILLIS = 250;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeat").factory());

    /// Starts beating.
    public Heartbeat(Runnable beat) {
        Consumer<Boolean> onFx = FxThread.newestPerPulse(_ -> beat.run());
        var _ = clock.scheduleAtFixedRate(() -> onFx.accept(true), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
