package zeroset.render.viewport;

/// Hears of frames and of the viewport's state, on the `gl` thread. Must return at once.
public interface ViewportListener {

    /// A frame waits to be taken. Called once until it is taken, however many newer ones replace it.
    void frameReady();

    /// Something about the viewport changed.
    void statusChanged(ViewportStatus status);
}
