package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.training.Checkpoint;

/// What there is to save while nobody trains: a run that waits, or what was chosen before one.
///
/// @param project that keeps the work, when there is one already
/// @param checkpoint where a run waits
/// @param content views, region and settings
/// @param places where a new project may be, the best first
record IdleWork(
        Optional<Project> project,
        Optional<Checkpoint> checkpoint,
        Optional<ProjectContent> content,
        List<Path> places) {

    /// Whether there is anything to save.
    boolean isEmpty() {
        return checkpoint.isEmpty() && content.isEmpty();
    }

    /// Saves it, on a thread that may wait for the disk.
    ///
    /// @return the project that keeps it now
    /// @throws ProjectException when the disk refuses
    Project save() throws ProjectException {
        if (checkpoint.isPresent()) {
            var target = project.orElseThrow();
            target.update(target.description()); // the folder may have been made anew
            target.saveCheckpoint(checkpoint.get());
            return target;
        }
        var target = project.isPresent() ? project.get() : content.orElseThrow().create(places);
        content.orElseThrow().write(target);
        return target;
    }
}
