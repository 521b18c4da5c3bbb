package zeroset.render.viewport;

/// Asked between pieces of a long picture.
@FunctionalInterface
interface Stop {

    /// Whether newer input made the picture useless.
    boolean isWanted();

    /// The same for a picture that is soon complete: a newer surface in the same view has to wait for it. Otherwise a
    /// surface that changes all the time would never be seen sharply.
    default Stop unlessSurfaceOnly() {
        return this;
    }

    /// Gives the picture up when it is useless.
    default void check() throws AbandonedException {
        if (isWanted()) {
            throw new AbandonedException();
        }
    }
}
