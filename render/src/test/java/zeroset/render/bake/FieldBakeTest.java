package zeroset.render.bake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.testing.BumpyFields;

class FieldBakeTest {

    private static SdfSnapshot snapshot;
    private static BakedField baked;

    @BeforeAll
    static void bake() throws BrokenFieldException {
        snapshot = BumpyFields.grid(3);
        baked = FieldBake.of(snapshot, BakeEffort.LIVE, () -> false);
    }

    /// Points of the network's zero set on random rays from outside, found by fine steps and bisection: `[count, 3]`.
    private static float[] surfacePoints(SdfSnapshot of, int count) {
        var evaluator = of.newEvaluator();
        var random = new SplittableRandom(8);
        var found = new float[3 * count];
        int steps = 400;
        var points = new float[3 * steps];
        var values = new float[steps];
        for (int n = 0; n < count; ) {
            var direction = new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double length = Math.sqrt(Arrays.stream(direction).map(v -> v * v).sum());
            for (int i = 0; i < steps; i++) {
                for (int k = 0; k < 3; k++) {
                    points[3 * i + k] = (float) (direction[k] / length * (1 - (double) i / steps));
                }
            }
            evaluator.distances(points, steps, values);
            for (int i = 1; i < steps; i++) {
                if (values[i - 1] > 0 && values[i] <= 0) {
                    float share = values[i - 1] / (values[i - 1] - values[i]);
                    for (int k = 0; k < 3; k++) {
                        float before = points[3 * i - 3 + k];
                        found[3 * n + k] = before + share * (points[3 * i + k] - before);
                    }
                    n++;
                    break;
                }
            }
        }
        return found;
    }

    @Test
    void interpolatedDistancesVanishOnTheNetworksZeroSet() {
        int count = 2000;
        float[] points = surfacePoints(snapshot, count);
        var grid = new ScalarGrid(baked.resolution(), baked.distances());
        double sum = 0;
        double worst = 0;
        for (int n = 0; n < count; n++) {
            double value = Math.abs(grid.sample(points[3 * n], points[3 * n + 1], points[3 * n + 2]));
            sum += value;
            worst = Math.max(worst, value);
        }
        // The finest active levels have cells smaller than the lattice's: what they add within a cell is lost.
        assertTrue(sum / count < 0.1 * baked.cell(), "mean " + sum / count + " of cell " + baked.cell());
        assertTrue(worst < 0.8 * baked.cell(), "worst " + worst);
    }

    @Test
    void signsNearTheSurfaceAreTheNetworks() {
        var lattice = new Lattice(baked.resolution());
        var random = new SplittableRandom(4);
        int count = 20_000;
        var points = new float[3 * count];
        var vertices = new int[count];
        for (int n = 0; n < count; ) {
            int vertex = random.nextInt(lattice.size());
            if (Math.abs(baked.distances()[vertex]) < 2 * baked.cell()) {
                lattice.position(vertex, points, 3 * n);
                vertices[n++] = vertex;
            }
        }
        var values = new float[count];
        snapshot.newEvaluator().distances(points, count, values);
        for (int n = 0; n < count; n++) {
            assertEquals(values[n] < 0, baked.distances()[vertices[n]] < 0, "vertex " + vertices[n]);
        }
    }

    @ParameterizedTest
    @EnumSource(BakeEffort.class)
    void aBallOfTheValueHoldsNoSurface(BakeEffort effort) throws BrokenFieldException {
        var field = effort == BakeEffort.LIVE ? baked : FieldBake.of(snapshot, effort, () -> false);
        var grid = new ScalarGrid(field.resolution(), field.distances());
        float[] surface = surfacePoints(snapshot, 3000);
        var random = new SplittableRandom(6);
        int large = 0;
        for (int n = 0; n < 3000; n++) {
            float x = (float) random.nextDouble(-0.9, 0.9);
            float y = (float) random.nextDouble(-0.9, 0.9);
            float z = (float) random.nextDouble(-0.9, 0.9);
            double value = Math.abs(grid.sample(x, y, z));
            double nearest = Double.MAX_VALUE;
            for (int s = 0; s < surface.length; s += 3) {
                nearest = Math.min(
                        nearest, Math.hypot(Math.hypot(surface[s] - x, surface[s + 1] - y), surface[s + 2] - z));
            }
            // half a cell: below that the trilinear zero set itself is off by so much
            assertTrue(0.9 * value < nearest + 0.5 * field.cell(), value + " where the surface is at " + nearest);
            // ... and the bound must be of use: samples of the surface are a few hundredths apart
            if (nearest > 0.3) {
                large++;
                assertTrue(value > 0.6 * nearest, value + " where the surface is at " + nearest);
            }
        }
        assertTrue(large > 200, "points far from the surface: " + large);
    }

