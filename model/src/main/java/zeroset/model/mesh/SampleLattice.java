package zeroset.model.mesh;

import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;

/// A cubic lattice of `cells³` cells centred on the origin of unit space. Node and cell indices start at 0; a cell
/// has the index of its lowest node. An index triple is packed in one long, 14 bits each, ordered by z, y, x.
///
/// @param cells cells along each axis
/// @param spacing side of a cell, unit space
/// @param insideUnitSphere whether cells that leave the unit sphere are left out
/// @param bounds region of interest, unit space; cells wholly outside a box are left out too
record SampleLattice(int cells, double spacing, boolean insideUnitSphere, Region bounds) {

    /// From the centre of a cube of side 1 to its corner.
    private static final double HALF_DIAGONAL = 0.87;

    private static final int BITS = 14;
    private static final int MASK = (1 << BITS) - 1;

    SampleLattice {
        if (cells < 1 || cells >= MASK) {
            throw new IllegalArgumentException("lattice must have 1.." + (MASK - 1) + " cells, had " + cells);
        }
    }

    /// The lattice with a given spacing that covers [-1, 1]³.
    static SampleLattice covering(double spacing, boolean insideUnitSphere, Region bounds) {
        // 1e-9: a spacing of 2 / n must give n cells in spite of rounding
        return new SampleLattice((int) Math.ceil(2 / spacing - 1e-9), spacing, insideUnitSphere, bounds);
    }

    static long pack(int x, int y, int z) {
        return ((long) z << (2 * BITS)) | ((long) y << BITS) | x;
    }

    static int x(long key) {
        return (int) key & MASK;
    }

    static int y(long key) {
        return (int) (key >>> BITS) & MASK;
    }

    static int z(long key) {
        return (int) (key >>> (2 * BITS)) & MASK;
    }

    /// Coordinate of a node on any axis.
    double coordinate(int index) {
        return spacing * (index - 0.5 * cells);
    }

    /// Whether the surface may be drawn in a cell.
    boolean holdsCell(int x, int y, int z) {
        if (x < 0 || y < 0 || z < 0 || x >= cells || y >= cells || z >= cells) {
            return false;
        }
        return (!insideUnitSphere || farthestSquare(x) + farthestSquare(y) + farthestSquare(z) <= 1)
                && isNearBounds(x + 0.5, y + 0.5, z + 0.5, HALF_DIAGONAL);
    }

    /// Whether a node can be a corner of a cell in use.
    boolean holdsNode(int x, int y, int z) {
        if (x > cells || y > cells || z > cells) {
            return false;
        }
        return (!insideUnitSphere || square(coordinate(x)) + square(coordinate(y)) + square(coordinate(z)) <= 1)
                && isNearBounds(x, y, z, 2 * HALF_DIAGONAL);
    }

    /// Whether a cube of cells can hold a cell in use.
    boolean touchesBlock(int x, int y, int z, int side) {
        if (x >= cells || y >= cells || z >= cells) {
            return false;
        }
        return (!insideUnitSphere || nearestSquare(x, side) + nearestSquare(y, side) + nearestSquare(z, side) < 1)
                && isNearBounds(x + 0.5 * side, y + 0.5 * side, z + 0.5 * side, HALF_DIAGONAL * side);
    }

    /// @param reach cells
    private boolean isNearBounds(double x, double y, double z, double reach) {
        return switch (bounds) {
            case Sphere _ -> true;
            case OrientedBox box ->
                box.distance(spacing * (x - 0.5 * cells), spacing * (y - 0.5 * cells), spacing * (z - 0.5 * cells))
                        <= reach * spacing;
        };
    }

    private double farthestSquare(int index) {
        return Math.max(square(coordinate(index)), square(coordinate(index + 1)));
    }

    private double nearestSquare(int index, int side) {
        double low = coordinate(index);
        double high = coordinate(index + side);
        return low > 0 ? low * low : high < 0 ? high * high : 0;
    }

    private static double square(double value) {
        return value * value;
    }
}
