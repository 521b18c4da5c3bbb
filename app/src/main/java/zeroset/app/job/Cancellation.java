package zeroset.app.job;

import java.util.ArrayList;
import java.util.List;

/// The wish to end a job early, from any thread. The job saves its work and ends by itself.
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /// Asks the job to end; the second and later calls do nothing.
    public void cancel() {
        List<Runnable> toRun;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(actions);
        }
        toRun.forEach(Runnable::run);
    }

    /// Whether the job should end.
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /// Calls an action when the wish comes; at once when it is there already.
    public void whenCancelled(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /// Ends the job here when the wish is there.
    ///
    /// @throws JobCancelledException when it is
    public void check() throws JobCancelledException {
        if (isCancelled()) {
            throw new JobCancelledException("Interrupted before there was anything to save.");
        }
    }
}
