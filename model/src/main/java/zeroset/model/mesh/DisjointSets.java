package zeroset.model.mesh;

/// Union-find over the integers `0 .. size - 1`, with path halving. The label of a set is its smallest member.
public final class DisjointSets {

    private final int[] parent;

    /// Every element alone.
    public DisjointSets(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /// The label of an element's set.
    public int find(int element) {
        int i = element;
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }

    /// Unites the sets of two elements.
    public void union(int first, int second) {
        int a = find(first);
        int b = find(second);
        if (a < b) {
            parent[b] = a;
        } else {
            parent[a] = b;
        }
    }

    /// The labels of all elements.
    public int[] labels() {
        int[] labels = new int[parent.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = find(i);
        }
        return labels;
    }
}
