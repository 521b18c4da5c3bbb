package zeroset.app.job;

import java.nio.file.Path;
import zeroset.model.project.ProjectException;
import zeroset.model.training.TrainingEvent;

/// What a job tells its listener, on the thread where it happens; listeners return quickly.
public sealed interface JobEvent {

    /// A stage of work began or went on.
    ///
    /// @param what a phrase for people: `meshing`
    /// @param fraction share done, 0..1; negative when it is not known
    record Stage(String what, double fraction) implements JobEvent {}

    /// Something the training session said.
    ///
    /// @param event as the session gave it
    record Training(TrainingEvent event) implements JobEvent {}

    /// The work so far is in the project.
    ///
    /// @param project its folder
    /// @param step steps done
    record Saved(Path project, int step) implements JobEvent {}

    /// The work could not be saved in passing; training goes on.
    ///
    /// @param failure says why, with a remedy
    record NotSaved(ProjectException failure) implements JobEvent {}

    /// Something the user should know.
    ///
    /// @param sentence for people
    record Notice(String sentence) implements JobEvent {}
}
