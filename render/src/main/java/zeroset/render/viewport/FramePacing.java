package zeroset.render.viewport;

/// How many frames a second a moving view gets. Not synchronised.
final class FramePacing {

    /// No more than 60 frames a second, whatever the hand does.
    private static final long FRAME_NANOS = 16_000_000;

    /// While snapshots keep coming the trainer needs the cores more than a hand needs frames: eleven a second still
    /// look alive.
    private static final long SHARED_FRAME_NANOS = 90_000_000;

    /// A trainer publishes about every second; after so long without news it is not there.
    private static final long TRAINING_NANOS = 3_000_000_000L;

    private long lastSnapshot = System.nanoTime() - TRAINING_NANOS;

    /// Says that the surface is another one.
    void snapshotCame() {
        lastSnapshot = System.nanoTime();
    }

    /// Whose the processors seem to be now.
    Cores cores() {
        return System.nanoTime() - lastSnapshot < TRAINING_NANOS ? Cores.SHARED : Cores.OURS;
    }

    /// The shortest time from one moving frame to the next.
    long frameNanos() {
        return cores() == Cores.SHARED ? SHARED_FRAME_NANOS : FRAME_NANOS;
    }
}
