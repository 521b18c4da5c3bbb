package zeroset.model.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.parallel.Workers;

class ProxyGridTest {

    private static final AnalyticSphere SPHERE = new AnalyticSphere(0.1, -0.2, 0.3, 0.4);

    @Test
    void refreshEvaluatesTheFieldAtEveryVertexAroundTheUnitSphere() {
        var grid = new ProxyGrid(20);
        java.util.Arrays.fill(grid.values(), 7);
        try (var workers = new Workers(2)) {
            grid.refresh(() -> SPHERE, workers);
        }
        for (int z = 0, at = 0; z < 20; z++) {
            for (int y = 0; y < 20; y++) {
                for (int x = 0; x < 20; x++, at++) {
                    double px = -1 + 2.0 * x / 19;
                    double py = -1 + 2.0 * y / 19;
                    double pz = -1 + 2.0 * z / 19;
                    double radius = Math.sqrt(px * px + py * py + pz * pz);
                    if (radius <= 1 + 2.0 / 19) { // what interpolation inside the sphere can touch
                        assertEquals(SPHERE.distance(px, py, pz), grid.values()[at], 1e-6);
                    } else if (radius > 1 + 3 * 2.0 / 19) {
                        assertEquals(7, grid.values()[at], "far outside nobody looks: not evaluated");
                    }
                }
            }
        }
    }

    @Test
    void aBoxIsEvaluatedWhereRaysLookAndKeepsItsDistanceOutside() {
        var box = OrientedBox.aligned(0, 0, 0, 0.8, 0.5, 0.33);
        var grid = new ProxyGrid(41, box);
        grid.setSphere(0.3);
        try (var workers = new Workers(2)) {
            grid.refresh(() -> SPHERE, workers);
        }
        double cell = grid.cellSize();
        for (int z = 0, at = 0; z < 41; z++) {
            for (int y = 0; y < 41; y++) {
                for (int x = 0; x < 41; x++, at++) {
                    double px = -1 + cell * x;
                    double py = -1 + cell * y;
                    double pz = -1 + cell * z;
                    double distance = box.distance(px, py, pz);
                    if (distance <= cell) { // what interpolation inside the box can touch
                        assertEquals(SPHERE.distance(px, py, pz), grid.values()[at], 1e-6);
                    } else if (distance > 3 * cell) {
                        assertEquals(distance, grid.values()[at], 1e-6);
                    }
                }
            }
        }
    }

    @Test
    void oneAndTwoWorkersGiveTheSameBits() {
        var one = new ProxyGrid(17);
        var two = new ProxyGrid(17);
        try (var alone = new Workers(1);
                var together = new Workers(2)) {
            one.refresh(() -> SPHERE, alone);
            two.refresh(() -> SPHERE, together);
        }
        assertArrayEquals(one.values(), two.values());
    }

    @Test
    void interpolationIsExactForFunctionsLinearAlongEveryAxis() {
        var grid = new ProxyGrid(9);
        for (int z = 0, at = 0; z < 9; z++) {
            for (int y = 0; y < 9; y++) {
                for (int x = 0; x < 9; x++, at++) {
                    grid.values()[at] = (float) trilinear(-1 + x / 4.0, -1 + y / 4.0, -1 + z / 4.0);
                }
            }
        }
        var random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            float x = (float) random.nextDouble(-1, 1);
            float y = (float) random.nextDouble(-1, 1);
            float z = (float) random.nextDouble(-1, 1);
            assertEquals(trilinear(x, y, z), grid.sample(x, y, z), 3e-6); // float rounding of values up to 5
            assertEquals(grid.toScalarGrid().sample(x, y, z), grid.sample(x, y, z), 1e-6);
        }
    }

    private static double trilinear(double x, double y, double z) {
        return 0.5 + x - 2 * y + 0.25 * z + x * y * z - y * z;
    }

    @Test
    void positionsOutsideTakeTheBoundarysValue() {
        var grid = new ProxyGrid(5);
        grid.setSphere(0.5);
        assertEquals(grid.sample(1, 0.2f, 0), grid.sample(3, 0.2f, 0));
        assertEquals(0.5, grid.sample(1, 0, 0), 1e-6); // |(1, 0, 0)| - 0.5
    }

    @Test
    void theCopyDoesNotChangeWithTheGrid() {
        var grid = new ProxyGrid(3);
        grid.setSphere(0.5);
        var copy = grid.toScalarGrid();
        grid.setSphere(0.9);
        assertEquals(-0.5f, copy.value(1, 1, 1));
    }
}
