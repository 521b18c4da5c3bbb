package zeroset.model.mesh;

import java.util.Arrays;

/// Tells which connected components of a mesh are large enough to stay.
final class ComponentFilter {

    private ComponentFilter() {}

    /// For each triangle, whether its component has at least a share of the largest component's area.
    ///
    /// @param positions `[V, 3]`
    /// @param triangles `[T, 3]`
    /// @param share of the largest component's area, 0..1; above 1 keeps exactly the largest
    static boolean[] keep(double[] positions, int[] triangles, double share) {
        var sets = new DisjointSets(positions.length / 3);
        for (int i = 0; i < triangles.length; i += 3) {
            sets.union(triangles[i], triangles[i + 1]);
            sets.union(triangles[i + 1], triangles[i + 2]);
        }
        double[] areas = new double[positions.length / 3];
        for (int i = 0; i < triangles.length; i += 3) {
            areas[sets.find(triangles[i])] +=
                    TriangleMesh.area(positions, triangles[i], triangles[i + 1], triangles[i + 2]);
        }
        double largest = Arrays.stream(areas).max().orElse(0);
        int winner = share > 1 ? indexOf(areas, largest) : -1;
        boolean[] keep = new boolean[triangles.length / 3];
        for (int t = 0; t < keep.length; t++) {
            int component = sets.find(triangles[3 * t]);
            keep[t] = share > 1 ? component == winner : areas[component] >= share * largest;
        }
        return keep;
    }

    private static int indexOf(double[] values, double value) {
        int index = 0;
        while (index < values.length && values[index] != value) {
            index++;
        }
        return index;
    }

    /// New indices of the vertices that kept triangles use, in order; -1 for the others.
    static int[] renumber(int vertexCount, int[] triangles, boolean[] keep) {
        int[] renumbered = new int[vertexCount];
        for (int i = 0; i < triangles.length; i++) {
            if (keep[i / 3]) {
                renumbered[triangles[i]] = 1;
            }
        }
        int next = 0;
        for (int v = 0; v < vertexCount; v++) {
            renumbered[v] = renumbered[v] == 1 ? next++ : -1;
        }
        return renumbered;
    }

    /// The kept triangles with new indices.
    static int[] select(int[] triangles, boolean[] keep, int[] renumbered) {
        int[] selected = new int[triangles.length];
        int n = 0;
        for (int i = 0; i < triangles.length; i++) {
            if (keep[i / 3]) {
                selected[n++] = renumbered[triangles[i]];
            }
        }
        return Arrays.copyOf(selected, n);
    }
}
