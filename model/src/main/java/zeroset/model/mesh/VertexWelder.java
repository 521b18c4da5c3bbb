package zeroset.model.mesh;

import java.util.Arrays;

/// Finds vertices at exactly equal positions.
public final class VertexWelder {

    private VertexWelder() {}

    /// For each vertex the smallest index of a vertex at the same position. Zeros of either sign are equal.
    public static int[] weld(TriangleMesh mesh) {
        int count = mesh.vertexCount();
        int capacity = Integer.highestOneBit(Math.max(16, count)) * 4;
        int[] slots = new int[capacity];
        Arrays.fill(slots, -1);
        int[] representative = new int[count];
        for (int v = 0; v < count; v++) {
            int slot = hash(mesh, v) & capacity - 1;
            while (slots[slot] >= 0 && !samePosition(mesh, slots[slot], v)) {
                slot = slot + 1 & capacity - 1;
            }
            if (slots[slot] < 0) {
                slots[slot] = v;
            }
            representative[v] = slots[slot];
        }
        return representative;
    }

    private static boolean samePosition(TriangleMesh mesh, int v, int w) {
        return mesh.position(v, 0) == mesh.position(w, 0)
                && mesh.position(v, 1) == mesh.position(w, 1)
                && mesh.position(v, 2) == mesh.position(w, 2);
    }

    private static int hash(TriangleMesh mesh, int v) {
        long h = 0;
        for (int axis = 0; axis < 3; axis++) {
            // + 0.0 turns the negative zero into the positive one
            h = (h ^ Double.doubleToRawLongBits(mesh.position(v, axis) + 0.0)) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 29;
        }
        return (int) (h >>> 20);
    }
}
