package zeroset.app.job;

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

    /// Something the user should know.
    ///
    /// @param sentence for people
    record Notice(String sentence) implements JobEvent {}
}
