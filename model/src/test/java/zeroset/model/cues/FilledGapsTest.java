package zeroset.model.cues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.Sphere;

class FilledGapsTest {

    private static final int RESOLUTION = 40;
    private static final double RADIUS = 0.6;
    private static final Sphere BOUNDS = new Sphere(0, 0, 0, 1);

    private static ScalarGrid ball() {
        var values = new float[RESOLUTION * RESOLUTION * RESOLUTION];
        for (int i = 0; i < values.length; i++) {
            double x = lattice(i % RESOLUTION);
            double y = lattice(i / RESOLUTION % RESOLUTION);
            double z = lattice(Math.floorDiv(i, RESOLUTION * RESOLUTION));
            values[i] = (float) (Math.sqrt(x * x + y * y + z * z) - RADIUS);
        }
        return new ScalarGrid(RESOLUTION, values);
    }

    private static double lattice(int index) {
        return 2.0 * index / (RESOLUTION - 1) - 1;
    }

    @Test
    void liesOnTheSurfaceWithItsNormal() {
        var points = FilledGaps.in(ball(), OrientedPoints.NONE, BOUNDS);
        assertTrue(points.size() > 1000, "found " + points.size());
        for (int i = 0; i < points.size(); i++) {
            double radius = 0;
            double cosine = 0;
            for (int k = 0; k < 3; k++) {
                radius += points.position(i, k) * points.position(i, k);
                cosine += points.position(i, k) * points.normal(i, k) / RADIUS;
            }
            assertEquals(RADIUS, Math.sqrt(radius), 2e-3); // central differences on a curved surface
            assertEquals(1, cosine, 1e-2);
        }
    }

    @Test
    void leavesOutWherePointsAreKnown() {
        var all = FilledGaps.in(ball(), OrientedPoints.NONE, BOUNDS);
        var upper = all.where(i -> all.position(i, 2) > 0);
        var gaps = FilledGaps.in(ball(), upper, BOUNDS);
        assertTrue(gaps.size() > all.size() / 3 && gaps.size() < 0.6 * all.size(), gaps.size() + " of " + all.size());
        for (int i = 0; i < gaps.size(); i++) {
            assertTrue(gaps.position(i, 2) < 0.05, "at height " + gaps.position(i, 2));
        }
    }

    @Test
    void staysInsideTheRegion() {
        var points = FilledGaps.in(ball(), OrientedPoints.NONE, new Sphere(0, 0, -0.6, 0.3));
        assertTrue(points.size() > 0);
        for (int i = 0; i < points.size(); i++) {
            assertTrue(points.position(i, 2) < -0.3);
        }
    }
}
