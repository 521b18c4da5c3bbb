package zeroset.app.workspace;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import zeroset.app.job.Cancellation;

/// A task of the {@link TaskRegistry}.
///
/// @param <T> what it gives
final class RunningTask<T> implements BackgroundTask<T> {

    /// Before that an estimate would jump about.
    private static final double LEAST_FRACTION = 0.03;

    private final String name;
    private final boolean cancellable;
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile Doing doing = new Doing("", -1, System.nanoTime(), null);

    /// @param told time left as somebody else estimates it
    private record Doing(
            String stage,
            double fraction,
            long began,
            @Nullable Duration told) {}

    RunningTask(String name, boolean cancellable) {
        this.name = name;
        this.cancellable = cancellable;
    }

    /// Goes on with a stage or begins another.
    ///
    /// @param fraction share done, 0..1; negative when it is not known
    /// @return whether the stage is another one
    boolean stage(String what, double fraction) {
        var before = doing;
        boolean another = !before.stage.equals(what);
        doing = new Doing(what, fraction, another ? System.nanoTime() : before.began, null);
        return another;
    }

    /// The same with an estimate that is better than one from the fraction.
    void stage(String what, double fraction, Duration left) {
        doing = new Doing(what, fraction, doing.began, left);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String stage() {
        return doing.stage;
    }

    @Override
    public OptionalDouble fraction() {
        double fraction = doing.fraction;
        return fraction < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, fraction));
    }

    @Override
    public Optional<Duration> timeLeft() {
        var now = doing;
        if (now.told != null) {
            return Optional.of(now.told);
        }
        if (now.fraction < LEAST_FRACTION) {
            return Optional.empty();
        }
        double share = Math.min(1, now.fraction);
        return Optional.of(Duration.ofNanos(Math.round((System.nanoTime() - now.began) * (1 - share) / share)));
    }

    @Override
    public boolean cancellable() {
        return cancellable;
    }

    @Override
    public void cancel() {
        if (cancellable) {
            cancellation.cancel();
        }
    }

    @Override
    public CompletableFuture<T> result() {
        return result;
    }
}
