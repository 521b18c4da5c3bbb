package zeroset.render.viewport;

/// Asked between pieces of a long picture.
@FunctionalInterface
interface Stop {

    /// Whether newer input made the picture useless.
    boolean isWanted();

    /// Gives the picture up when it is useless.
    default void check() throws AbandonedException {
        if (isWanted()) {
            throw new AbandonedException();
        }
    }
}
