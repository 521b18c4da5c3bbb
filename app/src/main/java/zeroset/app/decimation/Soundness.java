package zeroset.app.decimation;

import zeroset.model.evaluation.MeshTopology;
import zeroset.model.mesh.TriangleMesh;

/// What decimation must not make worse.
///
/// @param closed whether no edge has one triangle only
/// @param nonManifoldEdges edges with more than two triangles
/// @param emptyTriangles triangles without area
/// @param foldedPairs pairs of triangles that lie on each other and hang on nothing else: closed, but no solid
record Soundness(boolean closed, int nonManifoldEdges, int emptyTriangles, int foldedPairs) {

    static Soundness of(TriangleMesh mesh) {
        var topology = MeshTopology.of(mesh);
        int empty = 0;
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            empty += mesh.area(triangle) > 0 ? 0 : 1;
        }
        return new Soundness(topology.boundaryEdges() == 0, topology.nonManifoldEdges(), empty, foldedPairs(mesh));
    }

    boolean atLeast(Soundness other) {
        return (closed || !other.closed)
                && nonManifoldEdges <= other.nonManifoldEdges
                && emptyTriangles <= other.emptyTriangles
                && foldedPairs <= other.foldedPairs;
    }

    /// A corner of such a pair has two triangles, and these have three corners in common.
    private static int foldedPairs(TriangleMesh mesh) {
        var uses = new int[mesh.vertexCount()];
        var sums = new long[mesh.vertexCount()]; // of the indices of the triangles at a vertex
        var last = new int[mesh.vertexCount()];
        for (int i = 0; i < 3 * mesh.triangleCount(); i++) {
            int vertex = mesh.corner(i / 3, i % 3);
            uses[vertex]++;
            sums[vertex] += i / 3;
            last[vertex] = i / 3;
        }
        int corners = 0;
        for (int vertex = 0; vertex < uses.length; vertex++) {
            if (uses[vertex] == 2 && sameCorners(mesh, last[vertex], (int) (sums[vertex] - last[vertex]))) {
                corners++;
            }
        }
        return corners / 3;
    }

    private static boolean sameCorners(TriangleMesh mesh, int first, int second) {
        int common = 0;
        for (int i = 0; i < 9; i++) {
            common += mesh.corner(first, i / 3) == mesh.corner(second, i % 3) ? 1 : 0;
        }
        return common == 3;
    }
}
