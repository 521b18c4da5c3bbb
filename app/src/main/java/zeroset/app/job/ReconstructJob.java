package zeroset.app.job;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import zeroset.app.Version;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.geometry.Region;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.DatasetReference;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectDescription;
import zeroset.model.project.ProjectException;
import zeroset.model.region.RegionFinder;
import zeroset.model.training.TrainingException;
import zeroset.model.training.TrainingReport;
import zeroset.model.training.TrainingSession;
import zeroset.model.training.UnusablePhotographsException;

/// Posed photographs to a mesh.
///
/// Everything that can be wrong with request and photographs is found before anything is written.
public final class ReconstructJob {

    private final ReconstructRequest request;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one run.
    public ReconstructJob(ReconstructRequest request, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.request = request;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread.
    ///
    /// @throws JobCancelledException when it was cancelled; the message says where the work is
    public ReconstructResult run()
            throws BadInputException, DatasetException, ProjectException, TrainingException, NoSurfaceException,
                    JobCancelledException, InterruptedException {
        MeshOutput.check(request.mesh());
        if (request.project().isPresent()) {
            Project.checkCreatable(request.project().get());
        }
        listener.accept(new JobEvent.Stage("reading " + request.data(), -1));
        var dataset = dataset();
        cancellation.check();
        listener.accept(new JobEvent.Stage("decoding photographs", -1));
        var photographs = LoadedDataset.load(dataset, request.config().threads());
        photographs.dataset().notes().forEach(note -> listener.accept(new JobEvent.Notice(note)));
        cancellation.check();
        listener.accept(new JobEvent.Stage("finding the region of interest", -1));
        var region = RegionFinder.find(
                photographs.dataset(), photographs.training(), request.config().useMasks(), request.region());
        region.warnings().forEach(warning -> listener.accept(new JobEvent.Notice(warning)));
        cancellation.check();
        try (var session = TrainingSession.create(
                photographs,
                region.region(),
                request.config(),
                event -> listener.accept(new JobEvent.Training(event)))) {
            return train(session, dataset, region.region());
        }
    }

    private SceneDataset dataset() throws DatasetException {
        var asRead = DatasetReaders.read(request.data());
        return request.invertMasks() ? asRead.withInvertedMasks() : asRead;
    }

    private ReconstructResult train(TrainingSession session, SceneDataset dataset, Region region)
            throws BadInputException, ProjectException, TrainingException, NoSurfaceException, JobCancelledException,
                    InterruptedException {
        var rescueFolder = UnusedFolder.like(rescueFolder(request.mesh()));
        var folder = request.project().orElse(rescueFolder);
        var description = ProjectDescription.of(
                Version.number(), DatasetReference.from(folder, dataset), region, request.config());
        try (var keeper = new OptionalProject(
                request.project().isPresent() ? Optional.of(Project.create(folder, description)) : Optional.empty())) {
            if (keeper.project().isPresent()) {
                KeptPhotographs.check(keeper.project().get(), dataset)
                        .ifPresent(sentence -> listener.accept(new JobEvent.Notice(sentence)));
            }
            var run = new TrainingRun(
                    session,
                    keeper.project(),
                    description,
                    rescueFolder,
                    Optional.of(request.mesh()),
                    0,
                    listener,
                    cancellation);
            var report = keeper.discardedIfRefused(run);
            try {
                var mesh = new MeshOutput(request.meshSettings(), listener, cancellation)
                        .write(session.checkpoint().snapshot(), TrainingCameras.of(dataset), request.mesh());
                keeper.project().ifPresent(project -> Exports.note(project, report.steps(), request.mesh(), listener));
                return new ReconstructResult(
                        report, region, Optional.of(request.mesh()), Optional.of(mesh), request.project());
            } catch (JobCancelledException e) {
                throw run.interrupted(report);
            } catch (NoSurfaceException | BadInputException e) {
                run.keepAfterFailure(report);
                throw e;
            }
        }
    }

    private static Path rescueFolder(Path mesh) {
        var name = mesh.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return mesh.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + Project.SUFFIX);
    }

    /// Closes a project where there is one.
    private record OptionalProject(Optional<Project> project) implements AutoCloseable {

        /// Trains; a project in which nothing could be trained is removed again.
        TrainingReport discardedIfRefused(TrainingRun run)
                throws TrainingException, ProjectException, JobCancelledException, InterruptedException {
            try {
                return run.run();
            } catch (UnusablePhotographsException e) {
                if (project.isPresent()) {
                    project.get().discard();
                }
                throw e;
            }
        }

        @Override
        public void close() {
            project.ifPresent(Project::close);
        }
    }
}
