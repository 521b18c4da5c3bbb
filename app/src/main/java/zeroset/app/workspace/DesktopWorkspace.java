package zeroset.app.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import zeroset.app.job.BadInputException;
import zeroset.app.job.Exports;
import zeroset.app.job.JobEvent;
import zeroset.app.job.MeshSettings;
import zeroset.app.job.PreviewMesh;
import zeroset.app.preferences.PreferenceStore;
import zeroset.model.config.Budget;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.project.ViewState;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.training.TrainingEvent;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.MeshGeometry;
import zeroset.render.scene.Raster;

/// The workspace of this machine: files, training in this process. Commands are handed to one thread, which changes the
/// state; long work has threads of its own.
final class DesktopWorkspace implements Workspace {

    private final Desk desk;
    private final RunControl runs;
    private final Editing editing;
    private final Opening opening;
    private final ThumbnailCache thumbnails = new ThumbnailCache();
    private final AtomicReference<Optional<RunningTask<Integer>>> meshing = new AtomicReference<>(Optional.empty());
    private final DatasetWatch watch;
    private final Object saving = new Object();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>(); // closed, and all of it done

    /// @param watchEvery how often to look whether the photographs are still there
    /// @param finishedResolution cells along the object of the mesh that a finished run is shown with
    DesktopWorkspace(PreferenceStore preferences, WorkFolders folders, Duration watchEvery, int finishedResolution) {
        desk = new Desk(preferences, folders);
        runs = new RunControl(desk, _ -> meshNow(MeshSettings.defaults().withResolution(finishedResolution)));
        editing = new Editing(desk, runs, this::decodeAgain);
        opening = new Opening(desk, runs, editing, thumbnails);
        watch = new DatasetWatch(desk, watchEvery);
        var notices = preferences.takeNotices();
        desk.loop.execute(() -> notices.forEach(desk.board::notice));
    }

    private void decodeAgain(Scene scene) {
        opening.decodeAgain(scene);
    }

    @Override
    public WorkspaceState state() {
        return desk.board.state();
    }

    @Override
    public void addListener(WorkspaceListener listener) {
        desk.board.add(listener);
    }

    @Override
    public void removeListener(WorkspaceListener listener) {
        desk.board.remove(listener);
    }

    // --- opening -----------------------------------------------------------------------------------------------------

    @Override
    public BackgroundTask<Preview> preview(Path location) {
        return desk.tasks.start("Looking at " + SceneSource.nameOf(location), (events, cancellation) -> {
            var preview = Glance.at(location);
            cancellation.check();
            return preview;
        });
    }

    @Override
    public BackgroundTask<OpenDataset> open(Path location) {
        return opening.open(location, false);
    }

    @Override
    public BackgroundTask<OpenDataset> openReadOnly(Path project) {
        return opening.open(project, true);
    }

    @Override
    public BackgroundTask<OpenDataset> openSample() {
        return opening.openSample();
    }

    @Override
    public BackgroundTask<OpenDataset> relink(Path location) {
        return opening.relink(location);
    }

    @Override
    public CompletableFuture<Void> closeDataset() {
        return desk.loop.begin(opening::closeAll);
    }

    @Override
    public CompletableFuture<Raster> maskedPhotograph(int view, int longSide) {
        return desk.loop
                .begin(() -> CompletableFuture.completedFuture(desk.scene().flatMap(Scene::dataset)))
                .thenCompose(dataset -> dataset.map(SceneDataset::views)
                        .filter(views -> view >= 0 && view < views.size())
                        .map(views -> thumbnails.masked(views.get(view), longSide))
                        .orElseGet(() ->
                                CompletableFuture.failedFuture(new CancellationException("there is no view " + view))));
    }

    @Override
    public CompletableFuture<Raster> thumbnail(int view, int longSide) {
        var views = state().dataset().map(OpenDataset::views).orElse(List.of());
        if (view < 0 || view >= views.size()) {
            return CompletableFuture.failedFuture(new CancellationException("there is no view " + view));
        }
        return thumbnails.get(views.get(view).image(), longSide);
    }

    // --- changes -----------------------------------------------------------------------------------------------------

    @Override
    public void setRegion(Region region, long gesture) {
        desk.loop.execute(() -> editing.setRegion(region, gesture));
    }

    @Override
    public void resetRegion() {
        desk.loop.execute(editing::resetRegion);
    }

    @Override
    public void setUse(List<Integer> views, CameraGlyph.Use use) {
        var copy = List.copyOf(views);
        desk.loop.execute(() -> editing.setUse(copy, use));
    }

    @Override
    public void setMasksInverted(boolean inverted) {
        desk.loop.execute(() -> editing.setMasksInverted(inverted));
    }

    @Override
    public void setSettings(RunSettings settings) {
        desk.loop.execute(() -> editing.setSettings(settings));
    }

    @Override
    public void undo() {
        desk.loop.execute(editing::undo);
    }

    @Override
    public void redo() {
        desk.loop.execute(editing::redo);
    }

