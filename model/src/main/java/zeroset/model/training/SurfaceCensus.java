package zeroset.model.training;

import zeroset.model.geometry.Region;
import zeroset.model.geometry.ScalarGrid;

/// Counts of a coarse grid of distances within the region.
///
/// @param inside vertices with negative distance
/// @param outside vertices with positive distance
/// @param crossings edges between neighbours of different sign
/// @param crossingsAtBoundary those of them near the region's boundary
record SurfaceCensus(int inside, int outside, int crossings, int crossingsAtBoundary) {

    private static final int STRIDE = 2; // every n-th vertex per axis

    /// How near to the boundary counts as along it, unit space; about two strides of a grid of 96.
    private static final double BOUNDARY = 0.06;

    /// Counts.
    ///
    /// @param bounds the region of interest, unit space
    static SurfaceCensus of(ScalarGrid grid, Region bounds) {
        int inside = 0;
        int outside = 0;
        int crossings = 0;
        int atBoundary = 0;
        double scale = 2.0 / (grid.resolution() - 1);
        for (int z = 0; z < grid.resolution(); z += STRIDE) {
            for (int y = 0; y < grid.resolution(); y += STRIDE) {
                for (int x = 0; x < grid.resolution(); x += STRIDE) {
                    double depth = -bounds.distance(x * scale - 1, y * scale - 1, z * scale - 1);
                    if (depth < 0) {
                        continue;
                    }
                    float value = grid.value(x, y, z);
                    inside += value < 0 ? 1 : 0;
                    outside += value > 0 ? 1 : 0;
                    int changes = changes(grid, x, y, z, value);
                    crossings += changes;
                    atBoundary += depth < BOUNDARY ? changes : 0;
                }
            }
        }
        return new SurfaceCensus(inside, outside, crossings, atBoundary);
    }

    private static int changes(ScalarGrid grid, int x, int y, int z, float value) {
        int last = grid.resolution() - 1 - STRIDE;
        int changes = 0;
        changes += x <= last && value * grid.value(x + STRIDE, y, z) < 0 ? 1 : 0;
        changes += y <= last && value * grid.value(x, y + STRIDE, z) < 0 ? 1 : 0;
        changes += z <= last && value * grid.value(x, y, z + STRIDE) < 0 ? 1 : 0;
        return changes;
    }

    /// Whether there are both sides of a surface.
    boolean hasSurface() {
        return inside > 0 && outside > 0;
    }

    /// Share of the surface that lies along the boundary of the region.
    double shareAtBoundary() {
        return crossings == 0 ? 0 : (double) crossingsAtBoundary / crossings;
    }
}
