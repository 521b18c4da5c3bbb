package zeroset.model.mesh;

import java.util.Arrays;

/// The connected parts of a mesh, numbered from 0 in the order of their first triangles. Triangles are connected
/// where they share a vertex. Immutable.
public final class MeshParts {

    private final int[] partOfTriangle;
    private final double[] areas;

    private MeshParts(int[] partOfTriangle, double[] areas) {
        this.partOfTriangle = partOfTriangle;
        this.areas = areas;
    }

    /// The parts of a mesh.
    public static MeshParts of(TriangleMesh mesh) {
        var sets = new DisjointSets(mesh.vertexCount());
        for (int t = 0; t < mesh.triangleCount(); t++) {
            sets.union(mesh.corner(t, 0), mesh.corner(t, 1));
            sets.union(mesh.corner(t, 1), mesh.corner(t, 2));
        }
        var numbers = new int[mesh.vertexCount()];
        Arrays.fill(numbers, -1);
        var parts = new int[mesh.triangleCount()];
        int count = 0;
        for (int t = 0; t < parts.length; t++) {
            int root = sets.find(mesh.corner(t, 0));
            numbers[root] = numbers[root] < 0 ? count++ : numbers[root];
            parts[t] = numbers[root];
        }
        var areas = new double[count];
        for (int t = 0; t < parts.length; t++) {
            areas[parts[t]] += mesh.area(t);
        }
        return new MeshParts(parts, areas);
    }

    /// Number of parts.
    public int count() {
        return areas.length;
    }

    /// The part that a triangle belongs to.
    public int of(int triangle) {
        return partOfTriangle[triangle];
    }

    /// The part with the largest area; of several the first.
    ///
    /// @throws IllegalStateException when the mesh has no triangles
    public int largest() {
        if (areas.length == 0) {
            throw new IllegalStateException("a mesh without triangles has no parts");
        }
        int largest = 0;
        for (int part = 1; part < areas.length; part++) {
            largest = areas[part] > areas[largest] ? part : largest;
        }
        return largest;
    }
}
