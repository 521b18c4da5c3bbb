package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import zeroset.app.job.Cancellation;
import zeroset.app.job.JobEvent;
import zeroset.app.job.KeptPhotographs;
import zeroset.app.job.RunKeeper;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.dataset.Split;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.region.RegionFinder;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.TrainingEvent;
import zeroset.model.training.TrainingException;
import zeroset.model.training.TrainingReport;
import zeroset.model.training.TrainingSession;
import zeroset.model.training.UnusablePhotographsException;

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
    /// @param content views, region and configuration
    /// @param decoded photographs that are decoded or being decoded, when there are some
    /// @param from where to go on; when it is empty, where the project stopped
    /// @param project that keeps the work, when there is one already
    /// @param places where a new project may be, the best first
    record Plan(
            ProjectContent content,
            Optional<CompletableFuture<LoadedDataset>> decoded,
            Optional<Checkpoint> from,
            Optional<Project> project,
            List<Path> places) {

        /// What begins, for the log.
        String announcement() {
            var config = content.config();
            return from.map(checkpoint -> "Going on at step " + checkpoint.step())
                            .orElse("Starting") + ": preset "
                    + config.preset() + ", "
                    + content.dataset().views(Split.TRAIN).size() + " photographs, "
                    + content.dataset().views(Split.TEST).size() + " held out, seed " + config.seed() + ".";
        }
    }

    /// Hears what happens, on the stretch's or the trainer's thread, and returns at once.
    interface Follower {
        /// There is a project.
        void keptIn(Project project);

        /// The project is gone again: nothing could be trained.
        void discarded(Path folder);

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
        if (from.isEmpty()) {
            checkRegion(photographs, events);
        }
        try (var session = session(photographs, event -> {
            events.accept(new JobEvent.Training(event));
            follower.heard(event);
        })) {
            var project = project();
            follower.keptIn(project);
            KeptPhotographs.check(project, photographs.dataset())
                    .ifPresent(sentence -> events.accept(new JobEvent.Notice(sentence)));
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
            var report = await(keeper);
            follower.ended(report, session.checkpoint());
            events.accept(new JobEvent.Stage("saving", -1));
            keeper.finish(report);
            return report;
        }
    }

    /// A project that was made for photographs that cannot be trained goes again.
    private TrainingReport await(RunKeeper keeper) throws TrainingException, ProjectException, InterruptedException {
        try {
            return keeper.await();
        } catch (UnusablePhotographsException e) {
            if (plan.project.isEmpty()) {
                keeper.project().discard();
                follower.discarded(keeper.project().folder());
            }
            throw e;
        }
    }

    /// A region set by hand may be anywhere.
    ///
    /// @throws DatasetException when no camera sees it, or the object in the masks lies outside
    private void checkRegion(LoadedDataset photographs, Consumer<JobEvent> events) throws DatasetException {
        var content = plan.content;
        var masked = content.config().useMasks() ? photographs.training() : List.<PosedPhotograph>of();
        var checked = RegionFinder.find(photographs.dataset(), masked, Optional.of(content.region()));
        checked.warnings().forEach(warning -> events.accept(new JobEvent.Notice(Diagnosis.forWindow(warning))));
    }

    private TrainingSession session(LoadedDataset photographs, Consumer<TrainingEvent> listener) {
        return from.isPresent()
                ? TrainingSession.resume(
                        photographs, from.get(), plan.content.config().budget(), listener::accept)
                : TrainingSession.create(photographs, plan.content.region(), plan.content.config(), listener::accept);
    }

    /// The views that take part: taken from what is decoded already, else decoded now. Photographs that are switched
    /// off may be damaged.
    private LoadedDataset photographs() throws DatasetException, InterruptedException {
        var dataset = plan.content.dataset();
        int threads = plan.content.config().threads();
        if (plan.decoded.isPresent()) {
            try {
                return plan.decoded.get().get().withViews(dataset.views());
            } catch (ExecutionException e) {
                // one of all photographs cannot be used: maybe none of those that take part
                return LoadedDataset.load(dataset, threads);
            }
        }
        return LoadedDataset.load(dataset, threads);
    }

    private Project project() throws ProjectException {
        if (plan.project.isEmpty()) {
            return plan.content.create(plan.places);
        }
        plan.content.write(plan.project.get());
        return plan.project.get();
    }
}
