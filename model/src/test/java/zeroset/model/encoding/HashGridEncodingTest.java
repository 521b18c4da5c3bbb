package zeroset.model.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.config.EncodingConfig;
import zeroset.model.parallel.Workers;

class HashGridEncodingTest {

    /// Levels of 4, 8, 16, 32, 64 cells: two are stored densely in 1024 entries, three are hashed.
    private static final EncodingConfig.HashGrid CONFIG = new EncodingConfig.HashGrid(5, 2, 10, 4, 64, 5, 0);

    private static final int WIDTH = CONFIG.width();
    private static final int COUNT = 1500; // more than two pieces of work of the forward pass

    @ParameterizedTest
    @ValueSource(doubles = {5, 3.25, 1})
    void featuresAndJacobianAreThoseOfTheOracle(double active) {
        var encoding = randomEncoding();
        encoding.setActiveLevels(active);
        var oracle = oracleOf(encoding, active);
        float[] points = randomPoints(oracle);
        var features = new float[COUNT * WIDTH];
        var jacobian = new float[COUNT * 3 * WIDTH];
        try (var workers = new Workers(1)) {
            encoding.forward(points, COUNT, features, jacobian, workers);
        }
        for (int n = 0; n < COUNT; n++) {
            double[] p = point(points, n);
            double[] expected = oracle.features(p);
            double[][] expectedJacobian = oracle.jacobian(p);
            for (int d = 0; d < WIDTH; d++) {
                // 1e-5: tables are in ±1, the float position has 64·6e-8 = 4e-6 of a cell of the finest level
                assertEquals(expected[d], features[n * WIDTH + d], 1e-5, "feature " + d);
                for (int k = 0; k < 3; k++) {
                    // slopes reach 32·2 on the finest level: the same relative error
                    assertEquals(expectedJacobian[k][d], jacobian[(3 * n + k) * WIDTH + d], 64e-5, "slope " + d);
                }
            }
        }
    }

    @Test
    void theOraclesJacobianIsTheFiniteDifferenceOfItsFeatures() {
        var oracle = oracleOf(randomEncoding(), 4.5);
        float[] points = randomPoints(oracle);
        double h = 1e-6; // well inside a cell, where features are products of three linear functions
        for (int n = 0; n < 50; n++) {
            double[][] jacobian = oracle.jacobian(point(points, n));
            for (int k = 0; k < 3; k++) {
                double[] above = point(points, n);
                double[] below = point(points, n);
                above[k] += h;
                below[k] -= h;
                double[] high = oracle.features(above);
                double[] low = oracle.features(below);
                for (int d = 0; d < WIDTH; d++) {
                    // 1e-7: rounding 1e-16/h; no truncation error, the function is linear along an axis
                    assertEquals((high[d] - low[d]) / (2 * h), jacobian[k][d], 1e-7);
                }
            }
        }
    }

    /// A random linear functional of features and Jacobian has every derivative the training can ask for.
    @ParameterizedTest
    @ValueSource(doubles = {5, 3.25})
    void backwardIsTheGradientOfARandomFunctional(double active) {
        var encoding = randomEncoding();
        encoding.setActiveLevels(active);
        var oracle = oracleOf(encoding, active);
        var random = new SplittableRandom(3);
        float[] points = randomPoints(oracle);
        float[] featureGradients = gaussian(random, COUNT * WIDTH);
        float[] jacobianGradients = gaussian(random, COUNT * 3 * WIDTH);
        try (var workers = new Workers(1)) {
            encoding.backward(points, COUNT, featureGradients, jacobianGradients, workers);
        }
        assertRelative(expectedGradient(oracle, points, featureGradients, jacobianGradients), encoding.gradient());
    }

    @Test
    void backwardWithoutJacobianIsTheGradientOfTheFeaturesAlone() {
        var encoding = randomEncoding();
        var oracle = oracleOf(encoding, 5);
        float[] points = randomPoints(oracle);
        float[] featureGradients = gaussian(new SplittableRandom(4), COUNT * WIDTH);
        try (var workers = new Workers(1)) {
            encoding.backward(points, COUNT, featureGradients, new float[0], workers);
        }
        assertRelative(
                expectedGradient(oracle, points, featureGradients, new float[COUNT * 3 * WIDTH]), encoding.gradient());
    }

