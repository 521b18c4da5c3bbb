package zeroset.render.bake;

import java.util.Arrays;

/// A growing list of vertex numbers.
final class VertexList {

    private int[] vertices = new int[16_384];
    private int size;

    void add(int vertex) {
        if (size == vertices.length) {
            vertices = Arrays.copyOf(vertices, 2 * size);
        }
        vertices[size++] = vertex;
    }

    int get(int index) {
        return vertices[index];
    }

    int size() {
        return size;
    }
}
