package zeroset.model.evaluation;

import java.util.Arrays;
import zeroset.model.mesh.DisjointSets;
import zeroset.model.mesh.TriangleMesh;
import zeroset.model.mesh.VertexWelder;

/// How the triangles of a mesh hang together, after vertices at exactly equal positions have been taken as one and
/// triangles that became degenerate by it have been left out.
///
/// @param vertices vertices of the mesh as stored
/// @param triangles triangles of the mesh as stored
/// @param boundaryEdges edges used by one triangle
/// @param nonManifoldEdges edges used by more than two triangles
/// @param components connected components
/// @param largeComponents components that hold at least 1 % of the area
/// @param eulerCharacteristic vertices - edges + triangles of the welded mesh: 2 per closed component less 2 per
///     handle
public record MeshTopology(
        int vertices,
        int triangles,
        int boundaryEdges,
        int nonManifoldEdges,
        int components,
        int largeComponents,
        int eulerCharacteristic) {

    private static final double LARGE_SHARE = 0.01;

    /// Whether every edge is used by exactly two triangles.
    public boolean watertight() {
        return triangles > 0 && boundaryEdges == 0 && nonManifoldEdges == 0;
    }

    /// Analyses a mesh.
    public static MeshTopology of(TriangleMesh mesh) {
        int[] welded = VertexWelder.weld(mesh);
        var sets = new DisjointSets(mesh.vertexCount());
        double[] areas = new double[mesh.vertexCount()];
        long[] edges = new long[3 * mesh.triangleCount()];
        boolean[] used = new boolean[mesh.vertexCount()];
        int edgeUses = 0;
        int kept = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            int a = welded[mesh.corner(t, 0)];
            int b = welded[mesh.corner(t, 1)];
            int c = welded[mesh.corner(t, 2)];
            if (a == b || b == c || c == a) {
                continue;
            }
            kept++;
            used[a] = true;
            used[b] = true;
            used[c] = true;
            areas[a] += mesh.area(t);
            sets.union(a, b);
            sets.union(b, c);
            edges[edgeUses++] = edgeKey(a, b);
            edges[edgeUses++] = edgeKey(b, c);
            edges[edgeUses++] = edgeKey(c, a);
        }
        Arrays.parallelSort(edges, 0, edgeUses);

        int distinct = 0;
        int boundary = 0;
        int nonManifold = 0;
        for (int i = 0; i < edgeUses; ) {
            int next = i + 1;
            while (next < edgeUses && edges[next] == edges[i]) {
                next++;
            }
            distinct++;
            boundary += next - i == 1 ? 1 : 0;
            nonManifold += next - i > 2 ? 1 : 0;
            i = next;
        }

        int usedCount = 0;
        int components = 0;
        double total = 0;
        double[] componentAreas = new double[mesh.vertexCount()];
        for (int v = 0; v < used.length; v++) {
            if (used[v]) {
                usedCount++;
                components += sets.find(v) == v ? 1 : 0;
                componentAreas[sets.find(v)] += areas[v];
                total += areas[v];
            }
        }
        double large = LARGE_SHARE * total;
        int largeComponents = (int) Arrays.stream(componentAreas)
                .filter(area -> area > 0 && area >= large)
                .count();
        return new MeshTopology(
                mesh.vertexCount(),
                mesh.triangleCount(),
                boundary,
                nonManifold,
                components,
                largeComponents,
                usedCount - distinct + kept);
    }

    private static long edgeKey(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
