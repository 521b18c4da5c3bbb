package zeroset.model.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.config.DensityConfig;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;
import zeroset.model.field.ParameterTensors;
import zeroset.model.volume.VolumeRenderer;

@Tag("slow") // loads libtorch
class NeusAlphaTest {

    private static final double VARIANCE = 0.35;
    private static final double INV_S = Math.exp(10 * (float) VARIANCE); // 33
    private static final double ANNEAL_END = 0.4;
    private static final float[] DISTANCES = {-0.3f, -0.1f, -0.03f, -0.01f, 0, 0.01f, 0.03f, 0.1f, 0.3f};

    private static NDManager manager;

    @BeforeAll
    static void open() throws EngineUnavailableException {
        manager = TensorEngine.open().newManager();
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    private static AlphaOfOneSection density(double variance) {
        return new AlphaOfOneSection(SdfToAlpha.of(new DensityConfig.Neus(variance, ANNEAL_END)), manager);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.4, 1})
    void isTheScalarFormulaOfThePaper(double progress) {
        for (double cosine : new double[] {-1, -0.7, -0.1, 0, 0.4, 1}) {
            float[] alpha = density(VARIANCE).alpha(DISTANCES, (float) cosine, 0.05f, progress);
            for (int i = 0; i < DISTANCES.length; i++) {
                // 2e-5: a difference of two float sigmoids over a quotient of at least 1e-5 + 5e-5
                assertEquals(scalar(DISTANCES[i], cosine, 0.05, progress), alpha[i], 2e-5 + 2e-3 * alpha[i]);
            }
        }
    }

    /// `get_alpha` of the paper's code.
    private static double scalar(double distance, double cosine, double length, double progress) {
        double annealed = Math.min(1, progress / ANNEAL_END);
        double slope = -(Math.max(0, -0.5 * cosine + 0.5) * (1 - annealed) + Math.max(0, -cosine) * annealed);
        double entering = sigmoid((distance - slope * length / 2) * INV_S);
        double leaving = sigmoid((distance + slope * length / 2) * INV_S);
        return Math.min(1, Math.max(0, (entering - leaving + 1e-5) / (entering + 1e-5)));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void deepInsideIsOpaqueAndFarOutsideIsClear() {
        float[] alpha = density(0.7).alpha(new float[] {-0.5f, 0.5f}, -1, 0.05f, 1); // invS 1100
        assertEquals(1, alpha[0], 1e-4); // both CDFs underflow, the guard's quotient is 1
        assertEquals(0, alpha[1], 2e-5); // the guard adds 1e-5
    }

    @Test
    void surfacesSeenFromBehindAreClearOnceAnnealed() {
        for (float alpha : density(VARIANCE).alpha(new float[] {-0.1f, 0, 0.1f}, 0.8f, 0.05f, ANNEAL_END)) {
            // nothing but the guard: 1e-5 over a CDF of at least 0.03
            assertEquals(0, alpha, 4e-4);
        }
    }

    @Test
    void annealingBeginsWithHalfTheSlopeForRaysThatGraze() {
        float[] grazing = density(VARIANCE).alpha(new float[] {0}, 0, 0.1f, 0);
        float[] halfLength = density(VARIANCE).alpha(new float[] {0}, -1, 0.05f, 1);
        assertEquals(halfLength[0], grazing[0], 1e-6);
    }

    @Test
    void withoutAnnealingTheTrueCosineCountsFromTheStart() {
        var density = new AlphaOfOneSection(SdfToAlpha.of(new DensityConfig.Neus(VARIANCE, 0)), manager);
        assertEquals(
                density.alpha(new float[] {0}, -0.6f, 0.1f, 1)[0], density.alpha(new float[] {0}, -0.6f, 0.1f, 0)[0]);
    }

    @Test
    void opacityFallsWithTheDistance() {
        var density = SdfToAlpha.of(new DensityConfig.Neus(VARIANCE, 0));
        try (var step = manager.newSubManager();
                var collector = Engine.getInstance().newGradientCollector()) {
            var parameter = density.initialise();
            var tensors = new ParameterTensors.Source(List.of(parameter)).leaves(step, true);
            var distance = AlphaOfOneSection.row(step, -0.05f, 0, 0.05f);
            distance.setRequiresGradient(true);
            var ones = step.ones(new Shape(1, 3));
            collector.backward(density.alpha(tensors, distance, ones.neg(), ones.mul(0.02f), 1)
                    .sum());
            double h = 1e-5;
            float[] gradient = distance.getGradient().toFloatArray();
            for (int i = 0; i < 3; i++) {
                double f = new float[] {-0.05f, 0, 0.05f}[i];
                double expected = (scalar(f + h, -1, 0.02, 1) - scalar(f - h, -1, 0.02, 1)) / (2 * h);
                assertTrue(gradient[i] < 0, "gradient " + gradient[i]);
                assertEquals(expected, gradient[i], 2e-3 * Math.abs(expected)); // cancellation of float sigmoids
            }
            tensors.collectGradients();
            assertTrue(parameter.gradient()[0] != 0, "the sharpness learns");
        }
    }

    @Test
    void invSIsTheExponentialOfTenTimesTheParameterWithinThePapersLimits() {
        var density = SdfToAlpha.of(new DensityConfig.Neus(VARIANCE, 0));
        assertEquals(Math.exp(3), density.invS(0.3), 1e-9);
        assertEquals(1e6, density.invS(5));
        assertEquals(1e-6, density.invS(-5));
        assertEquals((float) VARIANCE, density.initialise().values()[0]);
    }

    /// NeuS's theorem: for a plane the weight is largest where the distance is zero, at every angle.
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.2})
    void theWeightIsLargestOnAPlane(double slope) {
        int count = 401;
        float length = 0.005f; // of 2.005 in all; the plane lies in the middle of section 200
        var distances = new float[count];
        for (int i = 0; i < count; i++) {
            distances[i] = (float) (slope * length * (200 - i));
        }
        try (var step = manager.newSubManager()) {
            float[] alpha = density(0.45).alpha(distances, (float) -slope, length, 1); // invS 90
            float[] weights =
                    VolumeRenderer.weights(AlphaOfOneSection.row(step, alpha)).toFloatArray();
            int largest = 0;
            for (int i = 0; i < count; i++) {
                largest = weights[i] > weights[largest] ? i : largest;
            }
            // one section: the guard of 1e-5 and the discretisation shift the flat top of the bell a little
            assertEquals(200, largest, 1);
        }
    }
}
