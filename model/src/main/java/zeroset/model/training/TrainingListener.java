package zeroset.model.training;

/// Hears the events of a session on the trainer's thread. Must return quickly and never block.
@FunctionalInterface
public interface TrainingListener {

    /// Called in the order in which things happen.
    void onEvent(TrainingEvent event);
}
