package zeroset.render.overlay;

import java.util.Arrays;
import org.joml.Vector3dc;

/// Vertices in the making: floats and packed colours in one growing array of 32-bit words.
final class VertexList {

    private int[] words = new int[256];
    private int size;

    /// Adds a position or another vector.
    VertexList add(Vector3dc value) {
        return add((float) value.x()).add((float) value.y()).add((float) value.z());
    }

    /// Adds a number.
    VertexList add(float value) {
        return addWord(Float.floatToRawIntBits(value));
    }

    /// Adds a colour.
    VertexList add(Ink ink) {
        return addWord(ink.packed());
    }

    private VertexList addWord(int word) {
        if (size == words.length) {
            words = Arrays.copyOf(words, 2 * size);
        }
        words[size++] = word;
        return this;
    }

    /// Number of 32-bit words.
    int size() {
        return size;
    }

    /// A copy of what was added.
    int[] toArray() {
        return Arrays.copyOf(words, size);
    }
}
