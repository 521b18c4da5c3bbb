package zeroset.app.workspace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zeroset.app.job.BadInputException;
import zeroset.app.job.RunKeeper;
import zeroset.app.preferences.Recent;
import zeroset.model.config.Budget;
import zeroset.model.config.TrainingConfig;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.project.Project;
import zeroset.model.project.ViewState;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.ProgressHistory;
import zeroset.model.training.TrainingEvent;
import zeroset.model.training.TrainingException;
import zeroset.model.training.TrainingReport;
import zeroset.model.training.TrainingSession;
import zeroset.model.training.Trouble;

/// The run: starting, pausing, going on, stopping, saving. Called on the workspace's thread unless it says otherwise.
final class RunControl {

    /// Shorter runs tell of the warm-up, not of the machine.
    private static final double TELLING_SECONDS = 15;

    private final Desk desk;
    private final StartCheck check;
    private final KeptView view;
    private final Consumer<TrainingReport> onFinished;

    private @Nullable Project project;
    private @Nullable Checkpoint checkpoint; // where a run that waits goes on
    private @Nullable Live live;
    private boolean readOnly;
    private boolean hasSaved; // whether the project holds a checkpoint of this run

    private volatile @Nullable SdfSnapshot snapshot;
    private volatile ProgressHistory history = new ProgressHistory();

    /// @param onFinished hears, on the workspace's thread, that a budget is spent
    RunControl(Desk desk, Consumer<TrainingReport> onFinished) {
        this.desk = desk;
        this.onFinished = onFinished;
        check = new StartCheck(desk.board);
        view = new KeptView(desk.board);
    }

    // --- for any thread ----------------------------------------------------------------------------------------------

    Optional<SdfSnapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    List<TrainingEvent.Progress> history() {
        return history.all();
    }

    /// How the project was looked at last.
    Optional<ViewState> view() {
        return view.newest();
    }

    // --- what there is -----------------------------------------------------------------------------------------------

    /// Whether region and views are bound to a run.
    boolean hasRun() {
        return live != null || checkpoint != null || hasSaved;
    }

