package zeroset.render.cpu;

import zeroset.model.geometry.ScalarGrid;

/// Crosses empty space through the proxy grid, at a few nanoseconds a look-up instead of a network evaluation.
///
/// Immutable; shared by all threads.
final class EmptySpace {

    private final ScalarGrid grid;
    private final float cell;
    private final float margin;
    private final float lipschitz;

    EmptySpace(ScalarGrid grid) {
        this.grid = grid;
        cell = 2f / (grid.resolution() - 1);
        // Half a cell's diagonal is how far a vertex can be from the surface in its cell; the rest is for what
        // the grid, older and coarser than the network, does not show.
        margin = 1.5f * cell;
        lipschitz = Math.max(1, steepest(grid) / cell);
    }

    /// Edge length of a cell, unit space.
    float cell() {
        return cell;
    }

    /// The first distance at or after `from` at which the surface may be near, or infinity when there is none before
    /// `to`.
    float advance(RayBundle rays, int ray, float from, float to) {
        float t = from;
        while (t <= to) {
            float value = grid.sample(rays.at(ray, t, 0), rays.at(ray, t, 1), rays.at(ray, t, 2));
            if (value < margin) {
                return t;
            }
            // no step shorter than half a cell: trilinear values hide nothing between
            t += Math.max(0.5f * cell, (value - margin) / lipschitz);
        }
        return Float.POSITIVE_INFINITY;
    }

    private static float steepest(ScalarGrid grid) {
        int n = grid.resolution();
        float steepest = 0;
        for (int z = 0; z < n; z++) {
            for (int y = 0; y < n; y++) {
                for (int x = 0; x < n; x++) {
                    float here = grid.value(x, y, z);
                    float dx = x + 1 < n ? grid.value(x + 1, y, z) - here : 0;
                    float dy = y + 1 < n ? grid.value(x, y + 1, z) - here : 0;
                    float dz = z + 1 < n ? grid.value(x, y, z + 1) - here : 0;
                    steepest = Math.max(steepest, dx * dx + dy * dy + dz * dz);
                }
            }
        }
        return (float) Math.sqrt(steepest);
    }
}
