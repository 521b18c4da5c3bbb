package zeroset.model.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The closed curves in which the zero set of the trilinear interpolant leaves one cell, and the regions of the
/// cell's boundary that they separate.
///
/// On a face whose signs alternate the interpolant is a hyperbola; which pair of corners it joins is the face
/// decision of G. Nielson and B. Hamann, "The asymptotic decider", IEEE Visualization 1991. Every curve runs so
/// that the positive side is on its left seen from outside the cell: triangles that keep its direction face the
/// positive side.
///
/// @param loops each curve as the cut edges it visits
/// @param regions for each corner the label of its boundary region; equal labels are connected along the boundary
@SuppressWarnings("ArrayRecordComponent") // inside this package only, never compared or written to
record CellContours(List<int[]> loops, int[] regions) {

    /// Faces whose corner signs alternate, in ascending order.
    static int[] ambiguousFaces(int signs) {
        return IntStream.range(0, UnitCell.FACES)
                .filter(face -> isAmbiguous(signs, UnitCell.FACE_CORNERS[face]))
                .toArray();
    }

    /// Follows the curves.
    ///
    /// @param signs bit `c` is set where corner `c` is negative
    /// @param joinedFaces bit `f` is set where face `f` is ambiguous and its negative corners are joined
    static CellContours trace(int signs, int joinedFaces) {
        int[] next = new int[UnitCell.EDGES];
        Arrays.fill(next, -1);
        var regions = new DisjointSets(UnitCell.CORNERS);
        for (int face = 0; face < UnitCell.FACES; face++) {
            int[] corners = UnitCell.FACE_CORNERS[face];
            boolean negativesJoined = (joinedFaces >> face & 1) != 0;
            for (int k = 0; k < 4; k++) {
                int corner = corners[k];
                int following = corners[(k + 1) % 4];
                if (negative(signs, corner) == negative(signs, following)) {
                    regions.union(corner, following);
                } else if (!negative(signs, corner)) {
                    // Leaves the positive run that ends here; pairs with the crossing before that run, or, when the
                    // negative corners stay apart, with the one after the negative run.
                    int from = UnitCell.edgeBetween(corner, following);
                    boolean aroundPositive = !isAmbiguous(signs, corners) || negativesJoined;
                    next[from] =
                            aroundPositive ? crossingBefore(signs, corners, k) : crossingAfter(signs, corners, k + 1);
                }
            }
            if (isAmbiguous(signs, corners)) {
                boolean firstDiagonal = negative(signs, corners[0]) == negativesJoined;
                regions.union(corners[firstDiagonal ? 0 : 1], corners[firstDiagonal ? 2 : 3]);
            }
        }
        return new CellContours(follow(next), regions.labels());
    }

    private static boolean negative(int signs, int corner) {
        return (signs >> corner & 1) != 0;
    }

    private static boolean isAmbiguous(int signs, int[] corners) {
        boolean first = negative(signs, corners[0]);
        return first == negative(signs, corners[2])
                && first != negative(signs, corners[1])
                && first != negative(signs, corners[3]);
    }

    /// The cut edge at which a run of equal signs starts, going backwards from its last corner.
    private static int crossingBefore(int signs, int[] corners, int last) {
        int k = last;
        while (negative(signs, corners[k & 3]) == negative(signs, corners[(k + 3) & 3])) {
            k += 3;
        }
        return UnitCell.edgeBetween(corners[k & 3], corners[(k + 3) & 3]);
    }

    /// The cut edge at which a run of equal signs ends, going forwards from its first corner.
    private static int crossingAfter(int signs, int[] corners, int first) {
        int k = first;
        while (negative(signs, corners[k & 3]) == negative(signs, corners[(k + 1) & 3])) {
            k++;
        }
        return UnitCell.edgeBetween(corners[k & 3], corners[(k + 1) & 3]);
    }

    private static List<int[]> follow(int[] next) {
        var loops = new ArrayList<int[]>();
        boolean[] visited = new boolean[next.length];
        int[] loop = new int[next.length];
        for (int start = 0; start < next.length; start++) {
            int length = 0;
            for (int edge = start; next[edge] >= 0 && !visited[edge]; edge = next[edge]) {
                visited[edge] = true;
                loop[length++] = edge;
            }
            if (length > 0) {
                loops.add(Arrays.copyOf(loop, length));
            }
        }
        return List.copyOf(loops);
    }
}
