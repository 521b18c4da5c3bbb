package zeroset.app.workspace;

/// Where the work is.
public enum Phase {
    /// Nothing is open.
    EMPTY,
    /// A data set or project is being read.
    READING,
    /// Open, and nothing is being trained.
    READY,
    /// Training has been asked for, the first step is not done.
    PREPARING,
    /// Training.
    TRAINING,
    /// A run waits: it was paused, stopped, or opened from its project.
    PAUSED,
    /// Stopping: the last checkpoint is being saved.
    STOPPING,
    /// The budget is spent.
    FINISHED,
    /// Training failed; the problem says why, the last checkpoint is kept.
    FAILED
}
