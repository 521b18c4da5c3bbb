package zeroset.app.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import zeroset.app.job.MeshSettings;
import zeroset.app.workspace.BackgroundTask;
import zeroset.app.workspace.Estimates;
import zeroset.app.workspace.LogEntry;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.Preview;
import zeroset.app.workspace.Problem;
import zeroset.app.workspace.RunSettings;
import zeroset.app.workspace.Workspace;
import zeroset.app.workspace.WorkspaceListener;
import zeroset.app.workspace.WorkspaceState;
import zeroset.model.config.Budget;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.project.ViewState;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.training.TrainingEvent;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.Raster;

/// A workspace that does what a test says and keeps what it was asked for.
public final class ScriptedWorkspace implements Workspace {

    private final List<WorkspaceListener> listeners = new CopyOnWriteArrayList<>();
    private BackgroundTask<Preview> preview = new ScriptedTask<>("", "", OptionalDouble.empty());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<LogEntry> log = new CopyOnWriteArrayList<>();
    private volatile List<TrainingEvent.Progress> history = List.of();
    private volatile WorkspaceState state = WorkspaceState.empty(RunSettings.defaults());
    private volatile Optional<SdfSnapshot> snapshot = Optional.empty();
    private volatile Optional<BackgroundTask<?>> newestTask = Optional.empty();
    private volatile Runnable atClosing = () -> {};
    private volatile Optional<ViewState> savedView = Optional.empty();
    private volatile Optional<ViewState> keptView = Optional.empty();

    /// Becomes another state.
    public void become(WorkspaceState newState) {
        state = newState;
        listeners.forEach(listener -> listener.stateChanged(newState));
    }

    /// Becomes another state.
    public void change(UnaryOperator<WorkspaceState> change) {
        become(change.apply(state));
    }

    /// The course of a run.
    public void setHistory(List<TrainingEvent.Progress> progress) {
        history = List.copyOf(progress);
    }

    /// Publishes a field.
    public void publish(SdfSnapshot newest) {
        snapshot = Optional.of(newest);
        listeners.forEach(listener -> listener.snapshotPublished(newest));
    }

    /// Writes a line into the log.
    public void say(LogEntry entry) {
        log.add(entry);
        listeners.forEach(listener -> listener.logged(entry));
    }

    /// The commands so far, as `open spot`.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// The task that was begun last.
    public Optional<BackgroundTask<?>> newestTask() {
        return newestTask;
    }

    /// What happens while it is being closed.
    public void setAtClosing(Runnable action) {
        atClosing = action;
    }

    /// The view that a project remembers.
    public void remember(ViewState view) {
        savedView = Optional.of(view);
    }

    @Override
    public Optional<ViewState> savedView() {
        return savedView;
    }

    @Override
    public void keepView(Path project, ViewState view) {
        keptView = Optional.of(view);
    }

    /// The view that a window wanted to be kept.
    public Optional<ViewState> keptView() {
        return keptView;
    }

    @Override
    public void noteExport(Path project, int step, Path file) {
        ask("note " + file.getFileName() + " of step " + step);
    }

    private void ask(String command) {
        asked.add(command);
    }

    private <T> BackgroundTask<T> task(String command) {
        ask(command);
        var task = new ScriptedTask<T>(command, "", OptionalDouble.empty());
        newestTask = Optional.of(task);
        return task;
    }

    @Override
    public WorkspaceState state() {
        return state;
    }

