package zeroset.app.workspace;

import java.util.concurrent.Callable;
import zeroset.app.job.Cancellation;
import zeroset.app.job.JobCancelledException;

/// Lets a cancellation interrupt the thread, but only while it does something that may be interrupted: reading and
/// waiting, not writing (an interrupted channel closes, and a project's lock with it).
final class Interruption {

    private final Thread thread = Thread.currentThread();
    private boolean over;

    private Interruption() {}

    /// Does some work on the calling thread.
    ///
    /// @throws JobCancelledException when the work was interrupted because of the cancellation
    static <T> T allow(Cancellation cancellation, Callable<T> work) throws Exception {
        var interruption = new Interruption();
        cancellation.whenCancelled(interruption::interrupt);
        try {
            return work.call();
        } catch (InterruptedException e) {
            cancellation.check();
            throw e;
        } finally {
            interruption.end();
        }
    }

    private synchronized void interrupt() {
        if (!over) {
            thread.interrupt();
        }
    }

    private synchronized void end() {
        over = true;
        Thread.interrupted(); // one that came too late must not hit what follows
    }
}