    @Test
    void backwardAddsToWhatIsThere() {
        var encoding = randomEncoding();
        float[] points = randomPoints(oracleOf(encoding, 5));
        float[] featureGradients = gaussian(new SplittableRandom(5), COUNT * WIDTH);
        try (var workers = new Workers(1)) {
            encoding.backward(points, COUNT, featureGradients, new float[0], workers);
            float[] once = encoding.gradient().clone();
            encoding.backward(points, COUNT, featureGradients, new float[0], workers);
            for (int i = 0; i < once.length; i++) {
                // the sum in another order: a few units in the last place of sums of at most 1500 terms
                assertEquals(2 * once[i], encoding.gradient()[i], 1e-4);
            }
        }
    }

    @Test
    void oneAndTwoWorkersGiveTheSameBits() {
        var one = randomEncoding();
        var two = randomEncoding();
        var random = new SplittableRandom(6);
        float[] points = randomPoints(oracleOf(one, 5));
        float[] featureGradients = gaussian(random, COUNT * WIDTH);
        float[] jacobianGradients = gaussian(random, COUNT * 3 * WIDTH);
        var features = new float[2][COUNT * WIDTH];
        var jacobians = new float[2][COUNT * 3 * WIDTH];
        try (var alone = new Workers(1);
                var together = new Workers(2)) {
            one.forward(points, COUNT, features[0], jacobians[0], alone);
            two.forward(points, COUNT, features[1], jacobians[1], together);
            one.backward(points, COUNT, featureGradients, jacobianGradients, alone);
            two.backward(points, COUNT, featureGradients, jacobianGradients, together);
        }
        assertArrayEquals(features[0], features[1]);
        assertArrayEquals(jacobians[0], jacobians[1]);
        assertArrayEquals(one.gradient(), two.gradient());
    }

    @Test
    void valuesAloneAreTheSameBitsAsWithTheJacobian() {
        var encoding = randomEncoding();
        encoding.setActiveLevels(3.5);
        float[] points = randomPoints(oracleOf(encoding, 3.5));
        var together = new float[COUNT * WIDTH];
        var alone = new float[COUNT * WIDTH];
        encoding.valuesAndJacobian(points, 0, COUNT, together, new float[COUNT * 3 * WIDTH]);
        encoding.values(points, 0, COUNT, alone);
        assertArrayEquals(together, alone);
    }

    @Test
    void aFractionOfALevelScalesItsFeaturesSlopesAndGradients() {
        var full = randomEncoding();
        var faded = randomEncoding();
        faded.setActiveLevels(2.25);
        float[] points = randomPoints(oracleOf(full, 5));
        var features = new float[2][COUNT * WIDTH];
        var jacobians = new float[2][COUNT * 3 * WIDTH];
        full.valuesAndJacobian(points, 0, COUNT, features[0], jacobians[0]);
        faded.valuesAndJacobian(points, 0, COUNT, features[1], jacobians[1]);
        float[] weights = {1, 1, 0.25f, 0, 0};
        for (int i = 0; i < COUNT * WIDTH; i++) {
            assertEquals(
                    weights[i % WIDTH / 2] * features[0][i],
                    features[1][i],
                    Float.MIN_VALUE); // powers of two scale exactly
        }
        for (int i = 0; i < COUNT * 3 * WIDTH; i++) {
            assertEquals(weights[i % WIDTH / 2] * jacobians[0][i], jacobians[1][i], Float.MIN_VALUE);
        }
    }

    @Test
    void staysFiniteOnTheFacesAndSlightlyOutside() {
        var encoding = randomEncoding();
        float[] coordinates = {-1.01f, -1, 0, 1, 1.01f};
        var points = new float[3 * 125];
        for (int i = 0, at = 0; i < 125; i++) {
            points[at++] = coordinates[i % 5];
            points[at++] = coordinates[i / 5 % 5];
            points[at++] = coordinates[i / 25];
        }
        var features = new float[125 * WIDTH];
        var jacobian = new float[125 * 3 * WIDTH];
        encoding.valuesAndJacobian(points, 0, 125, features, jacobian);
        for (float feature : features) {
            // tables are in ±1; 0.005·64 = 0.32 cells outside the extrapolation weights sum to less than (1 + 2·0.32)³
            assertTrue(Math.abs(feature) <= 4.5, "feature " + feature);
        }
        for (float slope : jacobian) {
            assertTrue(Float.isFinite(slope) && Math.abs(slope) <= 64 * 4.5, "slope " + slope);
        }
        try (var workers = new Workers(1)) {
            encoding.backward(points, 125, features, jacobian, workers);
        }
        for (float gradient : encoding.gradient()) {
            assertTrue(Float.isFinite(gradient));
        }
    }

