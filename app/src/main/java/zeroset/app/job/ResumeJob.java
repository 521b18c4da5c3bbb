package zeroset.app.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import zeroset.model.camera.Camera;
import zeroset.model.config.Budget;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.DatasetReference;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.TrainingException;
import zeroset.model.training.TrainingSession;

/// Goes on with the training of a project exactly where it stopped.
public final class ResumeJob {

    private final ResumeRequest request;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one run.
    public ResumeJob(ResumeRequest request, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.request = request;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread.
    ///
    /// @throws JobCancelledException when it was cancelled; the work is in the project
    public ReconstructResult run()
            throws BadInputException, DatasetException, ProjectException, TrainingException, NoSurfaceException,
                    JobCancelledException, InterruptedException {
        if (request.mesh().isPresent()) {
            MeshOutput.check(request.mesh().get());
        }
        try (var project = Project.open(request.project())) {
            var loaded = project.loadLatestCheckpoint();
            loaded.warnings().forEach(warning -> listener.accept(new JobEvent.Notice(warning)));
            var checkpoint = loaded.checkpoint();
            var budget = request.budget().orElse(checkpoint.config().budget());
            requireBudgetLeft(budget, checkpoint);

            var location = request.data().isPresent() ? request.data().get() : project.locateDataset();
            listener.accept(new JobEvent.Stage("reading " + location, -1));
            var dataset = project.description().ofRun(DatasetReaders.read(location));
            KeptPhotographs.check(project, dataset)
                    .ifPresent(sentence -> listener.accept(new JobEvent.Notice(sentence)));
            cancellation.check();
            try (var session = TrainingSession.resume(
                    dataset, checkpoint, budget, event -> listener.accept(new JobEvent.Training(event)))) {
                cancellation.check();
                project.update(project.description()
                        .withConfig(checkpoint.config().withBudget(budget))
                        .withDataset(DatasetReference.from(project.folder(), dataset)));
                return train(session, project, TrainingCameras.of(dataset), checkpoint.step());
            }
        }
    }

    private void requireBudgetLeft(Budget budget, Checkpoint checkpoint) throws BadInputException {
        if (budget.progress(checkpoint.step(), checkpoint.seconds()) >= 1) {
            throw new BadInputException(request.project() + ": its budget is spent (" + checkpoint.step() + " steps, "
                    + Math.round(checkpoint.seconds()) + " s). Ask for more of the whole run, for example --steps "
                    + Math.multiplyExact(2L, checkpoint.step()) + " or --time "
                    + Math.round(2 * checkpoint.seconds() + 1) + "s; or mesh it with: zeroset extract "
                    + request.project() + " -o mesh.ply");
        }
    }

    private ReconstructResult train(TrainingSession session, Project project, List<Camera> cameras, int fromStep)
            throws BadInputException, ProjectException, TrainingException, NoSurfaceException, JobCancelledException,
                    InterruptedException {
        var run = new TrainingRun(
                session,
                Optional.of(project),
                project.description(),
                project.folder(),
                request.mesh(),
                fromStep,
                listener,
                cancellation);
        var report = run.run();
        Optional<MeshSummary> mesh = Optional.empty();
        if (request.mesh().isPresent()) {
            try {
                mesh = Optional.of(new MeshOutput(request.meshSettings(), listener, cancellation)
                        .write(
                                session.checkpoint().snapshot(),
                                cameras,
                                request.mesh().get()));
                Exports.note(project, report.steps(), request.mesh().get(), listener);
            } catch (JobCancelledException e) {
                throw run.interrupted(report);
            }
        }
        Optional<Path> folder = Optional.of(project.folder());
        return new ReconstructResult(report, project.description().region(), request.mesh(), mesh, folder);
    }
}