    // --- training ----------------------------------------------------------------------------------------------------

    @Override
    public void start() {
        desk.loop.execute(() -> {
            runs.start();
            editing.show();
        });
    }

    @Override
    public void pause() {
        desk.loop.execute(runs::pause);
    }

    @Override
    public void proceed() {
        desk.loop.execute(runs::proceed);
    }

    @Override
    public void stop() {
        desk.loop.execute(runs::stop);
    }

    @Override
    public void extend(Budget budget) {
        desk.loop.execute(() -> runs.extend(budget));
    }

    @Override
    public void newRun() {
        desk.loop.execute(() -> {
            var _ = runs.newRun().thenRun(editing::show);
        });
    }

    @Override
    public void startAgain(Problem.Action remedy) {
        desk.loop.execute(() -> {
            var _ = runs.newRun().thenRun(() -> {
                editing.mend(remedy);
                runs.start();
                editing.show();
            });
        });
    }

    @Override
    public BackgroundTask<Path> saveNow() {
        var task = new RunningTask<Path>("Saving", false);
        desk.tasks.start(task, (events, cancellation) -> save());
        return task;
    }

    /// One save after the other, each from what the one before left: two that met would make two projects.
    private Path save() throws Exception {
        synchronized (saving) {
            var folder = desk.loop.ask(runs::saver).get().call();
            return desk.loop.ask(() -> folder).get(); // after what the save left to the workspace's thread
        }
    }

    @Override
    public Optional<SdfSnapshot> latestSnapshot() {
        return runs.snapshot();
    }

    @Override
    public List<TrainingEvent.Progress> history() {
        return runs.history();
    }

    @Override
    public SceneTransform transform() {
        return new SceneTransform(
                state().region().map(region -> region.region().boundingSphere()).orElse(new Sphere(0, 0, 0, 1)));
    }

    @Override
    public Estimates estimates() {
        return new Estimates(desk.preferences.current().samplesPerSecond());
    }

    // --- results -----------------------------------------------------------------------------------------------------

    @Override
    public BackgroundTask<Integer> meshNow(MeshSettings settings) {
        var task = new RunningTask<Integer>("Meshing", true);
        meshing.getAndSet(Optional.of(task)).ifPresent(RunningTask::cancel);
        desk.tasks.start(task, (events, cancellation) -> {
            var snapshot = runs.snapshot()
                    .orElseThrow(() -> new BadInputException("There is no surface yet. Start training first."));
            int processors = Runtime.getRuntime().availableProcessors();
            int workers = state().phase() == Phase.TRAINING ? Math.max(1, processors / 2) : processors;
            var cameras = state().dataset().map(OpenDataset::trainingCameras).orElse(List.of());
            var mesh = PreviewMesh.of(snapshot, cameras, settings, workers, events, cancellation);
            desk.loop.execute(() -> show(mesh, snapshot));
            return mesh.triangleCount();
        });
        return task;
    }

    private void show(MeshGeometry mesh, SdfSnapshot of) {
        boolean stillThere = runs.snapshot()
                .filter(newest -> newest.transform().equals(of.transform()))
                .isPresent();
        if (stillThere) { // another data set may have been opened meanwhile
            desk.board.change(draft -> draft.mesh = Optional.of(mesh));
        }
    }

    @Override
    public <T> BackgroundTask<T> run(String name, Job<T> job) {
        return desk.tasks.start(name, job);
    }

    @Override
    public void noteExport(Path project, int step, Path file) {
        try (var kept = Project.openReadOnly(project)) {
            Exports.note(kept, step, file, event -> {
                if (event instanceof JobEvent.Notice(String sentence)) {
                    desk.loop.execute(() -> desk.board.notice(sentence));
                }
            });
        } catch (ProjectException e) {
            desk.loop.execute(() -> desk.board.notice(String.valueOf(e.getMessage())));
        }
    }

    // --- the window's view -------------------------------------------------------------------------------------------

    @Override
    public Optional<ViewState> savedView() {
        return runs.view();
    }

    @Override
    public void keepView(Path project, ViewState view) {
        desk.loop.execute(() -> runs.keepView(project, view));
    }

    // --- messages ----------------------------------------------------------------------------------------------------

    @Override
    public void dismissProblem() {
        desk.loop.execute(() -> desk.board.change(draft -> draft.problem = Optional.empty()));
    }

    @Override
    public void dismissNotice(String notice) {
        desk.loop.execute(() -> desk.board.change(draft -> draft.notices.remove(notice)));
    }

    @Override
    public List<LogEntry> log() {
        return desk.board.log();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            over.join(); // somebody else closes it: a process that ends now would tear that
            return;
        }
        try {
            watch.close();
            desk.tasks.cancelAll();
            closeDataset().join();
            desk.tasks.cancelAll(); // a run that just ended has begun its mesh
            desk.tasks.allEnded().join();
            thumbnails.close();
            desk.loop.close();
        } finally {
            over.complete(null);
        }
    }
}
