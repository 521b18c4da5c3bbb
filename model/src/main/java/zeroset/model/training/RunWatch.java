package zeroset.model.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.snapshot.SdfSnapshot;

/// Notices in the first thousand steps that a run goes wrong in a way that no loss term tells. Each kind of
/// trouble is told once. Confined to one thread.
public final class RunWatch {

    /// Later troubles are no matter of a bad start; a surface that vanishes is told whenever it does.
    private static final int WATCHED_STEPS = 1000;

    /// A surface may flicker, and the coarse grid that is looked at is refreshed every 150 steps: what is seen
    /// must still be there after a refresh.
    private static final int PATIENCE_STEPS = 160;

    private static final int PATIENCE_SNAPSHOTS = 4;

    /// Share of the rays that may enter the region in solid matter before it counts as inside out. Rays come from
    /// cameras, and those stand in air; tables and walls that the region cuts are met by rays from few sides.
    private static final double MOST_BLOCKED = 0.8;

    /// Share of the surface that may lie along the region's boundary. What the region cuts crosses its boundary;
    /// what clings to it lies along.
    private static final double MOST_OUTSIDE = 0.6;

    /// Largest inverse standard deviation: with it opacity rises over 4 / 3000 of the region's radius, a third of
    /// the finest cell of a 512 grid. No section is that short.
    private static final double SHARPEST = 3000;

    private final RegionEntries entries;
    private final Persistence vanished = new Persistence();
    private final Persistence insideOut = new Persistence();
    private final Persistence leftRegion = new Persistence();
    private boolean toldSharp;

    /// @param cameras that supervise, world space
    /// @param transform from their space to unit space, with the region
    public RunWatch(List<Camera> cameras, SceneTransform transform) {
        entries = RegionEntries.of(cameras, transform);
    }

    /// Looks at the figures.
    ///
    /// @return what is wrong, once
    public Optional<Trouble> look(TrainingEvent.Progress progress) {
        if (toldSharp || progress.step() > WATCHED_STEPS || progress.invS() <= SHARPEST) {
            return Optional.empty();
        }
        toldSharp = true;
        return Optional.of(new Trouble(
                Trouble.Kind.TOO_SHARP,
                progress.step(),
                String.format(
                        Locale.ROOT,
                        "The density became too sharp at step %,d: its inverse standard deviation is %,.0f per radius of"
                                + " the region, and above %,.0f no sample sees where the surface should move.",
                        progress.step(),
                        progress.invS(),
                        SHARPEST),
                "Start again with another seed; if it happens again, check that the region is not much larger than the"
                        + " object."));
    }

    /// Looks at a new snapshot.
    ///
    /// @return the worst that is wrong, once
    public Optional<Trouble> look(SdfSnapshot snapshot) {
        var seen = SurfaceCensus.of(snapshot.proxyGrid(), snapshot.transform().unitBounds());
        int step = snapshot.step();
        if (vanished.holds(!seen.hasSurface(), step)) {
            return Optional.of(gone(seen, step));
        }
        if (step > WATCHED_STEPS || !seen.hasSurface()) {
            return Optional.empty();
        }
        double blocked = entries.shareInside(snapshot.proxyGrid());
        if (insideOut.holds(blocked > MOST_BLOCKED, step)) {
            return Optional.of(new Trouble(
                    Trouble.Kind.INSIDE_OUT,
                    step,
                    String.format(
                            Locale.ROOT,
                            "The surface is inside out: %.0f %% of the rays from the cameras enter the region through solid"
                                    + " matter at step %,d.",
                            100 * blocked,
                            step),
                    "Start again with another seed, and check that no camera stands inside the region of interest."));
        }
        double outside = seen.shareAtBoundary();
        if (leftRegion.holds(outside > MOST_OUTSIDE, step)) {
            return Optional.of(new Trouble(
                    Trouble.Kind.LEFT_REGION,
                    step,
                    String.format(
                            Locale.ROOT,
                            "The surface leaves the region of interest: %.0f %% of it lies along the region's boundary at"
                                    + " step %,d.",
                            100 * outside,
                            step),
                    "Make the region larger, so that it holds the whole object, and start again."));
        }
        return Optional.empty();
    }

    private static Trouble gone(SurfaceCensus seen, int step) {
        var found = seen.outside() > 0 ? "is empty" : seen.inside() > 0 ? "is solid" : "holds no numbers any more";
        return new Trouble(
                Trouble.Kind.VANISHED,
                step,
                String.format(
                        Locale.ROOT,
                        "The surface has vanished: the whole region of interest %s at step %,d.",
                        found,
                        step),
                "Check that the region holds the object and that the poses fit (zeroset doctor), then start again with"
                        + " another seed.");
    }

    /// Whether something has been so for long enough, once.
    private static final class Persistence {

        private int snapshots;
        private int since;
        private boolean told;

        boolean holds(boolean now, int step) {
            if (!now) {
                snapshots = 0;
                return false;
            }
            since = snapshots == 0 ? step : since;
            snapshots++;
            boolean lasting = snapshots >= PATIENCE_SNAPSHOTS && step - since >= PATIENCE_STEPS;
            boolean news = lasting && !told;
            told |= lasting;
            return news;
        }
    }
}
