package zeroset.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class RayFocusTest {

    private static final Vector3d FOCUS = new Vector3d(5, -3, 2);

    @Test
    void findsThePointWhereLinesMeet() {
        var found =
                RayFocus.nearestPoint(origins(20), towardsFocus(origins(20))).orElseThrow();
        assertEquals(0, found.distance(FOCUS), 1e-9);
    }

    @Test
    void isHardlyMovedByLinesThatPointElsewhere() {
        var origins = origins(20);
        var directions = towardsFocus(origins);
        for (int i = 0; i < 4; i++) {
            directions.set(i, new Vector3d(0, 1, 0.2 * i).normalize());
        }
        var found = RayFocus.nearestPoint(origins, directions).orElseThrow();
        assertEquals(0, found.distance(FOCUS), 0.15); // plain least squares is off by more than 1 here
    }

    @Test
    void findsNothingWhenLinesAreParallel() {
        var origins = List.of(new Vector3d(0, 0, 0), new Vector3d(1, 0, 0), new Vector3d(0, 1, 0));
        var directions = List.of(new Vector3d(0, 0, 1), new Vector3d(0, 0, 1), new Vector3d(0, 0.003, 1).normalize());
        assertTrue(RayFocus.nearestPoint(origins, directions).isEmpty());
        assertTrue(RayFocus.nearestPoint(List.of(), List.of()).isEmpty());
    }

    private static List<Vector3d> origins(int count) {
        var random = new Random(5);
        List<Vector3d> origins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            origins.add(new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).mul(4));
        }
        return origins;
    }

    private static List<Vector3d> towardsFocus(List<Vector3d> origins) {
        List<Vector3d> directions = new ArrayList<>();
        origins.forEach(
                origin -> directions.add(FOCUS.sub(origin, new Vector3d()).normalize()));
        return directions;
    }
}