    /// The project that keeps the run, if it is open here.
    Optional<Project> project() {
        return Optional.ofNullable(project);
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /// Takes over the run of a project that was opened.
    void adopt(SavedRun saved) {
        project = saved.project();
        readOnly = saved.readOnly();
        checkpoint = saved.checkpoint().orElse(null);
        snapshot = saved.snapshot().orElse(null);
        history = saved.history();
        view.read(saved.project());
        var newest = snapshot;
        if (newest != null) {
            desk.board.publish(newest);
        }
        desk.board.change(draft -> {
            draft.project = Optional.of(saved.project().folder());
            draft.settings = saved.settings();
            draft.report = saved.report();
            draft.phase =
                    saved.checkpoint().isEmpty() ? Phase.READY : saved.isFinished() ? Phase.FINISHED : Phase.PAUSED;
        });
    }

    /// Keeps how a project is looked at, if it is the one that is open.
    void keepView(Path folder, ViewState newest) {
        if (project != null && project.folder().equals(folder)) {
            view.keep(newest);
        }
    }

    private void saveView() {
        if (project != null && !readOnly) {
            view.save(project);
        }
    }

    // --- commands ----------------------------------------------------------------------------------------------------

    void start() {
        switch (desk.board.state().phase()) {
            case READY, FAILED -> begin(Optional.empty());
            case PAUSED -> proceed();
            case FINISHED -> desk.board.notice("The budget is spent. Go on with a larger one, or prepare a new run.");
            case EMPTY, READING -> desk.board.notice("Open a data set first.");
            case PREPARING, TRAINING, STOPPING -> {
                // it is what was asked for, or about to end
            }
        }
    }

    void pause() {
        var current = live;
        if (current != null) {
            current.pauseWanted = true;
            current.session().ifPresent(TrainingSession::pause);
        }
    }

    void proceed() {
        var current = live;
        if (current != null) {
            current.pauseWanted = false;
            current.session().ifPresent(TrainingSession::proceed);
        } else if (desk.board.state().phase() == Phase.PAUSED) {
            begin(Optional.empty());
        }
    }

    void stop() {
        var current = live;
        if (current != null) {
            desk.board.change(draft -> draft.phase = Phase.STOPPING);
            current.task.cancel();
        }
    }

    void extend(Budget budget) {
        if (hasRun()) {
            var _ = end().thenRun(() -> begin(Optional.of(budget)));
        }
    }

    /// Ends the run, saves it, and prepares for another one.
    CompletableFuture<Void> newRun() {
        return dispose()
                .thenRun(() -> desk.board.change(draft -> {
                    draft.forgetRun();
                    draft.phase = draft.dataset.isPresent() ? Phase.READY : Phase.EMPTY;
                }));
    }

    /// Ends the session if there is one; completes on the workspace's thread when all is saved, or could not be.
    CompletableFuture<Void> end() {
        var current = live;
        if (current == null) {
            return CompletableFuture.completedFuture(null);
        }
        stop();
        return current.over;
    }

    /// Ends the run, saves it and lets others use its project.
    CompletableFuture<Void> dispose() {
        return end().thenRun(() -> {
            saveView();
            if (project != null) {
                project.close();
            }
            view.forget();
            project = null;
            checkpoint = null;
            readOnly = false;
            hasSaved = false;
            snapshot = null;
            history = new ProgressHistory();
        });
    }

    /// What saves the work when it is called on another thread; gives the project's folder.
    Callable<Path> saver() {
        var current = live;
        var keeper = current == null ? null : current.keeper;
        if (keeper != null) {
            return () -> {
                keeper.save();
                return keeper.project().folder();
            };
        }
        var scene = desk.scene();
        var work = new IdleWork(
                Optional.ofNullable(project),
                Optional.ofNullable(checkpoint),
                scene.flatMap(open -> open.content(config())),
                scene.map(open -> desk.folders.projects(open.location(), open.name()))
                        .orElse(List.of()));
        if (scene.isEmpty() || readOnly || current != null || work.isEmpty()) {
            return () -> {
                throw new BadInputException(
                        "There is nothing to save now. Open photographs, or wait for the first step.");
            };
        }
        boolean trained = checkpoint != null;
        return () -> {
            var target = work.save();
            desk.loop.execute(() -> savedBeside(target, scene.orElseThrow(), trained));
            return target.folder();
        };
    }

    /// Something was saved while nobody trains. What was opened or put aside meanwhile has nothing to do with it.
    private void savedBeside(Project target, Scene of, boolean trained) {
        boolean isStillTheSame = desk.shows(of) && (project == target || (project == null && !trained));
        if (!isStillTheSame) {
            target.close();
            return;
        }
        if (trained) {
            hasSaved = true;
        } else {
            keepIn(target);
        }
        saved();
    }

    private void savedRun() {
        hasSaved = true;
        saved();
    }

    private void saved() {
        saveView();
        desk.board.change(draft -> draft.lastSaved = Optional.of(Instant.now()));
    }

    // --- one stretch -------------------------------------------------------------------------------------------------

    private void begin(Optional<Budget> budget) {
        if (live != null) {
            return;
        }
        var from = Optional.ofNullable(checkpoint);
        var config = from.map(Checkpoint::config).orElseGet(this::config);
        var extended = budget.map(config::withBudget).orElse(config);
        var opened = desk.scene();
        var content = opened.flatMap(open -> open.content(extended));
        if (!check.passes(opened, content, readOnly)) {
            return;
        }
        var scene = opened.orElseThrow();
        var plan = new TrainingStretch.Plan(
                content.orElseThrow(),
                scene.photographs(),
                from,
                Optional.ofNullable(project),
                desk.folders.projects(scene.location(), scene.name()));
        var task = new RunningTask<TrainingReport>("Training " + scene.name(), true);
        var stretch = new Live(task, desk.board.state().phase());
        live = stretch;
        if (from.isEmpty()) {
            history = new ProgressHistory();
        }
        desk.board.change(draft -> {
            draft.phase = Phase.PREPARING;
            draft.region = scene.region(true);
            draft.report = Optional.empty();
            draft.problem = Optional.empty();
        });
        desk.board.log(LogEntry.Level.INFO, plan.announcement());
        desk.tasks.start(task, new TrainingStretch(plan, stretch));
        stretch.over = task.result().handle((report, failure) -> {
            over(stretch, failure);
            return null;
        });
    }

    private void keepIn(Project folder) {
        project = folder;
        desk.board.change(draft -> draft.project = Optional.of(folder.folder()));
        var thumbnail = desk.board.state().dataset().stream()
                .flatMap(dataset -> dataset.views().stream())
                .findFirst()
                .map(ViewEntry::image);
        desk.preferences.update(preferences -> preferences.withRecent(new Recent(
                folder.folder().toAbsolutePath().normalize(),
                true,
                SceneSource.nameOf(folder.folder()),
                thumbnail,
                Instant.now())));
    }

    /// What the settings stand for.
    private TrainingConfig config() {
        return desk.board.state().settings().config(Runtime.getRuntime().availableProcessors());
    }

    /// The stretch is over and so is its saving.
    private void over(Live stretch, @Nullable Throwable failure) {
        live = null;
        if (failure == null || stretch.ended) {
            return; // a save that failed is a problem of its own; the training is not lost
        }
        if (failure instanceof TrainingException) {
            Problem.Action action =
                    failure.getCause() == null ? new Problem.Action.NewRun() : new Problem.Action.StartAgain();
            desk.board.change(draft -> draft.problem = draft.problem.map(problem -> problem.with(action)));
        }
        desk.board.change(draft -> {
            draft.phase = failure instanceof TrainingException ? Phase.FAILED : stretch.before;
            draft.region = desk.scene().flatMap(scene -> scene.region(hasRun()));
        });
    }

    /// The stretch that goes on now. Its methods may be called from any thread.
    private final class Live implements TrainingStretch.Follower {

        private final RunningTask<TrainingReport> task;
        private final Phase before;
        private boolean pauseWanted;
        private boolean ended;
        private CompletableFuture<Void> over = CompletableFuture.completedFuture(null);
        private @Nullable TrainingSession session;
        private @Nullable RunKeeper keeper;

        Live(RunningTask<TrainingReport> task, Phase before) {
            this.task = task;
            this.before = before;
        }

        Optional<TrainingSession> session() {
            return Optional.ofNullable(session);
        }

        @Override
        public void keptIn(Project folder) {
            desk.loop.execute(() -> keepIn(folder));
        }

        @Override
        public void discarded(Path folder) {
            desk.loop.execute(() -> {
                project = null;
                desk.board.change(draft -> draft.project = Optional.empty());
                var place = folder.toAbsolutePath().normalize();
                desk.preferences.update(preferences -> preferences.withoutRecent(place));
            });
        }

        @Override
        public void began(TrainingSession newSession, RunKeeper newKeeper) {
            desk.loop.execute(() -> {
                session = newSession;
                keeper = newKeeper;
                if (pauseWanted) {
                    newSession.pause();
                }
            });
        }

        @Override
        public void heard(TrainingEvent event) {
            desk.loop.execute(() -> {
                switch (event) {
                    case TrainingEvent.Progress progress -> progressed(progress);
                    case TrainingEvent.Noticed(String sentence) -> desk.board.notice(sentence);
                    case TrainingEvent.Troubled(Trouble trouble) -> troubled(trouble);
                    case TrainingEvent.SnapshotPublished(SdfSnapshot newest) -> {
                        snapshot = newest;
                        desk.board.publish(newest);
                    }
                    case TrainingEvent.Paused _ -> paused();
                    case TrainingEvent.Resumed _ -> phase(Phase.PAUSED, Phase.TRAINING);
                    case TrainingEvent.CuesFound(OrientedPoints points) ->
                        desk.board.change(draft -> draft.cues = Optional.of(points));
                    case TrainingEvent.Preparing _, TrainingEvent.Finished _ -> {
                        // the task tells the stage, and the report comes with the checkpoint
                    }
                }
            });
        }

        /// The run waits for an answer: to go on, or to take the remedy.
        private void troubled(Trouble trouble) {
            pause();
            desk.board.raise(new Problem(
                            trouble.sentence() + " The run is paused.",
                            Diagnosis.forWindow(trouble.remedy()),
                            "To go on as it is, press Go on.")
                    .with(
                            trouble.kind() == Trouble.Kind.LEFT_REGION
                                    ? new Problem.Action.LargerRegion()
                                    : new Problem.Action.AnotherSeed()));
        }

        private void progressed(TrainingEvent.Progress progress) {
            history.add(progress);
            desk.board.change(draft -> {
                draft.progress = Optional.of(progress);
                if (draft.phase == Phase.PREPARING) {
                    draft.phase = Phase.TRAINING;
                }
            });
        }

        private void paused() {
            desk.board.change(draft -> draft.phase = draft.phase == Phase.STOPPING ? draft.phase : Phase.PAUSED);
            var current = keeper;
            if (current != null) {
                var saving = new RunningTask<Path>("Saving", false);
                desk.tasks.start(saving, (events, cancellation) -> {
                    current.save();
                    return current.project().folder();
                });
            }
        }

        private void phase(Phase from, Phase to) {
            desk.board.change(draft -> draft.phase = draft.phase == from ? to : draft.phase);
        }

        @Override
        public void saved() {
            desk.loop.execute(RunControl.this::savedRun);
        }

        @Override
        public void ended(TrainingReport report, Checkpoint last) {
            desk.loop.execute(() -> {
                ended = true;
                checkpoint = last;
                desk.board.log(LogEntry.Level.INFO, RunSummary.of(report));
                desk.board.change(draft -> {
                    draft.report = Optional.of(report);
                    draft.phase = report.completed() ? Phase.FINISHED : Phase.PAUSED;
                });
                if (report.seconds() >= TELLING_SECONDS) {
                    desk.preferences.update(preferences ->
                            preferences.withSpeed(Estimates.kind(report.config()), report.samplesPerSecond()));
                }
                if (report.completed()) {
                    onFinished.accept(report);
                }
            });
        }
    }
}