    @Override
    public void addListener(WorkspaceListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(WorkspaceListener listener) {
        listeners.remove(listener);
    }

    @Override
    public BackgroundTask<Preview> preview(Path location) {
        BackgroundTask<Preview> task = task("preview " + location.getFileName());
        preview = task;
        return task;
    }

    /// Answers the newest preview.
    public void answer(Preview found) {
        preview.result().complete(found);
    }

    @Override
    public BackgroundTask<OpenDataset> open(Path location) {
        return task("open " + location.getFileName());
    }

    @Override
    public BackgroundTask<OpenDataset> openReadOnly(Path project) {
        return task("look at " + project.getFileName());
    }

    @Override
    public BackgroundTask<OpenDataset> relink(Path location) {
        return task("relink " + location.getFileName());
    }

    @Override
    public BackgroundTask<OpenDataset> openSample() {
        return task("open sample");
    }

    @Override
    public CompletableFuture<Void> closeDataset() {
        ask("close data set");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Raster> maskedPhotograph(int view, int longSide) {
        ask("masked photograph " + view);
        return thumbnail(view, longSide);
    }

    @Override
    public void setMasksInverted(boolean inverted) {
        ask("masks inverted " + inverted);
    }

    @Override
    public CompletableFuture<Raster> thumbnail(int view, int longSide) {
        int height = longSide * 3 / 4;
        var argb = new int[longSide * height];
        for (int i = 0; i < argb.length; i++) {
            int shade = 60 + (i % longSide + i / longSide + 20 * view) * 140 / (longSide + height) % 160;
            argb[i] = 0xff000000 | shade << 16 | (shade + 30) << 8 | 90 + view * 7 % 120;
        }
        return CompletableFuture.completedFuture(new Raster(longSide, height, argb));
    }

    @Override
    public void setRegion(Region region, long gesture) {
        ask("set region " + region);
    }

    @Override
    public void resetRegion() {
        ask("find region");
    }

    @Override
    public void setUse(List<Integer> views, CameraGlyph.Use use) {
        ask("use " + views + " " + use);
    }

    @Override
    public void setSettings(RunSettings settings) {
        ask("settings " + settings.preset().id());
        change(Changed.settings(settings));
    }

    @Override
    public void undo() {
        ask("undo");
    }

    @Override
    public void redo() {
        ask("redo");
    }

    @Override
    public void start() {
        ask("start");
    }

    @Override
    public void pause() {
        ask("pause");
    }

    @Override
    public void proceed() {
        ask("proceed");
    }

    @Override
    public void stop() {
        ask("stop");
    }

    @Override
    public void extend(Budget budget) {
        ask("extend " + budget);
    }

    @Override
    public void newRun() {
        ask("new run");
    }

    @Override
    public void startAgain(Problem.Action remedy) {
        ask("start again: " + remedy.getClass().getSimpleName());
    }

    @Override
    public BackgroundTask<Path> saveNow() {
        return task("save");
    }

    @Override
    public Optional<SdfSnapshot> latestSnapshot() {
        return snapshot;
    }

    @Override
    public List<TrainingEvent.Progress> history() {
        return history;
    }

    @Override
    public SceneTransform transform() {
        return new SceneTransform(
                state.region().map(found -> found.region().boundingSphere()).orElse(new Sphere(0, 0, 0, 1)));
    }

    @Override
    public Estimates estimates() {
        return new Estimates(Map.of());
    }

    @Override
    public BackgroundTask<Integer> meshNow(MeshSettings settings) {
        return task("mesh");
    }

    @Override
    public <T> BackgroundTask<T> run(String name, Job<T> job) {
        return task("run " + name);
    }

    @Override
    public void dismissProblem() {
        ask("dismiss problem");
    }

    @Override
    public void dismissNotice(String notice) {
        ask("dismiss notice");
    }

    @Override
    public List<LogEntry> log() {
        return new ArrayList<>(log);
    }

    @Override
    public void close() {
        ask("close");
        atClosing.run();
    }

    /// A part of a state replaced.
    private interface Changed {
        static UnaryOperator<WorkspaceState> settings(RunSettings settings) {
            Function<WorkspaceState, WorkspaceState> replace = state -> new WorkspaceState(
                    state.phase(),
                    state.dataset(),
                    state.region(),
                    settings,
                    state.project(),
                    state.lastSaved(),
                    state.progress(),
                    state.report(),
                    state.cues(),
                    state.mesh(),
                    state.problem(),
                    state.notices(),
                    state.tasks(),
                    state.canUndo(),
                    state.canRedo());
            return replace::apply;
        }
    }
}
