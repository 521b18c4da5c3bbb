package zeroset.model.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// An ordered, immutable set of named float arrays: parameters, moments, grids.
public final class NamedArrays {

    private final Map<String, float[]> arrays;

    private NamedArrays(Map<String, float[]> arrays) {
        this.arrays = arrays;
    }

    /// Copies the arrays.
    public static NamedArrays copyOf(Map<String, float[]> arrays) {
        var copy = new LinkedHashMap<String, float[]>();
        arrays.forEach((name, values) -> copy.put(name, values.clone()));
        return new NamedArrays(copy);
    }

    /// The names, in order.
    public Set<String> names() {
        return Collections.unmodifiableSet(arrays.keySet());
    }

    /// Whether an array of this name exists.
    public boolean contains(String name) {
        return arrays.containsKey(name);
    }

    /// A copy of one array.
    ///
    /// @throws IllegalArgumentException when there is none of this name
    public float[] get(String name) {
        return require(name).clone();
    }

    /// Length of one array.
    public int length(String name) {
        return require(name).length;
    }

    private float[] require(String name) {
        var values = arrays.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no array named \"" + name + "\"; there are " + arrays.keySet());
        }
        return values;
    }
}
