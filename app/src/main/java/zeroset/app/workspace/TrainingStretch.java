package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import zeroset.app.Version;
import zeroset.app.job.Cancellation;
import zeroset.app.job.JobEvent;
import zeroset.app.job.RunKeeper;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.geometry.Region;
import zeroset.model.project.DatasetReference;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectDescription;
import zeroset.model.project.ProjectException;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.TrainingEvent;
import zeroset.model.training.TrainingReport;
import zeroset.model.training.TrainingSession;

/// One stretch of training, from a start or a checkpoint until its budget is spent or it is stopped. Runs on a thread
/// of its own; cancelling it stops the training and saves.
final class TrainingStretch implements Workspace.Job<TrainingReport> {

    private final Plan plan;
    private final Follower follower;
    private Optional<Checkpoint> from;

    TrainingStretch(Plan plan, Follower follower) {
        this.plan = plan;
        from = plan.from;
        this.follower = follower;
    }

    /// What to train.
    ///
    /// @param dataset the views that take part
    /// @param decoded photographs that are decoded or being decoded, when there are some
    /// @param region of interest, world units
    /// @param config the run's configuration
    /// @param from where to go on; when it is empty, where the project stopped
    /// @param project that keeps the work, when there is one already
    /// @param places where a new project may be, the best first
    record Plan(
            SceneDataset dataset,
            Optional<CompletableFuture<LoadedDataset>> decoded,
            Region region,
            TrainingConfig config,
            Optional<Checkpoint> from,
            Optional<Project> project,
            List<Path> places) {}

    /// Hears what happens, on the stretch's or the trainer's thread, and returns at once.
    interface Follower {
        /// There is a project.
        void keptIn(Project project);

        /// The session is ready and will be started.
        void began(TrainingSession session, RunKeeper keeper);

        /// The session said something.
        void heard(TrainingEvent event);

        /// The work was saved.
        void saved();

        /// The session ended by itself or because it was stopped; saving follows.
        void ended(TrainingReport report, Checkpoint checkpoint);
    }

    @Override
    public TrainingReport run(Consumer<JobEvent> events, Cancellation cancellation) throws Exception {
        events.accept(new JobEvent.Stage("reading photographs", -1));
        var photographs = Interruption.allow(cancellation, this::photographs);
        cancellation.check();
        if (from.isEmpty()
                && plan.project.isPresent()
                && plan.project.get().latestStep().isPresent()) {
            from = Optional.of(plan.project.get().loadLatestCheckpoint().checkpoint());
        }
        try (var session = session(photographs, event -> {
            events.accept(new JobEvent.Training(event));
            follower.heard(event);
        })) {
            var project = project();
            follower.keptIn(project);
            var keeper =
                    new RunKeeper(session, project, from.map(Checkpoint::step).orElse(0), event -> {
                        events.accept(event);
                        if (event instanceof JobEvent.Saved) {
                            follower.saved();
                        }
                    });
            cancellation.whenCancelled(session::stop);
            follower.began(session, keeper);
            session.start();
            var report = keeper.await();
            follower.ended(report, session.checkpoint());
            events.accept(new JobEvent.Stage("saving", -1));
            keeper.finish(report);
            return report;
        }
    }

    private TrainingSession session(LoadedDataset photographs, Consumer<TrainingEvent> listener) {
        return from.isPresent()
                ? TrainingSession.resume(photographs, from.get(), plan.config.budget(), listener::accept)
                : TrainingSession.create(photographs, plan.region.boundingSphere(), plan.config, listener::accept);
    }

    /// The views that take part: taken from what is decoded already, else decoded now. Photographs that are switched
    /// off may be damaged.
    private LoadedDataset photographs() throws DatasetException, InterruptedException {
        if (plan.decoded.isPresent()) {
            try {
                return plan.decoded.get().get().withViews(plan.dataset.views());
            } catch (ExecutionException e) {
                // one of all photographs cannot be used: maybe none of those that take part
                return LoadedDataset.load(plan.dataset, plan.config.threads());
            }
        }
        return LoadedDataset.load(plan.dataset, plan.config.threads());
    }

    private Project project() throws ProjectException {
        if (plan.project.isPresent()) {
            var project = plan.project.get();
            var old = project.description();
            project.update(new ProjectDescription(
                    old.formatVersion(),
                    old.createdBy(),
                    reference(project.folder()),
                    plan.region.boundingSphere(),
                    plan.config,
                    old.runs()));
            return project;
        }
        return newProject();
    }

    private Project newProject() throws ProjectException {
        var failures = new ArrayList<ProjectException>();
        for (var place : plan.places) {
            try {
                return Project.create(
                        place,
                        ProjectDescription.of(
                                Version.number(), reference(place), plan.region.boundingSphere(), plan.config));
            } catch (ProjectException e) {
                failures.add(e);
            }
        }
        var nowhere = new ProjectException("There is no place to keep the work: none of "
                + plan.places.stream().map(Path::toString).collect(Collectors.joining(", "))
                + " can be written. Free some space or make one of these folders writable.");
        failures.forEach(nowhere::addSuppressed);
        throw nowhere;
    }

    private DatasetReference reference(Path folder) {
        return DatasetReference.from(folder, plan.dataset.location(), plan.dataset.format());
    }
}