    @Test
    void everyCellOnTheSurfaceHasEightColours() {
        var lattice = new Lattice(baked.resolution());
        float[] points = surfacePoints(snapshot, 2000);
        int n = lattice.resolution();
        for (int i = 0; i < points.length; i += 3) {
            int x = (int) ((points[i] + 1) / baked.cell());
            int y = (int) ((points[i + 1] + 1) / baked.cell());
            int z = (int) ((points[i + 2] + 1) / baked.cell());
            for (int corner = 0; corner < 8; corner++) {
                int vertex = ((z + (corner >> 2)) * n + y + ((corner >> 1) & 1)) * n + x + (corner & 1);
                assertEquals(255, baked.colors()[vertex] >>> 24, "corner " + corner + " at point " + i / 3);
            }
        }
    }

    @Test
    void coloursAreTheNetworksSeenAlongTheNormal() {
        int count = 2000;
        float[] points = surfacePoints(snapshot, count);
        var evaluator = snapshot.newEvaluator();
        var directions = new float[3 * count];
        evaluator.gradients(points, count, new float[count], directions);
        for (int n = 0; n < count; n++) {
            double length = Math.hypot(Math.hypot(directions[3 * n], directions[3 * n + 1]), directions[3 * n + 2]);
            for (int k = 0; k < 3; k++) {
                directions[3 * n + k] /= (float) -length;
            }
        }
        var expected = new float[3 * count];
        evaluator.colors(points, directions, count, expected);
        var channels = new ScalarGrid[3];
        for (int k = 0; k < 3; k++) {
            var values = new float[baked.colors().length];
            for (int v = 0; v < values.length; v++) {
                values[v] = ((baked.colors()[v] >> (8 * k)) & 0xff) / 255f;
            }
            channels[k] = new ScalarGrid(baked.resolution(), values);
        }
        double difference = 0;
        double contrast = 0;
        for (int i = 0; i < expected.length; i++) {
            int n = i / 3;
            difference +=
                    Math.abs(expected[i] - channels[i % 3].sample(points[3 * n], points[3 * n + 1], points[3 * n + 2]));
            contrast += Math.abs(expected[i] - expected[(i + 300) % expected.length]); // another point's colour
        }
        // Normals change within a cell of this bumpy field, and the colours with them.
        assertTrue(difference / expected.length < 0.03, "mean difference " + difference / expected.length);
        assertTrue(difference < 0.25 * contrast, "difference " + difference + ", contrast " + contrast);
    }

    @Test
    void followsASurfaceThatTheProxyGridDoesNotKnowYet() throws BrokenFieldException {
        var small = new Lattice(48);
        var old = new float[small.size()];
        var point = new float[3];
        for (int i = 0; i < old.length; i++) {
            small.position(i, point, 0);
            old[i] = (float) Math.hypot(Math.hypot(point[0], point[1]), point[2]) - 0.2f;
        }
        var stale = new SdfSnapshot(
                snapshot.config(),
                snapshot.transform(),
                1,
                snapshot.activeLevels(),
                100,
                snapshot.parameters(),
                new ScalarGrid(small.resolution(), old));
        var grid = new ScalarGrid(
                baked.resolution(),
                FieldBake.of(stale, BakeEffort.LIVE, () -> false).distances());
        float[] points = surfacePoints(snapshot, 500);
        for (int i = 0; i < points.length; i += 3) {
            double value = Math.abs(grid.sample(points[i], points[i + 1], points[i + 2]));
            assertTrue(value < 0.8 * baked.cell(), "value " + value + " on the surface");
        }
    }

    @Test
    void saysWhenTheNetworkGivesNoNumbers() {
        float[] bias = snapshot.parameters().get("sdf.1.bias");
        bias[0] = Float.NaN;
        var distances = assertThrows(
                BrokenFieldException.class,
                () -> FieldBake.of(BumpyFields.with(snapshot, "sdf.1.bias", bias), BakeEffort.LIVE, () -> false));
        assertTrue(distances.getMessage().contains("step 42 holds distances"), distances.getMessage());

        float[] last = snapshot.parameters().get("color.2.bias");
        last[1] = Float.NaN;
        var colors = assertThrows(
                BrokenFieldException.class,
                () -> FieldBake.of(BumpyFields.with(snapshot, "color.2.bias", last), BakeEffort.LIVE, () -> false));
        assertTrue(colors.getMessage().contains("step 42 holds colours"), colors.getMessage());
    }

    @Test
    void stopsSoonAfterItWasCancelled() {
        var asked = new AtomicInteger();
        assertThrows(
                CancellationException.class,
                () -> FieldBake.of(snapshot, BakeEffort.FULL, () -> asked.incrementAndGet() > 3));
        assertTrue(asked.get() < 12, "went on for " + asked.get() + " batches");
    }
}
