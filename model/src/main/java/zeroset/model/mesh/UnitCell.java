package zeroset.model.mesh;

/// Combinatorics of one lattice cell: 8 corners, 12 edges, 6 faces.
///
/// Corner `c` lies at `(c & 1, c >> 1 & 1, c >> 2 & 1)`. Edge `e` runs along axis `e / 4`; the two low bits of `e`
/// are its position on the next two axes in cyclic order. Face `2 a + s` is perpendicular to axis `a` on side `s`.
final class UnitCell {

    static final int CORNERS = 8;
    static final int EDGES = 12;
    static final int FACES = 6;

    /// The corner of each edge that has the smaller coordinate.
    static final int[] EDGE_START = new int[EDGES];

    /// The other corner of each edge.
    static final int[] EDGE_END = new int[EDGES];

    /// The two faces of each edge, as a bit set.
    private static final int[] EDGE_FACES = new int[EDGES];

    /// Corners of each face, counter-clockwise seen from outside the cell.
    static final int[][] FACE_CORNERS = new int[FACES][4];

    static {
        for (int edge = 0; edge < EDGES; edge++) {
            int axis = edge / 4;
            int u = (axis + 1) % 3;
            int v = (axis + 2) % 3;
            EDGE_START[edge] = (edge & 1) << u | (edge >> 1 & 1) << v;
            EDGE_END[edge] = EDGE_START[edge] | 1 << axis;
            EDGE_FACES[edge] = 1 << (2 * u + (edge & 1)) | 1 << (2 * v + (edge >> 1 & 1));
        }
        for (int face = 0; face < FACES; face++) {
            int axis = face / 2;
            int side = face & 1;
            int u = 1 << (axis + 1) % 3;
            int v = 1 << (axis + 2) % 3;
            int base = side << axis;
            FACE_CORNERS[face] = side == 1
                    ? new int[] {base, base | u, base | u | v, base | v}
                    : new int[] {base, base | v, base | u | v, base | u};
        }
    }

    private UnitCell() {}

    /// The edge between two neighbouring corners.
    static int edgeBetween(int corner, int other) {
        int axis = Integer.numberOfTrailingZeros(corner ^ other);
        int low = corner & other;
        return 4 * axis + (low >> (axis + 1) % 3 & 1) + 2 * (low >> (axis + 2) % 3 & 1);
    }

    /// Whether two edges lie on a common face.
    static boolean shareFace(int edge, int other) {
        return (EDGE_FACES[edge] & EDGE_FACES[other]) != 0;
    }

    /// Squared distance between the midpoints of two edges, in quarter cells.
    static int midpointDistanceSquared(int edge, int other) {
        int sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            int difference = doubledMidpoint(edge, axis) - doubledMidpoint(other, axis);
            sum += difference * difference;
        }
        return sum;
    }

    private static int doubledMidpoint(int edge, int axis) {
        return (EDGE_START[edge] >> axis & 1) + (EDGE_END[edge] >> axis & 1);
    }
}
