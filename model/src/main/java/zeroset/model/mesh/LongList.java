package zeroset.model.mesh;

import java.util.Arrays;

/// A growing list of longs.
final class LongList {

    private long[] values = new long[1024];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long get(int index) {
        return values[index];
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(size + 1, (int) Math.min(2L * size, Integer.MAX_VALUE - 8)));
        }
        values[size++] = value;
    }

    void clear() {
        size = 0;
    }

    void sort() {
        Arrays.sort(values, 0, size);
    }
}
