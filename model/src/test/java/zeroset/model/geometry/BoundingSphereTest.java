package zeroset.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class BoundingSphereTest {

    @Test
    void isNearlyTheSmallestRoundACube() {
        var corners = new double[24];
        for (int i = 0; i < 8; i++) {
            corners[3 * i] = 10 + (i & 1);
            corners[3 * i + 1] = (i >> 1) & 1;
            corners[3 * i + 2] = (i >> 2) & 1;
        }
        var sphere = BoundingSphere.of(corners);
        assertEquals(Math.sqrt(0.75), sphere.radius(), 0.02 * Math.sqrt(0.75));
        assertEquals(0, sphere.center().distance(10.5, 0.5, 0.5), 0.02);
    }

    @Test
    void holdsEveryPoint() {
        var random = new Random(2);
        var positions = random.doubles(3000, -3, 5).toArray();
        var sphere = BoundingSphere.of(positions);
        for (int i = 0; i < positions.length; i += 3) {
            var point = new Vector3d(positions[i], positions[i + 1], positions[i + 2]);
            assertTrue(sphere.center().distance(point) <= sphere.radius() * (1 + 1e-12));
        }
    }

    @Test
    void needsAPoint() {
        assertThrows(IllegalArgumentException.class, () -> BoundingSphere.of(new double[0]));
    }
}
