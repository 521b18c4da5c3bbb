package zeroset.render.viewport;

/// Whose the processors are while a picture is drawn.
enum Cores {
    /// Nobody else's: 26 of the 33 ms of a thirtieth of a second for a moving picture's surface; the rest is for
    /// reading back and overlays.
    OURS(26),

    /// A trainer wants them. What a picture takes is taken from training, so a moving one has fewer pixels, and a
    /// resting one, which the next snapshot replaces within a second, is smoothed along its edges alone.
    SHARED(10);

    private final double movingMillis;

    Cores(double movingMillis) {
        this.movingMillis = movingMillis;
    }

    /// How long the surface of a moving picture may take.
    double movingMillis() {
        return movingMillis;
    }
}
