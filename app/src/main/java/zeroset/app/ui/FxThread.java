package zeroset.app.ui;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The way onto the `fx` thread. Whatever comes faster than the screen is drawn collapses to the newest value, once per
/// pulse, so that no sender can make the window fall behind.
public final class FxThread {

    private static final Queue<Runnable> WAITING = new ConcurrentLinkedQueue<>();
    private static final AtomicBoolean REQUESTED = new AtomicBoolean();

    private FxThread() {}

    /// Runs an action on the `fx` thread: at once when called there, soon otherwise.
    public static void run(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /// Runs an action with the next pulse. May be called from any thread.
    public static void withNextPulse(Runnable action) {
        WAITING.add(action);
        if (REQUESTED.compareAndSet(false, true)) {
            Platform.runLater(() -> new OnePulse().start());
        }
    }

    /// A receiver that may be called from any thread and as often as one likes: with each pulse the newest value is
    /// shown, and values that were replaced before are forgotten.
    ///
    /// @param show called on the `fx` thread
    public static <T> Consumer<T> newestPerPulse(Consumer<? super T> show) {
        return new Newest<>(show);
    }

    private static void drain() {
        // Only what waits now: an action may ask for another pulse.
        for (int left = WAITING.size(); left > 0; left--) {
            var action = WAITING.poll();
            if (action != null) {
                action.run();
            }
        }
    }

    /// A timer that runs for a single pulse: one that stays on would make JavaFX draw without a reason.
    private static final class OnePulse extends AnimationTimer {
        @Override
        public void handle(long now) {
            stop();
            REQUESTED.set(false);
            drain();
        }
    }

    private static final class Newest<T> implements Consumer<T> {
        private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
        private final Consumer<? super T> show;

        Newest(Consumer<? super T> show) {
            this.show = show;
        }

        @Override
        public void accept(T value) {
            if (waiting.getAndSet(value) == null) {
                withNextPulse(this::showNewest);
            }
        }

        private void showNewest() {
            var newest = waiting.getAndSet(null);
            if (newest != null) {
                show.accept(newest);
            }
        }
    }
}
