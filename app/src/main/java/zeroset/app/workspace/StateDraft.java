package zeroset.app.workspace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.training.TrainingEvent;
import zeroset.model.training.TrainingReport;
import zeroset.render.scene.MeshGeometry;

/// The next {@link WorkspaceState} while it is being changed. Confined to the workspace's thread.
final class StateDraft {

    Phase phase;
    Optional<OpenDataset> dataset;
    Optional<RegionState> region;
    RunSettings settings;
    Optional<Path> project;
    Optional<Instant> lastSaved;
    Optional<TrainingEvent.Progress> progress;
    Optional<TrainingReport> report;
    Optional<OrientedPoints> cues;
    Optional<MeshGeometry> mesh;
    Optional<Problem> problem;
    final List<String> notices;
    final List<BackgroundTask<?>> tasks;
    Optional<String> canUndo;
    Optional<String> canRedo;

    StateDraft(WorkspaceState state) {
        phase = state.phase();
        dataset = state.dataset();
        region = state.region();
        settings = state.settings();
        project = state.project();
        lastSaved = state.lastSaved();
        progress = state.progress();
        report = state.report();
        cues = state.cues();
        mesh = state.mesh();
        problem = state.problem();
        notices = new ArrayList<>(state.notices());
        tasks = new ArrayList<>(state.tasks());
        canUndo = state.canUndo();
        canRedo = state.canRedo();
    }

    /// Nothing of a run.
    void forgetRun() {
        project = Optional.empty();
        lastSaved = Optional.empty();
        progress = Optional.empty();
        report = Optional.empty();
        cues = Optional.empty();
        mesh = Optional.empty();
    }

    /// Nothing of a data set; tasks, settings and messages stay.
    void forgetScene() {
        forgetRun();
        phase = Phase.EMPTY;
        dataset = Optional.empty();
        region = Optional.empty();
        canUndo = Optional.empty();
        canRedo = Optional.empty();
    }

    /// Adds a notice that is not there yet.
    void addNotice(String sentence) {
        if (!notices.contains(sentence)) {
            notices.add(sentence);
        }
    }

    WorkspaceState build() {
        return new WorkspaceState(
                phase, dataset, region, settings, project, lastSaved, progress, report, cues, mesh, problem, notices,
                tasks, canUndo, canRedo);
    }
}
