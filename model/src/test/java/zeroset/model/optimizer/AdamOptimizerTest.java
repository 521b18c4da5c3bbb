package zeroset.model.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroset.model.config.OptimizerConfig;
import zeroset.model.parallel.Workers;

class AdamOptimizerTest {

    private static final OptimizerConfig CONFIG =
            new OptimizerConfig(1e-2, 2e-3, 5e-4, 0.9, 0.99, 1e-8, 0.02, 0.05, 3e-3, 0, 2e-4);
    private static final int STEPS = 10;

    @ParameterizedTest
    @EnumSource(Parameter.Group.class)
    void followsTheScalarReferenceOverTenSteps(Parameter.Group group) {
        int size = 40;
        var random = new SplittableRandom(1);
        var parameter = Parameter.of("p", group, gaussian(random, size), size);
        var expected = new double[size];
        for (int i = 0; i < size; i++) {
            expected[i] = parameter.values()[i];
        }
        var first = new double[size];
        var second = new double[size];
        double rate = switch (group) {
            case GRID -> 1e-2;
            case NETWORK -> 2e-3;
            case DENSITY -> 5e-4;
            case EXPOSURE -> 3e-3;
            case POSE -> 2e-4;
        };
        try (var workers = new Workers(1)) {
            var optimizer = new AdamOptimizer(List.of(parameter), CONFIG);
            for (int t = 1; t <= STEPS; t++) {
                float[] gradient = gaussian(random, size);
                System.arraycopy(gradient, 0, parameter.gradient(), 0, size);
                double scale = 1 - 0.05 * t;
                optimizer.step(t, scale, workers);
                for (int i = 0; i < size; i++) {
                    first[i] = 0.9 * first[i] + 0.1 * gradient[i];
                    second[i] = 0.99 * second[i] + 0.01 * gradient[i] * gradient[i];
                    double m = first[i] / (1 - Math.pow(0.9, t));
                    double v = second[i] / (1 - Math.pow(0.99, t));
                    expected[i] -= scale * rate * m / (Math.sqrt(v) + 1e-8);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            // 3e-6: ten float roundings of values up to 3 (2e-7 each)
            // a grid's moments are besides rounded to 1/2^17 = 8e-6 of theirs, of which a tenth of m's sum remains
            // after ten steps of 1e-2
            boolean rounded = group == Parameter.Group.GRID;
            assertEquals(expected[i], parameter.values()[i], rounded ? 1e-5 : 3e-6);
            assertEquals(first[i], parameter.firstMoment()[i], rounded ? 2e-5 : 1e-6);
            assertEquals(second[i], parameter.secondMoment()[i], rounded ? 2e-5 : 1e-6);
        }
    }

    @Test
    void leavesGridEntriesThatTheStepDidNotTouch() {
        var grid = withHistory(Parameter.Group.GRID);
        step(grid);
        assertArrayEquals(new float[] {1, 2}, new float[] {grid.values()[0], grid.values()[2]});
        assertEquals(0.5f, grid.firstMoment()[0]);
        assertEquals(0.25f, grid.secondMoment()[0]);
        assertTrue(grid.values()[1] < 1);
    }

    @Test
    void movesNetworkWeightsByTheirMomentumEvenWithoutAGradient() {
        var network = withHistory(Parameter.Group.NETWORK);
        step(network);
        assertTrue(network.values()[0] < 1, "momentum");
        assertEquals(0.45f, network.firstMoment()[0], 1e-7);
    }

    @Test
    void keepsSixteenBitsOfAGridsMoments() {
        var grid = Parameter.of("p", Parameter.Group.GRID, new float[] {1}, 1);
        grid.firstMoment()[0] = 0.123456f;
        grid.secondMoment()[0] = 0.0123456f;
        grid.gradient()[0] = -0.3f;
        step(grid);
        float m = grid.firstMoment()[0];
        float v = grid.secondMoment()[0];
        assertEquals(0, Float.floatToRawIntBits(m) & 0xff);
        assertEquals(0, Float.floatToRawIntBits(v) & 0xff);
        assertEquals(0.9 * 0.123456789 - 0.1 * 0.3, m, m / (1 << 16));
        assertEquals(0.99 * 0.0123456789 + 0.01 * 0.09, v, v / (1 << 16));
    }

    @Test
    void clearsTheGradients() {
        for (var group : Parameter.Group.values()) {
            var parameter = withHistory(group);
            step(parameter);
            assertArrayEquals(new float[3], parameter.gradient());
        }
    }

    @Test
    void firstStepHasTheLengthOfTheLearningRateWhateverTheGradient() {
        var parameter = Parameter.of("p", Parameter.Group.NETWORK, new float[2], 2);
        parameter.gradient()[0] = 1e-3f;
        parameter.gradient()[1] = -1e4f;
        step(parameter);
        assertArrayEquals(new float[] {-2e-3f, 2e-3f}, parameter.values(), 1e-7f); // epsilon is 1e-5 of the gradient
    }

    @Test
    void oneAndTwoWorkersGiveTheSameBits() {
        int size = 200_000; // several pieces of work
        var results = new float[2][];
        for (int i = 0; i < 2; i++) {
            var random = new SplittableRandom(7);
            var parameter = Parameter.of("p", Parameter.Group.GRID, gaussian(random, size), size);
            System.arraycopy(gaussian(random, size), 0, parameter.gradient(), 0, size);
            try (var workers = new Workers(i + 1)) {
                new AdamOptimizer(List.of(parameter), CONFIG).step(3, 0.5, workers);
            }
            results[i] = parameter.values();
        }
        assertArrayEquals(results[0], results[1]);
    }

    /// Three entries; the middle one has a gradient, the first a history.
    private static Parameter withHistory(Parameter.Group group) {
        var parameter = Parameter.of("p", group, new float[] {1, 1, 2}, 3);
        parameter.firstMoment()[0] = 0.5f;
        parameter.secondMoment()[0] = 0.25f;
        parameter.gradient()[1] = 0.1f;
        return parameter;
    }

    private static void step(Parameter parameter) {
        try (var workers = new Workers(1)) {
            new AdamOptimizer(List.of(parameter), CONFIG).step(1, 1, workers);
        }
    }

    private static float[] gaussian(SplittableRandom random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void eachStretchMovesAtItsOwnRate() {
        int size = 200_000; // several pieces of the parallel loop
        int end = 70_000;
        var rates = new RateProfile(new int[] {end, size}, new float[] {1, 0.25f});
        var parameter = Parameter.over("p", Parameter.Group.GRID, new float[size], new float[size], rates, size);
        Arrays.fill(parameter.gradient(), 0.5f);
        try (var workers = new Workers(2)) {
            new AdamOptimizer(List.of(parameter), CONFIG).step(1, 1, workers);
        }
        for (int i = 0; i < size; i++) {
            assertEquals(i < end ? -1e-2 : -0.25e-2, parameter.values()[i], 1e-7, "entry " + i);
        }
    }

    @Test
    void refusesRatesThatEndTooEarly() {
        var rates = new RateProfile(new int[] {3}, new float[] {1});
        var parameter = Parameter.over("p", Parameter.Group.GRID, new float[4], new float[4], rates, 4);
        try (var workers = new Workers(1)) {
            var optimizer = new AdamOptimizer(List.of(parameter), CONFIG);
            assertThrows(IllegalArgumentException.class, () -> optimizer.step(1, 1, workers));
        }
    }
}
