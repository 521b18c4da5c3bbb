package zeroset.app.workspace;

import java.util.Optional;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.snapshot.SdfSnapshot;

/// Notices that the surface is gone, which no loss term tells. Confined to one thread.
final class CollapseWatch {

    /// The coarse grid is refreshed every few seconds, and a surface may flicker early on.
    private static final int PATIENCE = 10; // snapshots, about one a second

    private static final int STRIDE = 2; // every n-th vertex per axis

    private int without;
    private boolean told;

    /// Looks at a new snapshot.
    ///
    /// @return what to say when there has been no surface for a while; once
    Optional<Problem> look(SdfSnapshot snapshot) {
        var seen = Seen.in(snapshot.proxyGrid());
        without = seen.inside && seen.outside ? 0 : without + 1;
        if (without < PATIENCE || told) {
            return Optional.empty();
        }
        told = true;
        var found = seen.outside ? "is empty" : seen.inside ? "is solid" : "holds no numbers any more";
        return Optional.of(new Problem(
                        "The surface has vanished: the whole region of interest " + found + ".",
                        "Check that the region holds the object and that the poses fit, then start a new run with"
                                + " another seed.",
                        "")
                .with(new Problem.Action.NewRun()));
    }

    /// Which sides of the surface there are inside the unit sphere; neither where all values are NaN.
    private record Seen(boolean inside, boolean outside) {

        static Seen in(ScalarGrid grid) {
            boolean inside = false;
            boolean outside = false;
            double scale = 2.0 / (grid.resolution() - 1);
            for (int z = 0; z < grid.resolution(); z += STRIDE) {
                for (int y = 0; y < grid.resolution(); y += STRIDE) {
                    for (int x = 0; x < grid.resolution(); x += STRIDE) {
                        double px = x * scale - 1;
                        double py = y * scale - 1;
                        double pz = z * scale - 1;
                        if (px * px + py * py + pz * pz < 1) {
                            inside |= grid.value(x, y, z) < 0;
                            outside |= grid.value(x, y, z) > 0;
                        }
                    }
                }
            }
            return new Seen(inside, outside);
        }
    }
}
