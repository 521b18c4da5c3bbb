package zeroset.model.project;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a project was looked at last: `view.json`. What is drawn is kept by name, so that a program with other names
/// takes those it knows.
///
/// @param version of this form
/// @param pivot what is looked at and turned around, `[3]` data-set units
/// @param distance from the eye to the pivot, data-set units, > 0
/// @param orientation camera-to-world rotation as a quaternion `[x, y, z, w]`, OpenCV axes
/// @param fovYDegrees vertical field of view
/// @param look how things are drawn, by name: `mode: shaded`
/// @param shown what is drawn, by name: `cameras: false`
public record ViewState(
        int version,
        List<Double> pivot,
        double distance,
        List<Double> orientation,
        double fovYDegrees,
        Map<String, String> look,
        Map<String, Boolean> shown) {

    /// What this program writes.
    public static final int VERSION = 1;

    private static final double FARTHEST = 1e30;
    private static final int MOST_NAMES = 100;

    /// Checks and copies; the maps are sorted, since people read the file.
    public ViewState {
        if (version != VERSION) {
            throw new IllegalArgumentException("version is " + version + ", this program reads " + VERSION);
        }
        pivot = numbers("pivot", pivot, 3);
        orientation = numbers("orientation", orientation, 4);
        double length = orientation.stream().mapToDouble(q -> q * q).sum();
        if (!(Math.abs(length - 1) < 1e-3)) {
            throw new IllegalArgumentException("orientation must be a unit quaternion, was " + orientation);
        }
        if (!(distance > 1 / FARTHEST && distance < FARTHEST)) {
            throw new IllegalArgumentException("distance must be > 0 and finite, was " + distance);
        }
        if (!(fovYDegrees > 0 && fovYDegrees < 180)) {
            throw new IllegalArgumentException("field of view must be 0..180 degrees, was " + fovYDegrees);
        }
        look = sorted("look", look);
        shown = sorted("shown", shown);
    }

    private static List<Double> numbers(String name, List<Double> values, int count) {
        if (values.size() != count || values.stream().anyMatch(ViewState::isUnusable)) {
            throw new IllegalArgumentException(
                    name + " must be " + count + " numbers within " + FARTHEST + ", was " + values);
        }
        return List.copyOf(values);
    }

    /// Files may hold null where a number is expected.
    private static boolean isUnusable(@Nullable Double value) {
        return value == null || !(Math.abs(value) < FARTHEST);
    }

    private static <V> Map<String, V> sorted(String name, Map<String, V> map) {
        if (map.size() > MOST_NAMES || map.values().stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(name + " must be at most " + MOST_NAMES + " words, was " + map.size());
        }
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