    @Test
    void continuesAcrossTheFacesOfCells() {
        var encoding = randomEncoding();
        float[] points = {-0.5f - 1e-6f, 0.25f, 0.75f, -0.5f + 1e-6f, 0.25f, 0.75f};
        var features = new float[2 * WIDTH];
        encoding.values(points, 0, 2, features);
        for (int d = 0; d < WIDTH; d++) {
            assertEquals(features[d], features[WIDTH + d], 3e-4); // 2e-6 apart, slopes up to 64
        }
    }

    @Test
    void startsFromTablesOfThePapersRange() {
        var encoding = new HashGridEncoding(CONFIG);
        encoding.initialise(new SplittableRandom(1));
        double sum = 0;
        for (float value : encoding.table()) {
            assertTrue(Math.abs(value) <= 1e-4f);
            sum += Math.abs(value);
        }
        assertEquals(0.5e-4, sum / encoding.table().length, 0.02e-4); // mean of |uniform|, 8000 draws
    }

    @Test
    void refusesTablesOfAnotherGrid() {
        var encoding = new HashGridEncoding(CONFIG);
        var failure = assertThrows(IllegalArgumentException.class, () -> encoding.load(new float[3]));
        assertEquals("tables must hold " + encoding.table().length + " values, was 3", failure.getMessage());
    }

    private static HashGridEncoding randomEncoding() {
        var encoding = new HashGridEncoding(CONFIG);
        var random = new SplittableRandom(1);
        for (int i = 0; i < encoding.table().length; i++) {
            encoding.table()[i] = (float) random.nextDouble(-1, 1);
        }
        return encoding;
    }

    private static HashGridOracle oracleOf(HashGridEncoding encoding, double active) {
        var table = new double[encoding.table().length];
        for (int i = 0; i < table.length; i++) {
            table[i] = encoding.table()[i];
        }
        var oracle = new HashGridOracle(CONFIG, table, active);
        assertEquals(table.length, oracle.tableLength());
        return oracle;
    }

    /// Points that float and double put into the same cells.
    private static float[] randomPoints(HashGridOracle oracle) {
        var random = new SplittableRandom(2);
        var points = new float[3 * COUNT];
        for (int n = 0; n < COUNT; ) {
            for (int k = 0; k < 3; k++) {
                points[3 * n + k] = (float) random.nextDouble(-1, 1);
            }
            if (oracle.isInsideCells(point(points, n), 1e-3)) {
                n++;
            }
        }
        return points;
    }

    private static double[] point(float[] points, int n) {
        return new double[] {points[3 * n], points[3 * n + 1], points[3 * n + 2]};
    }

    private static float[] gaussian(SplittableRandom random, int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double[] expectedGradient(
            HashGridOracle oracle, float[] points, float[] featureGradients, float[] jacobianGradients) {
        var expected = new double[oracle.tableLength()];
        for (int n = 0; n < COUNT; n++) {
            var ofFeatures = new double[WIDTH];
            var ofJacobian = new double[3][WIDTH];
            for (int d = 0; d < WIDTH; d++) {
                ofFeatures[d] = featureGradients[n * WIDTH + d];
                for (int k = 0; k < 3; k++) {
                    ofJacobian[k][d] = jacobianGradients[(3 * n + k) * WIDTH + d];
                }
            }
            oracle.backward(point(points, n), ofFeatures, ofJacobian, expected);
        }
        return expected;
    }

    /// 1e-4 of the gradient's largest entry: an entry is a sum of up to thousands of terms of both signs, so its own
    /// size says nothing about its rounding error.
    private static void assertRelative(double[] expected, float[] actual) {
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-4 * largest, "entry " + i);
        }
    }
}
