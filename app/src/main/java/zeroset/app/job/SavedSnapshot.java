package zeroset.app.job;

import java.util.function.Consumer;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.snapshot.SdfSnapshot;

/// The newest snapshot in a project.
final class SavedSnapshot {

    private SavedSnapshot() {}

    /// Reads it, passing on what is said about damaged checkpoints.
    ///
    /// @throws ProjectException when there is none
    static SdfSnapshot read(Project project, Consumer<JobEvent> listener) throws ProjectException {
        var loaded = project.loadLatestCheckpoint();
        loaded.warnings().forEach(warning -> listener.accept(new JobEvent.Notice(warning)));
        try {
            return loaded.checkpoint().snapshot();
        } catch (IllegalArgumentException e) {
            // whole by its checksums, but made by hand or by a program with other networks
            throw new ProjectException(
                    project.folder() + ": checkpoint at step "
                            + loaded.checkpoint().step() + ": its arrays do not fit its configuration ("
                            + e.getMessage() + "). Train it anew.",
                    e);
        }
    }
}
