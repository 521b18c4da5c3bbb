package zeroset.app.workspace;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import zeroset.app.job.JobCancelledException;
import zeroset.app.job.JobEvent;
import zeroset.model.training.TrainingEvent;

/// Runs long work, each on a thread of its own, and shows it in the state while it goes on. May be called from any
/// thread.
final class TaskRegistry {

    /// Of tasks that tell of every little progress the state is published no more often than this.
    private static final long QUIET_NANOS = 100_000_000;

    private final EventLoop loop;
    private final StateBoard board;
    private final AtomicLong threads = new AtomicLong();
    private final Set<RunningTask<?>> running = ConcurrentHashMap.newKeySet();

    TaskRegistry(EventLoop loop, StateBoard board) {
        this.loop = loop;
        this.board = board;
    }

    /// Starts a job that can be cancelled.
    ///
    /// @param name a phrase: `Opening spot`
    <T> RunningTask<T> start(String name, Workspace.Job<T> job) {
        var task = new RunningTask<T>(name, true);
        start(task, job);
        return task;
    }

    /// Starts a job.
    ///
    /// Its result completes on the workspace's thread, when the state no longer holds the task and
    /// holds the problem if there is one.
    <T> void start(RunningTask<T> task, Workspace.Job<T> job) {
        running.add(task);
        loop.execute(() -> board.change(draft -> draft.tasks.add(task)));
        Thread.ofPlatform().name("worker-" + threads.incrementAndGet()).daemon().start(() -> run(task, job));
    }

    private <T> void run(RunningTask<T> task, Workspace.Job<T> job) {
        try {
            var value = job.run(new Reports(task), task.cancellation());
            end(task, () -> task.result().complete(value));
        } catch (JobCancelledException | CancellationException e) {
            end(task, () -> cancelled(task, e));
        } catch (Exception | Error e) {
            // Errors too: whoever waits for the task must hear of memory that ran out.
            if (task.cancellation().isCancelled() && e instanceof InterruptedException) {
                end(task, () -> cancelled(task, e));
            } else {
                end(task, () -> {
                    board.raise(Diagnosis.of(task.name(), e));
                    task.result().completeExceptionally(e);
                });
            }
        }
    }

    private void cancelled(RunningTask<?> task, Throwable cause) {
        board.log(LogEntry.Level.INFO, task.name() + ": cancelled.");
        var failure = new CancellationException(cause.getMessage());
        failure.initCause(cause);
        task.result().completeExceptionally(failure);
    }

    private void end(RunningTask<?> task, Runnable last) {
        loop.execute(() -> {
            running.remove(task);
            board.change(draft -> draft.tasks.remove(task));
            last.run();
        });
    }

    /// Asks all tasks to end, those that cannot be cancelled aside.
    void cancelAll() {
        running.forEach(RunningTask::cancel);
    }

    /// Completes, normally in any case, when all tasks of this moment have ended.
    CompletableFuture<Void> allEnded() {
        return CompletableFuture.allOf(running.stream()
                .map(task -> task.result().handle((value, failure) -> null))
                .toArray(CompletableFuture<?>[]::new));
    }

    /// What a job says, on whatever thread.
    private final class Reports implements Consumer<JobEvent> {

        private final RunningTask<?> task;
        private long lastShown;

        Reports(RunningTask<?> task) {
            this.task = task;
        }

        @Override
        public synchronized void accept(JobEvent event) {
            switch (event) {
                case JobEvent.Stage(String what, double fraction) -> stage(what, fraction);
                case JobEvent.Notice(String sentence) ->
                    loop.execute(() -> board.notice(Diagnosis.forWindow(sentence)));
                case JobEvent.NotSaved(var failure) ->
                    loop.execute(() -> board.raise(Diagnosis.of(task.name(), failure)));
                case JobEvent.Training(TrainingEvent.Preparing(String what, double fraction)) -> stage(what, fraction);
                case JobEvent.Training(TrainingEvent.Progress progress) ->
                    task.stage(
                            "", // no stage any more: the name says it
                            progress.fraction(),
                            Duration.ofMillis(Math.round(1000 * progress.secondsLeft())));
                case JobEvent.Training(TrainingEvent.Paused _) -> stage("paused", -1);
                case JobEvent.Saved _, JobEvent.Training _ -> {
                    // whoever started the training follows it
                }
            }
        }

        private void stage(String what, double fraction) {
            boolean another = task.stage(what, fraction);
            long now = System.nanoTime();
            if (another || now - lastShown >= QUIET_NANOS) {
                lastShown = now;
                loop.execute(() -> board.change(draft -> {})); // the same task says something else now
            }
        }
    }
}
