package zeroset.model.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.config.EncodingConfig;
import zeroset.model.parallel.Workers;

class DifferencedEncodingTest {

    /// Levels of 4, 8, 16, 32, 64 cells: two are stored densely in 1024 entries, three are hashed.
    private static final EncodingConfig.HashGrid CONFIG = new EncodingConfig.HashGrid(5, 2, 10, 4, 64, 5, 0);

    private static final int WIDTH = CONFIG.width();
    private static final int COUNT = 700; // more than a piece of work, and no multiple of a block

    private final HashGridEncoding grid = new HashGridEncoding(CONFIG);
    private final DifferencedEncoding differenced = new DifferencedEncoding(grid);

    @Test
    void withinACellAShortStepGivesTheDerivative() {
        randomise(1);
        grid.setActiveLevels(2); // 8 cells: so near a corner leaves the cell for few points
        differenced.setStep(2e-4);
        float[] points = points();
        var features = new float[2][COUNT * WIDTH];
        var jacobian = new float[2][COUNT * 3 * WIDTH];
        grid.valuesAndJacobian(points, 0, COUNT, features[0], jacobian[0]);
        differenced.valuesAndJacobian(points, 0, COUNT, features[1], jacobian[1]);
        assertArrayEquals(features[0], features[1]);
        int differing = 0;
        for (int i = 0; i < jacobian[0].length; i++) {
            // Slopes reach 8. The tetrahedron takes h·∂²f/∂y∂z into the slope along x: at most 1.2e-4 · 4 · 4²; the
            // positions' rounding, 3e-8 · 8 a corner over 4h, adds a thousandth.
            differing += Math.abs(jacobian[0][i] - jacobian[1][i]) > 0.012 ? 1 : 0;
        }
        assertEquals(0, (double) differing / jacobian[0].length, 0.02); // points beside a face
    }

    /// The tetrahedron's formula, from the grid's features alone.
    @Test
    void theJacobianIsTheDifferenceOfFourFeatures() {
        randomise(2);
        double step = 0.05;
        differenced.setStep(step);
        float[] points = points();
        var jacobian = new float[COUNT * 3 * WIDTH];
        differenced.valuesAndJacobian(points, 0, COUNT, new float[COUNT * WIDTH], jacobian);
        float h = (float) (step / Math.sqrt(3));
        int[][] corners = {{1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}, {1, 1, 1}};
        var expected = new double[jacobian.length];
        for (int[] corner : corners) {
            var moved = points.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += h * corner[i % 3];
            }
            var there = new float[COUNT * WIDTH];
            grid.values(moved, 0, COUNT, there);
            for (int i = 0; i < expected.length; i++) {
                int row = Math.floorDiv(i, WIDTH);
                expected[i] += corner[row % 3] * there[Math.floorDiv(row, 3) * WIDTH + i % WIDTH] / (4 * h);
            }
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], jacobian[i], 1e-4); // float sums of four terms up to 1/(4h) = 9
        }
    }

    /// Features and Jacobian are linear in the tables, so a random functional of them is `gradient · table` for
    /// whatever table.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void backwardIsTheTransposeOfForward(boolean chained) {
        var random = new SplittableRandom(5);
        float[] points = points();
        float[] byFeature = gaussian(random, COUNT * WIDTH);
        float[] chain = gaussian(random, COUNT * WIDTH);
        float[] outer = gaussian(random, COUNT * 3);
        var byJacobian = new float[COUNT * 3 * WIDTH];
        for (int i = 0; i < byJacobian.length; i++) {
            int row = Math.floorDiv(i, WIDTH);
            byJacobian[i] = outer[row] * chain[Math.floorDiv(row, 3) * WIDTH + i % WIDTH];
        }
        grid.setActiveLevels(4.5);
        differenced.setStep(0.03);
        try (var workers = new Workers(2)) {
            if (chained) {
                differenced.backwardChained(points, COUNT, byFeature, chain, outer, workers);
            } else {
                differenced.backward(points, COUNT, byFeature, byJacobian, workers);
            }
        }
        for (int seed = 10; seed < 14; seed++) {
            randomise(seed);
            var features = new float[COUNT * WIDTH];
            var jacobian = new float[COUNT * 3 * WIDTH];
            differenced.valuesAndJacobian(points, 0, COUNT, features, jacobian);
            double expected = dot(byFeature, features) + dot(byJacobian, jacobian);
            double size = Math.sqrt(dot(byJacobian, byJacobian)) * Math.sqrt(dot(jacobian, jacobian));
            assertEquals(
                    expected, dot(grid.gradient(), grid.table()), 1e-5 * size); // float sums of some thousand terms
        }
    }

    @Test
    void oneAndTwoWorkersGiveTheSameBits() {
        randomise(3);
        float[] points = points();
        float[] gradients = gaussian(new SplittableRandom(6), COUNT * WIDTH);
        var jacobians = new float[2][COUNT * 3 * WIDTH];
        var tables = new float[2][];
        for (int threads = 1; threads <= 2; threads++) {
            try (var workers = new Workers(threads)) {
                differenced.forward(points, COUNT, new float[COUNT * WIDTH], jacobians[threads - 1], workers);
                Arrays.fill(grid.gradient(), 0);
                differenced.backwardChained(points, COUNT, gradients, gradients, points, workers);
                tables[threads - 1] = grid.gradient().clone();
            }
        }
        assertArrayEquals(jacobians[0], jacobians[1]);
        assertArrayEquals(tables[0], tables[1]);
    }

    @Test
    void refusesAStepOfNothing() {
        var failure = assertThrows(IllegalArgumentException.class, () -> differenced.setStep(0));
        assertEquals("step of differences must be > 0, was 0.0", failure.getMessage());
    }

    private void randomise(int seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < grid.table().length; i++) {
            grid.table()[i] = (float) random.nextDouble(-1, 1);
        }
    }

    private static float[] points() {
        var random = new SplittableRandom(2);
        var points = new float[3 * COUNT];
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) random.nextDouble(-0.9, 0.9);
        }
        return points;
    }

    private static float[] gaussian(SplittableRandom random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
