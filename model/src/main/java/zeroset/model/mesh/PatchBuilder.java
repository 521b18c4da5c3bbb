package zeroset.model.mesh;

import java.util.Arrays;

/// Fills the closed curves of one cell with triangles: discs, and tubes between two curves.
///
/// No inner triangle edge joins two crossings that lie on a common face. Such an edge would lie in that face, where
/// the neighbouring cell may draw the same one, and four triangles would meet. Where that rule leaves no
/// triangulation, vertices inside the cell are added.
final class PatchBuilder {

    private static final int FORBIDDEN = 1_000_000; // more than any sum of squared distances in a cell

    private int[] triangles = new int[3 * 32];
    private int size;
    private int[][] interior = {};

    /// Fills one curve with a disc.
    void addDisc(int[] loop) {
        int n = loop.length;
        int[][] best = new int[n][n]; // cost of the polygon i..j
        int[][] apex = new int[n][n];
        for (int span = 2; span < n; span++) {
            for (int i = 0; i + span < n; i++) {
                int j = i + span;
                best[i][j] = Integer.MAX_VALUE;
                for (int k = i + 1; k < j; k++) {
                    int cost = best[i][k] + best[k][j];
                    if (cost < best[i][j]) {
                        best[i][j] = cost;
                        apex[i][j] = k;
                    }
                }
                if (span < n - 1) {
                    best[i][j] = Math.min(FORBIDDEN, best[i][j] + chordCost(loop[i], loop[j]));
                }
            }
        }
        if (best[0][n - 1] < FORBIDDEN) {
            emitPolygon(loop, apex, 0, n - 1);
        } else {
            int center = addInterior(loop);
            for (int i = 0; i < n; i++) {
                emit(loop[i], loop[(i + 1) % n], center);
            }
        }
    }

    /// Joins two curves by a tube.
    void addTube(int[] first, int[] second) {
        int[] reversed = new int[second.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = second[second.length - 1 - i];
        }
        int[] free = zip(first, reversed, true);
        if (free.length > 0) {
            emitTube(first, reversed, free);
        } else {
            emitRingedTube(first, reversed, zip(first, reversed, false));
        }
    }

    CellPatch build() {
        return new CellPatch(Arrays.copyOf(triangles, size), interior);
    }

    private static int chordCost(int edge, int other) {
        return UnitCell.shareFace(edge, other) ? FORBIDDEN : UnitCell.midpointDistanceSquared(edge, other);
    }

    private void emitPolygon(int[] loop, int[][] apex, int i, int j) {
        if (j - i < 2) {
            return;
        }
        int k = apex[i][j];
        emit(loop[i], loop[k], loop[j]);
        emitPolygon(loop, apex, i, k);
        emitPolygon(loop, apex, k, j);
    }

    /// The cheapest sequence of chords around a tube, as `[i0, j0, i1, j1, ..]` where each chord advances one side
    /// by one and the last is the first again; empty when every sequence holds a forbidden chord.
    private static int[] zip(int[] p, int[] q, boolean restricted) {
        int steps = p.length + q.length;
        int bestCost = FORBIDDEN;
        int[] bestPath = {};
        for (int start = 0; start < q.length; start++) {
            for (int word = 0; word < 1 << steps; word++) { // bit k is set when step k advances along p
                if (Integer.bitCount(word) == p.length && !isPinched(word, steps)) {
                    int[] path = path(word, steps, start);
                    int cost = pathCost(p, q, path, restricted);
                    if (cost < bestCost) {
                        bestCost = cost;
                        bestPath = path;
                    }
                }
            }
        }
        return bestPath;
    }

    /// Whether a sequence goes once around one curve while it stands still on the other: its first and last chord
    /// would coincide. All its steps along p then follow each other.
    private static boolean isPinched(int word, int steps) {
        int rotated = word >>> 1 | (word & 1) << (steps - 1);
        return Integer.bitCount(word ^ rotated) <= 2;
    }

    private static int[] path(int word, int steps, int start) {
        int[] path = new int[2 * steps + 2];
        path[1] = start;
        for (int k = 0; k < steps; k++) {
            int along = word >> k & 1;
            path[2 * k + 2] = path[2 * k] + along;
            path[2 * k + 3] = path[2 * k + 1] + 1 - along;
        }
        return path;
    }

    private static int pathCost(int[] p, int[] q, int[] path, boolean restricted) {
        int cost = 0;
        for (int k = 2; k < path.length && cost < FORBIDDEN; k += 2) {
            int a = p[path[k] % p.length];
            int b = q[path[k + 1] % q.length];
            cost += restricted ? chordCost(a, b) : UnitCell.midpointDistanceSquared(a, b);
        }
        return cost;
    }

    private void emitTube(int[] p, int[] q, int[] path) {
        for (int k = 2; k < path.length; k += 2) {
            int a = p[path[k - 2] % p.length];
            int b = q[path[k - 1] % q.length];
            if (path[k] != path[k - 2]) {
                emit(a, p[path[k] % p.length], b);
            } else {
                emit(a, q[path[k + 1] % q.length], b);
            }
        }
    }

    /// A tube with one more ring of vertices, one near the middle of each chord.
    private void emitRingedTube(int[] p, int[] q, int[] path) {
        int chords = path.length / 2 - 1;
        int[] ring = new int[chords];
        for (int k = 0; k < chords; k++) {
            ring[k] = addRingVertex(p, q, p[path[2 * k] % p.length], q[path[2 * k + 1] % q.length]);
        }
        for (int k = 0; k < chords; k++) {
            int a = p[path[2 * k] % p.length];
            int b = q[path[2 * k + 1] % q.length];
            int nextA = p[path[2 * k + 2] % p.length];
            int nextB = q[path[2 * k + 3] % q.length];
            int r = ring[k];
            int nextR = ring[(k + 1) % chords];
            emit(a, nextR, r);
            if (path[2 * k + 2] != path[2 * k]) {
                emit(a, nextA, nextR);
                emit(r, nextR, b);
            } else {
                emit(r, nextR, nextB);
                emit(r, nextB, b);
            }
        }
    }

    /// Half-way from the tube's centre, so that it leaves a face on which the chord may lie; nearer to one end, so
    /// that crossing chords do not meet.
    private int addRingVertex(int[] p, int[] q, int a, int b) {
        int all = p.length + q.length;
        int[] edges = new int[2 * all];
        System.arraycopy(p, 0, edges, 0, p.length);
        System.arraycopy(q, 0, edges, p.length, q.length);
        int split = all + (edges.length - all) * 2 / 3;
        Arrays.fill(edges, all, split, a);
        Arrays.fill(edges, split, edges.length, b);
        return addInterior(edges);
    }

    private int addInterior(int... edges) {
        interior = Arrays.copyOf(interior, interior.length + 1);
        interior[interior.length - 1] = edges.clone();
        return UnitCell.EDGES + interior.length - 1;
    }

    private void emit(int a, int b, int c) {
        if (size + 3 > triangles.length) {
            triangles = Arrays.copyOf(triangles, 2 * triangles.length);
        }
        triangles[size++] = a;
        triangles[size++] = b;
        triangles[size++] = c;
    }
}
