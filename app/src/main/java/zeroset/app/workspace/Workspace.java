package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import zeroset.app.job.Cancellation;
import zeroset.app.job.JobEvent;
import zeroset.app.job.MeshSettings;
import zeroset.model.config.Budget;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.project.ViewState;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.training.TrainingEvent;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.Raster;

/// The work behind a window. Every method may be called from any thread and returns at once unless it says otherwise.
public interface Workspace extends AutoCloseable {

    /// The present state.
    WorkspaceState state();

    /// Adds a listener.
    void addListener(WorkspaceListener listener);

    /// Removes a listener; it may still hear what is being told at this moment.
    void removeListener(WorkspaceListener listener);

    // --- opening -----------------------------------------------------------------------------------------------------

    /// Looks at what lies at a location and opens nothing. Its result is never a failure: what is wrong is a
    /// {@link Preview.Refused}.
    BackgroundTask<Preview> preview(Path location);

    /// Opens a data set (folder or file) or a project (`.zeroset` folder). Once it is known to be one, what was open is
    /// saved and closed, and cameras and region are in the state before the photographs are decoded. When it is
    /// cancelled or cannot be read, what was open stays.
    BackgroundTask<OpenDataset> open(Path location);

    /// Opens a project to look at it, also while another window or process trains into it. It cannot be trained.
    BackgroundTask<OpenDataset> openReadOnly(Path project);

    /// Says where the photographs of what is open are now, when they were moved or are gone.
    ///
    /// @param location folder or file of the data set
    BackgroundTask<OpenDataset> relink(Path location);

    /// Opens the packaged sample, copied to a folder of the user's.
    BackgroundTask<OpenDataset> openSample();

    /// Saves and closes what is open.
    CompletableFuture<Void> closeDataset();

    /// A photograph made small, read in the background and cached within a budget.
    ///
    /// @param view index of the view
    /// @param longSide its longer side, pixels
    CompletableFuture<Raster> thumbnail(int view, int longSide);

    /// A photograph made small as training takes it: what its mask or alpha excludes is tinted and hatched.
    ///
    /// @param view index of the view
    /// @param longSide its longer side, about, pixels
    CompletableFuture<Raster> maskedPhotograph(int view, int longSide);

    // --- what changes the scene; each can be undone
    // --------------------------------------------------------------------

    /// Sets the region of interest by hand; refused with a notice while there is a run, see {@link #newRun}. A drag
    /// calls it many times with one `gesture` and is undone as one.
    ///
    /// @param gesture any number that is the same during one drag
    void setRegion(Region region, long gesture);

    /// Goes back to the region that was found by itself.
    void resetRegion();

    /// Switches views on or off for training, or holds them out.
    void setUse(List<Integer> views, CameraGlyph.Use use);

    /// Takes masks and alpha for the opposite of what the files say, or for what they say; photographs are decoded and
    /// the region is found again then. Refused with a notice while there is a run.
    void setMasksInverted(boolean inverted);

    /// Replaces the settings.
    void setSettings(RunSettings settings);

    /// Undoes the last change.
    void undo();

    /// Does it again.
    void redo();

    // --- training ----------------------------------------------------------------------------------------------------

    /// Starts a run with the present settings, region and views; goes on with a run that was opened from a project.
    void start();

    /// Waits after the step in progress, and saves.
    void pause();

    /// Goes on after a pause.
    void proceed();

    /// Ends the run after the step in progress, and saves. The run then waits as after a pause, without holding memory.
    void stop();

    /// Goes on with a finished or stopped run.
    ///
    /// @param budget of the whole run
    void extend(Budget budget);

    /// Forgets the run (it stays in its project folder), so that region and views can change again.
    void newRun();

    /// Sets the run aside, as {@link #newRun} does, mends what it suffered from and starts another.
    ///
    /// @param remedy {@link Problem.Action.AnotherSeed} {@link Problem.Action.LargerRegion} or
    /// {@link Problem.Action.InvertMasks}; others mend nothing
    void startAgain(Problem.Action remedy);

    /// Saves now.
    BackgroundTask<Path> saveNow();

    /// The newest field.
    Optional<SdfSnapshot> latestSnapshot();

    /// Every progress report of the present run so far, oldest first, thinned to a bounded number.
    List<TrainingEvent.Progress> history();

    /// Between world and unit space of the present region.
    SceneTransform transform();

    /// How long a run takes on this machine.
    Estimates estimates();

    // --- results -----------------------------------------------------------------------------------------------------

    /// Meshes the newest field for the preview.
    ///
    /// @param settings resolution, parts, and what is taken away
    BackgroundTask<Integer> meshNow(MeshSettings settings);

    /// Runs a job (export, animation, screenshot) as a background task.
    ///
    /// @param name a phrase: `Exporting spot.ply`
    <T> BackgroundTask<T> run(String name, Job<T> job);

    /// Notes in a project that a file was made of it; waits for the disk.
    ///
    /// @param project its folder
    /// @param step of the field that the file shows
    void noteExport(Path project, int step, Path file);

    /// A job of {@link zeroset.app.job}, bound to its request.
    ///
    /// @param <T> what it gives
    @FunctionalInterface
    interface Job<T> {
        /// Runs on the thread that calls it.
        T run(Consumer<JobEvent> events, Cancellation cancellation) throws Exception;
    }

    // --- the window's view -------------------------------------------------------------------------------------------

    /// How the project that is open was looked at last; empty when there is none, or it does not know.
    Optional<ViewState> savedView();

    /// Keeps how a project is looked at. It is written when the work is saved and when the project is closed.
    ///
    /// @param project its folder; another than the one that is open is not meant any more
    void keepView(Path project, ViewState view);

    // --- messages ----------------------------------------------------------------------------------------------------

    /// The problem was read.
    void dismissProblem();

    /// A notice was read.
    void dismissNotice(String notice);

    /// The log, oldest first, of bounded length.
    List<LogEntry> log();

    /// Stops training, saves, and waits for both.
    @Override
    void close();
}
