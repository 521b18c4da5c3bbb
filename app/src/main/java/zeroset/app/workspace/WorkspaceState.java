package zeroset.app.workspace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.training.TrainingEvent;
import zeroset.model.training.TrainingReport;
import zeroset.render.scene.MeshGeometry;

/// Everything a window shows of the work, at one moment. Immutable; parts that did not change are the same objects.
///
/// @param phase where the work is
/// @param dataset what is open
/// @param region the region of interest, once there is one
/// @param settings for the next run, or of the one that goes on
/// @param project folder that keeps the work, once there is one
/// @param lastSaved when the work was last saved
/// @param progress the trainer's newest figures, once there are some
/// @param report the figures of the run that ended
/// @param cues points that matching the photographs found, unit space of the run
/// @param mesh the newest preview mesh
/// @param problem what went wrong last and was not dismissed
/// @param notices sentences to show until they are dismissed
/// @param tasks what is running
/// @param canUndo whether there is something to undo, and what: `Move region`
/// @param canRedo whether there is something to redo, and what
public record WorkspaceState(
        Phase phase,
        Optional<OpenDataset> dataset,
        Optional<RegionState> region,
        RunSettings settings,
        Optional<Path> project,
        Optional<Instant> lastSaved,
        Optional<TrainingEvent.Progress> progress,
        Optional<TrainingReport> report,
        Optional<OrientedPoints> cues,
        Optional<MeshGeometry> mesh,
        Optional<Problem> problem,
        List<String> notices,
        List<BackgroundTask<?>> tasks,
        Optional<String> canUndo,
        Optional<String> canRedo) {

    /// Copies the lists.
    public WorkspaceState {
        notices = List.copyOf(notices);
        tasks = List.copyOf(tasks);
    }

    /// Nothing open.
    public static WorkspaceState empty(RunSettings settings) {
        return new WorkspaceState(
                Phase.EMPTY,
                Optional.empty(),
                Optional.empty(),
                settings,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
