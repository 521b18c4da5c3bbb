package zeroset.model.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.joml.Quaterniond;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class OrientedBoxTest {

    private static final Quaterniond TURN = new Quaterniond().rotateXYZ(0.4, -1.1, 2.3);
    private static final OrientedBox BOX = new OrientedBox(1, -2, 3, 0.5, 1.25, 2, TURN.x, TURN.y, TURN.z, TURN.w);

    @Test
    void containsWhatLiesBetweenItsFacesInItsOwnAxes() {
        var random = new Random(1);
        int inside = 0;
        for (int i = 0; i < 2000; i++) {
            var local = new Vector3d(uniform(random), uniform(random), uniform(random)).mul(1, 2.5, 4);
            boolean expected = Math.abs(local.x) <= 0.5 && Math.abs(local.y) <= 1.25 && Math.abs(local.z) <= 2;
            var world = world(local);
            assertEquals(expected, BOX.contains(world.x, world.y, world.z), () -> "at " + local);
            assertEquals(expected, BOX.distance(world.x, world.y, world.z) <= 0, () -> "at " + local);
            inside += expected ? 1 : 0;
        }
        assertTrue(inside > 100 && inside < 1900, inside + " of 2000 were inside");
    }

    @Test
    void measuresTheDistanceToFacesEdgesAndCorners() {
        assertEquals(-0.5, distance(0, 0, 0), 1e-12);
        assertEquals(-0.1, distance(0.4, 0, 0), 1e-12);
        assertEquals(0.25, distance(0, -1.5, 1), 1e-12);
        assertEquals(5, distance(0.5 + 3, 1.25 + 4, 0), 1e-12);
        assertEquals(3, distance(0.5 + 1, -1.25 - 2, 2 + 2), 1e-12);
    }

    @Test
    void aLineEntersAndLeavesThroughItsFaces() {
        var random = new Random(2);
        var interval = new Vector2d();
        int hits = 0;
        for (int i = 0; i < 1000; i++) {
            var origin = new Vector3d(uniform(random), uniform(random), uniform(random))
                    .mul(6)
                    .add(1, -2, 3);
            var direction = new Vector3d(uniform(random), uniform(random), uniform(random)).normalize();
            boolean hit = BOX.intersect(origin, direction, interval);
            if (hit) {
                hits++;
                for (double t : new double[] {interval.x, interval.y}) {
                    var at = new Vector3d(direction).mul(t).add(origin);
                    assertEquals(0, BOX.distance(at.x, at.y, at.z), 1e-9);
                }
                var middle = new Vector3d(direction)
                        .mul((interval.x + interval.y) / 2)
                        .add(origin);
                assertTrue(BOX.contains(middle.x, middle.y, middle.z));
            }
            assertEquals(nearest(origin, direction) <= 0, hit, "line " + i);
        }
        assertTrue(hits > 50 && hits < 950, hits + " of 1000 lines hit");
    }

    @Test
    void aLineAlongAFaceMissesUnlessItRunsBetweenTheOthers() {
        var box = OrientedBox.aligned(0, 0, 0, 1, 1, 1);
        var interval = new Vector2d();
        assertTrue(box.intersect(new Vector3d(-5, 0.5, 0), new Vector3d(1, 0, 0), interval));
        assertEquals(new Vector2d(4, 6), interval);
        assertEquals(false, box.intersect(new Vector3d(-5, 1.5, 0), new Vector3d(1, 0, 0), interval));
    }

    @Test
    void becomesABoxInTheUnitSphereItsCornersLieOn() {
        var transform = new SceneTransform(BOX);
        var unit = transform.unitBounds();
        assertEquals(1, unit.boundingSphere().radius(), 1e-12);
        var world = new Vector3d(1.2, -2.5, 3.3);
        var point = transform.toUnit(world, new Vector3d());
        assertEquals(
                BOX.distance(world.x, world.y, world.z),
                transform.scale() * unit.distance(point.x, point.y, point.z),
                1e-12);
    }

    @Test
    void refusesABoxWithoutVolume() {
        assertThrows(IllegalArgumentException.class, () -> OrientedBox.aligned(0, 0, 0, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new OrientedBox(0, 0, 0, 1, 1, 1, 0, 0, 0, 0));
    }

    /// Smallest distance along a line, by brute force; fine enough to tell hits from misses up to grazing ones.
    private static double nearest(Vector3d origin, Vector3d direction) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double t = -20; t < 20; t += 2e-3) {
            nearest = Math.min(
                    nearest,
                    BOX.distance(origin.x + t * direction.x, origin.y + t * direction.y, origin.z + t * direction.z));
        }
        return nearest;
    }

    private static double distance(double x, double y, double z) {
        var world = world(new Vector3d(x, y, z));
        return BOX.distance(world.x, world.y, world.z);
    }

    private static Vector3d world(Vector3d local) {
        return TURN.transform(new Vector3d(local)).add(1, -2, 3);
    }

    private static double uniform(Random random) {
        return random.nextDouble(-1, 1);
    }
}
