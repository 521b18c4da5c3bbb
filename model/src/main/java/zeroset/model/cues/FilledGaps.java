package zeroset.model.cues;

import zeroset.model.geometry.Region;
import zeroset.model.geometry.ScalarGrid;

/// Points on the surface of a distance grid where there are no others: between the places that matching found the
/// fusion has closed the surface, and colour alone would tear holes there before it has learned anything.
public final class FilledGaps {

    /// A closed gap is a guess.
    private static final float CONFIDENCE = 0.3f;

    private static final byte[] GREY = {(byte) 128, (byte) 128, (byte) 128};

    private final ScalarGrid grid;
    private final Region bounds;
    private final int resolution;
    private final float spacing;

    private FilledGaps(ScalarGrid grid, Region bounds) {
        this.grid = grid;
        this.bounds = bounds;
        resolution = grid.resolution();
        spacing = 2f / (resolution - 1);
    }

    /// The points, at most one for each lattice vertex beside the surface.
    ///
    /// @param grid signed distances over [-1, 1]³
    /// @param known points in whose neighbourhood there is no gap
    /// @param bounds of the region, unit space
    public static OrientedPoints in(ScalarGrid grid, OrientedPoints known, Region bounds) {
        return new FilledGaps(grid, bounds).find(known);
    }

    private OrientedPoints find(OrientedPoints known) {
        boolean[] covered = covered(known);
        var gaps = new OrientedPointsBuilder(new float[0]);
        int slab = resolution * resolution;
        for (int z = 1; z < resolution - 1; z++) {
            for (int y = 1; y < resolution - 1; y++) {
                for (int x = 1; x < resolution - 1; x++) {
                    if (!covered[z * slab + y * resolution + x] && Math.abs(grid.value(x, y, z)) < 0.5f * spacing) {
                        add(x, y, z, gaps);
                    }
                }
            }
        }
        return gaps.build();
    }

    /// Lattice vertices with a point within about a spacing.
    private boolean[] covered(OrientedPoints known) {
        var covered = new boolean[resolution * resolution * resolution];
        for (int i = 0; i < known.size(); i++) {
            int x = Math.round((known.position(i, 0) + 1) / spacing);
            int y = Math.round((known.position(i, 1) + 1) / spacing);
            int z = Math.round((known.position(i, 2) + 1) / spacing);
            for (int k = 0; k < 27; k++) {
                int nx = Math.clamp(x + k % 3 - 1, 0, resolution - 1);
                int ny = Math.clamp(y + Math.floorDiv(k, 3) % 3 - 1, 0, resolution - 1);
                int nz = Math.clamp(z + Math.floorDiv(k, 9) - 1, 0, resolution - 1);
                covered[(nz * resolution + ny) * resolution + nx] = true;
            }
        }
        return covered;
    }

    /// Adds the surface point nearest to a vertex.
    private void add(int x, int y, int z, OrientedPointsBuilder gaps) {
        float gx = grid.value(x + 1, y, z) - grid.value(x - 1, y, z);
        float gy = grid.value(x, y + 1, z) - grid.value(x, y - 1, z);
        float gz = grid.value(x, y, z + 1) - grid.value(x, y, z - 1);
        float length = (float) Math.sqrt(gx * gx + gy * gy + gz * gz);
        if (length < spacing) {
            return; // a ridge between two sheets has no normal; the slope of a distance is 2 spacings here
        }
        float step = grid.value(x, y, z) / length;
        float px = -1 + x * spacing - step * gx;
        float py = -1 + y * spacing - step * gy;
        float pz = -1 + z * spacing - step * gz;
        if (bounds.contains(px, py, pz)) {
            gaps.add(
                    new float[] {px, py, pz},
                    new float[] {gx / length, gy / length, gz / length},
                    GREY,
                    CONFIDENCE,
                    -1);
        }
    }
}
