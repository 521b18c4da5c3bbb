package zeroset.app.job;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import zeroset.app.Version;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.project.RunRecord;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.ProgressHistory;
import zeroset.model.training.TrainingException;
import zeroset.model.training.TrainingReport;
import zeroset.model.training.TrainingSession;

/// Keeps the work of a training session in its project: a checkpoint every minute while it trains, whenever it is
/// asked for one, and at the end together with the run's record. May be called from any thread.
public final class RunKeeper {

    /// A system property makes it more often, for tests that kill.
    private static final int AUTOSAVE_SECONDS = Math.clamp(Integer.getInteger("zeroset.autosave", 60), 1, 60);

    private final TrainingSession session;
    private final Project project;
    private final int fromStep;
    private final Consumer<JobEvent> listener;
    private final Instant startedAt;
    private boolean openingIsKept;
    private int written;
    private double writingSeconds;
    private double megabytes;

    /// For one session.
    ///
    /// @param project open for training
    /// @param fromStep step at which the session begins
    /// @param listener hears {@link JobEvent.Saved} and {@link JobEvent.NotSaved}, on the thread that saves
    public RunKeeper(TrainingSession session, Project project, int fromStep, Consumer<JobEvent> listener) {
        this(session, project, fromStep, Instant.now(), listener);
    }

    RunKeeper(TrainingSession session, Project project, int fromStep, Instant startedAt, Consumer<JobEvent> listener) {
        this.session = session;
        this.project = project;
        this.fromStep = fromStep;
        this.startedAt = startedAt;
        this.listener = listener;
    }

    /// The project that keeps the work.
    public Project project() {
        return project;
    }

    /// Waits for the end of the started session; saves every minute meanwhile, but not the end.
    ///
    /// @throws TrainingException when the run failed
    /// @throws InterruptedException when the calling thread is interrupted; the run goes on
    public TrainingReport await() throws TrainingException, InterruptedException {
        var finished = new CountDownLatch(1);
        var autosave = Thread.ofPlatform().name("autosave").daemon().start(() -> saveEveryMinute(finished));
        try {
            return session.await();
        } finally {
            finished.countDown();
            autosave.join(); // a checkpoint in progress becomes whole
        }
    }

    /// Saves the state after the step in progress.
    ///
    /// @throws ProjectException when the disk refuses; what was saved before is untouched
    /// @throws TrainingException when the run failed; its state is then of no use
    /// @throws InterruptedException when the calling thread is interrupted while waiting for the step
    public void save() throws ProjectException, TrainingException, InterruptedException {
        keep(session.checkpoint());
    }

    private synchronized void keep(Checkpoint checkpoint) throws ProjectException {
        write(checkpoint);
        var reports = new ProgressHistory(project.history().stream()
                .filter(report -> report.step() <= fromStep)
                .toList());
        session.history().forEach(reports::add);
        project.saveHistory(reports.all());
        var opening = session.opening();
        if (opening.isPresent() && !openingIsKept) {
            project.saveOpening(opening.get());
            openingIsKept = true;
        }
        listener.accept(new JobEvent.Saved(project.folder(), checkpoint.step()));
    }

    /// Counts what it costs. Processor time of this thread: on a busy machine wall time says little, and a wait for the
    /// disk takes nothing from training.
    private void write(Checkpoint checkpoint) throws ProjectException {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        var file = project.saveCheckpoint(checkpoint);
        writingSeconds += (threads.getCurrentThreadCpuTime() - began) * 1e-9;
        megabytes = file.toFile().length() * 1e-6;
        written++;
    }

    /// Saves the end of the run and its figures.
    ///
    /// @throws ProjectException when the disk refuses; what was saved before is untouched
    public void finish(TrainingReport report) throws ProjectException, TrainingException, InterruptedException {
        var end = session.checkpoint();
        keep(end);
        var began = startedAt.truncatedTo(ChronoUnit.SECONDS).toString();
        var run = RunRecord.of(began, Version.number(), fromStep, report, end, project.photographs());
        project.update(project.description().withRun(withCost(run)));
    }

    private synchronized RunRecord withCost(RunRecord run) {
        return run.withMetric("checkpoints", written)
                .withMetric("checkpoint_cpu_seconds", writingSeconds)
                .withMetric("checkpoint_mb", megabytes);
    }

    private void saveEveryMinute(CountDownLatch finished) {
        try {
            while (!finished.await(AUTOSAVE_SECONDS, TimeUnit.SECONDS)) {
                try {
                    save();
                } catch (ProjectException e) {
                    listener.accept(new JobEvent.NotSaved(e));
                } catch (OutOfMemoryError e) {
                    listener.accept(new JobEvent.NotSaved(new ProjectException(
                            project.folder() + ": the checkpoint was not written, because memory ran out. Training goes"
                                    + " on, and saving is tried again in a minute; a larger heap helps"
                                    + " (ZEROSET_JAVA_OPTS=-Xmx4g).",
                            e)));
                } catch (TrainingException e) {
                    return; // the run failed, and await() says so
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
