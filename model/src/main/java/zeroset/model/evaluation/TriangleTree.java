package zeroset.model.evaluation;

import zeroset.model.mesh.TriangleMesh;

/// Finds the point of a mesh nearest to given points, exactly: a hierarchy of bounding boxes over the triangles,
/// split at the median of their centres along the longest side. Immutable; any number of [Query]s may run at once.
public final class TriangleTree {

    private static final int LEAF = 4;
    private static final int TRIANGLE = 9; // three corners

    private final int[] order; // triangles, leaf by leaf
    private final double[] corners; // [T, 9] in that order
    private final double[] boxes; // [N, 6] low and high corner
    private final int[] rightChild; // [N]; the left child is the next node; 0 for a leaf
    private final int[] first; // [N] of a leaf, in `order`
    private final int[] count; // [N] of a leaf
    private int nodes;

    /// Over a mesh.
    ///
    /// @throws IllegalArgumentException when it has no triangles
    public TriangleTree(TriangleMesh mesh) {
        int triangles = mesh.triangleCount();
        if (triangles == 0) {
            throw new IllegalArgumentException("the mesh has no triangles");
        }
        order = new int[triangles];
        double[] centers = new double[3 * triangles];
        for (int t = 0; t < triangles; t++) {
            order[t] = t;
            for (int axis = 0; axis < 3; axis++) {
                centers[3 * t + axis] = mesh.position(mesh.corner(t, 0), axis)
                        + mesh.position(mesh.corner(t, 1), axis)
                        + mesh.position(mesh.corner(t, 2), axis);
            }
        }
        // halving a range of more than LEAF leaves leaves of more than LEAF / 2
        int capacity = 2 * (triangles / (LEAF / 2) + 1);
        boxes = new double[6 * capacity];
        rightChild = new int[capacity];
        first = new int[capacity];
        count = new int[capacity];
        corners = new double[TRIANGLE * triangles];
        build(mesh, centers, 0, triangles);
    }

    private int build(TriangleMesh mesh, double[] centers, int from, int to) {
        int node = nodes++;
        if (to - from <= LEAF) {
            first[node] = from;
            count[node] = to - from;
            fillLeaf(mesh, node, from, to);
            return node;
        }
        int middle = (from + to) >>> 1;
        select(centers, longestAxis(centers, from, to), from, to - 1, middle);
        int left = build(mesh, centers, from, middle);
        int right = build(mesh, centers, middle, to);
        rightChild[node] = right;
        for (int k = 0; k < 3; k++) {
            boxes[6 * node + k] = Math.min(boxes[6 * left + k], boxes[6 * right + k]);
            boxes[6 * node + 3 + k] = Math.max(boxes[6 * left + 3 + k], boxes[6 * right + 3 + k]);
        }
        return node;
    }

    private void fillLeaf(TriangleMesh mesh, int node, int from, int to) {
        for (int k = 0; k < 3; k++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                for (int c = 0; c < 3; c++) {
                    double value = mesh.position(mesh.corner(order[i], c), k);
                    corners[TRIANGLE * i + 3 * c + k] = value;
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            boxes[6 * node + k] = low;
            boxes[6 * node + 3 + k] = high;
        }
    }

    private int longestAxis(double[] centers, int from, int to) {
        int longest = 0;
        double most = -1;
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double value = centers[3 * order[i] + axis];
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            if (high - low > most) {
                most = high - low;
                longest = axis;
            }
        }
        return longest;
    }

