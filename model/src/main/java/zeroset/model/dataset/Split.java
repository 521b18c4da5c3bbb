package zeroset.model.dataset;

/// What a view is used for.
public enum Split {
    /// Supervises the training.
    TRAIN,
    /// Held out: judges the training, never supervises it.
    TEST
}
