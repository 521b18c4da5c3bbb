package zeroset.app.job;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Waits for one piece of work after the other on behalf of a job, and gives up the present one when the job is
/// cancelled. Waiting is for one thread; the cancellation comes from any.
final class Awaiting {

    private final Cancellation cancellation;
    private @Nullable Future<?> present;

    Awaiting(Cancellation cancellation) {
        this.cancellation = cancellation;
        cancellation.whenCancelled(this::giveUp);
    }

    /// The result of the work.
    ///
    /// @throws JobCancelledException when the job was cancelled
    /// @throws CancellationException when the work was given up for another reason
    <T> T get(Future<T> work) throws ExecutionException, InterruptedException, JobCancelledException {
        synchronized (this) {
            present = work;
        }
        try {
            if (cancellation.isCancelled()) {
                giveUp();
            }
            return work.get();
        } catch (InterruptedException e) {
            giveUp();
            throw e;
        } catch (CancellationException e) {
            cancellation.check();
            throw e;
        } finally {
            synchronized (this) {
                present = null; // a picture is large
            }
        }
    }

    private synchronized void giveUp() {
        if (present != null) {
            present.cancel(true);
        }
    }
}