    /// Hoare's quickselect: afterwards nothing before `target` is larger than anything from it on.
    private void select(double[] centers, int axis, int from, int to, int target) {
        int low = from;
        int high = to;
        while (low < high) {
            double pivot = centers[3 * order[(low + high) >>> 1] + axis];
            int i = low;
            int j = high;
            while (i <= j) {
                while (centers[3 * order[i] + axis] < pivot) {
                    i++;
                }
                while (centers[3 * order[j] + axis] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swap = order[i];
                    order[i++] = order[j];
                    order[j--] = swap;
                }
            }
            if (target <= j) {
                high = j;
            } else if (target >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /// A new search; every thread makes its own.
    public Query newQuery() {
        return new Query();
    }

    /// A new look-out for obstacles; every thread makes its own.
    public Obstacles newObstacles() {
        return new Obstacles();
    }

    /// Tells whether the mesh stands between two points, whichever side its triangles face.
    public final class Obstacles {

        private final int[] stack = new int[128];

        private Obstacles() {}

        /// Whether a triangle crosses the segment between two points.
        public boolean isBlocked(double ax, double ay, double az, double bx, double by, double bz) {
            return blocker(ax, ay, az, bx, by, bz) >= 0;
        }

        /// A triangle that crosses the segment between two points, as an index into the mesh; of several any one,
        /// always the same. -1 when none does.
        public int blocker(double ax, double ay, double az, double bx, double by, double bz) {
            double dx = bx - ax;
            double dy = by - ay;
            double dz = bz - az;
            int depth = 0;
            stack[depth++] = 0;
            while (depth > 0) {
                int node = stack[--depth];
                if (!meetsBox(node, ax, ay, az, dx, dy, dz)) {
                    continue;
                }
                if (rightChild[node] == 0) {
                    for (int i = first[node]; i < first[node] + count[node]; i++) {
                        if (SegmentTriangle.cross(ax, ay, az, dx, dy, dz, corners, TRIANGLE * i)) {
                            return order[i];
                        }
                    }
                    continue;
                }
                stack[depth++] = rightChild[node];
                stack[depth++] = node + 1;
            }
            return -1;
        }

        /// Slabs, with the segment as `a + t·d`, t in 0..1.
        private boolean meetsBox(int node, double ax, double ay, double az, double dx, double dy, double dz) {
            int b = 6 * node;
            double enter = 0;
            double leave = 1;
            for (int axis = 0; axis < 3; axis++) {
                double a = axis == 0 ? ax : axis == 1 ? ay : az;
                double d = axis == 0 ? dx : axis == 1 ? dy : dz;
                double low = boxes[b + axis] - a;
                double high = boxes[b + 3 + axis] - a;
                if (d == 0) {
                    if (low > 0 || high < 0) {
                        return false;
                    }
                    continue;
                }
                enter = Math.max(enter, Math.min(low / d, high / d));
                leave = Math.min(leave, Math.max(low / d, high / d));
            }
            return enter <= leave;
        }
    }

    /// Searches one point after another; starts with the last triangle found, so neighbouring points cost little.
    public final class Query {

        private final int[] stack = new int[128];
        private int best;
        private double bestSquare;

        private Query() {}

        /// Finds the nearest triangle.
        ///
        /// @return the distance to it
        public double distance(double x, double y, double z) {
            bestSquare = PointTriangle.distanceSquared(x, y, z, corners, TRIANGLE * best);
            int depth = 0;
            stack[depth++] = 0;
            while (depth > 0) {
                int node = stack[--depth];
                if (boxDistanceSquared(node, x, y, z) >= bestSquare) {
                    continue;
                }
                if (rightChild[node] == 0) {
                    visitLeaf(node, x, y, z);
                    continue;
                }
                int left = node + 1;
                int right = rightChild[node];
                boolean leftFirst = boxDistanceSquared(left, x, y, z) <= boxDistanceSquared(right, x, y, z);
                stack[depth++] = leftFirst ? right : left;
                stack[depth++] = leftFirst ? left : right;
            }
            return Math.sqrt(bestSquare);
        }

        /// The triangle found last, as an index into the mesh.
        public int triangle() {
            return order[best];
        }

        private void visitLeaf(int node, double x, double y, double z) {
            for (int i = first[node]; i < first[node] + count[node]; i++) {
                double square = PointTriangle.distanceSquared(x, y, z, corners, TRIANGLE * i);
                if (square < bestSquare) {
                    bestSquare = square;
                    best = i;
                }
            }
        }

        private double boxDistanceSquared(int node, double x, double y, double z) {
            int b = 6 * node;
            double dx = Math.max(Math.max(boxes[b] - x, x - boxes[b + 3]), 0);
            double dy = Math.max(Math.max(boxes[b + 1] - y, y - boxes[b + 4]), 0);
            double dz = Math.max(Math.max(boxes[b + 2] - z, z - boxes[b + 5]), 0);
            return dx * dx + dy * dy + dz * dz;
        }
    }
}
