package zeroset.render.viewport;

/// Newer input made a picture useless before it was finished.
final class AbandonedException extends Exception {

    private static final long serialVersionUID = 1;

    AbandonedException() {
        super("newer input", null, false, false); // no trace: it happens several times a second
    }
}
