package zeroset.app.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectDescription;
import zeroset.model.project.ProjectException;
import zeroset.model.training.TrainingException;
import zeroset.model.training.TrainingReport;
import zeroset.model.training.TrainingSession;

/// Runs a prepared session to its end and keeps its work: a checkpoint every minute and at the end where there is a
/// project, and a project made on the spot where the run is interrupted without one.
final class TrainingRun {

    private final TrainingSession session;
    private final ProjectDescription description;
    private final Path rescueFolder;
    private final Optional<Path> mesh;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;
    private final int fromStep;
    private final Instant startedAt = Instant.now();
    private final @Nullable RunKeeper keeper;

    /// @param project where the work is kept, or empty
    /// @param description of the project that is made when the run is interrupted without one
    /// @param rescueFolder where that project is made
    /// @param mesh the mesh that was to be written, for the advice on how to go on
    /// @param fromStep step at which the session begins
    TrainingRun(
            TrainingSession session,
            Optional<Project> project,
            ProjectDescription description,
            Path rescueFolder,
            Optional<Path> mesh,
            int fromStep,
            Consumer<JobEvent> listener,
            Cancellation cancellation) {
        this.session = session;
        this.description = description;
        this.rescueFolder = rescueFolder;
        this.mesh = mesh;
        this.fromStep = fromStep;
        this.listener = listener;
        this.keeper = project.map(kept -> new RunKeeper(session, kept, fromStep, startedAt, listener))
                .orElse(null);
        this.cancellation = cancellation;
    }

    /// Trains; returns when the budget is spent.
    ///
    /// @throws JobCancelledException when the run was interrupted; its message says where the work is
    TrainingReport run() throws TrainingException, ProjectException, JobCancelledException, InterruptedException {
        cancellation.whenCancelled(session::stop);
        session.start();
        var current = keeper;
        var report = current == null ? session.await() : current.await();
        if (current != null) {
            finish(current, report);
        }
        if (!report.completed() && cancellation.isCancelled()) {
            throw interrupted(report);
        }
        return report;
    }

    /// A full disk must not cost the mesh of an hour's training, which may go elsewhere.
    private void finish(RunKeeper current, TrainingReport report)
            throws TrainingException, ProjectException, InterruptedException {
        try {
            current.finish(report);
        } catch (ProjectException e) {
            if (!report.completed() || mesh.isEmpty()) {
                throw e;
            }
            listener.accept(new JobEvent.Notice(e.getMessage() + " The end of the training is therefore not saved."));
        }
    }

    /// Keeps the work after all, when the run or what follows it is interrupted.
    ///
    /// @return says where the work is and how to go on
    JobCancelledException interrupted(TrainingReport report)
            throws TrainingException, ProjectException, InterruptedException {
        var kept = keep(report);
        return new JobCancelledException(
                kept.isPresent()
                        ? "Interrupted at step " + report.steps() + "; the work is saved in " + kept.get()
                                + ". Go on with: zeroset resume " + kept.get()
                                + mesh.map(file -> " -o " + file).orElse("")
                        : "Interrupted before the first step; there was nothing to save.");
    }

    /// Keeps the training when no mesh could be made of it or written, and says where.
    void keepAfterFailure(TrainingReport report) throws TrainingException, ProjectException, InterruptedException {
        keep(report)
                .ifPresent(folder -> listener.accept(new JobEvent.Notice("The training is saved in " + folder
                        + ". Mesh it with: zeroset extract " + folder + " -o MESH")));
    }

    /// The folder that holds the work; made now when there is none. Empty when there is nothing to keep.
    private Optional<Path> keep(TrainingReport report)
            throws TrainingException, ProjectException, InterruptedException {
        var current = keeper;
        if (current != null) {
            return Optional.of(current.project().folder());
        }
        if (report.steps() <= fromStep) {
            return Optional.empty();
        }
        try (var rescue = Project.create(rescueFolder, description)) {
            new RunKeeper(session, rescue, fromStep, startedAt, listener).finish(report);
            return Optional.of(rescue.folder());
        }
    }
}
