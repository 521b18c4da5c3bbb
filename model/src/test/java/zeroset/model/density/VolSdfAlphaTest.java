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
import org.junit.jupiter.params.provider.CsvSource;
import zeroset.model.config.DensityConfig;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;
import zeroset.model.field.ParameterTensors;
import zeroset.model.volume.VolumeRenderer;

@Tag("slow") // loads libtorch
class VolSdfAlphaTest {

    private static final double BETA = 0.05;
    private static final double MINIMUM = 0.01;
    private static final double EFFECTIVE = BETA + MINIMUM;
    private static final float[] DISTANCES = {-2, -0.1f, -0.01f, 0, 0.01f, 0.1f, 2};

    private static NDManager manager;

    private final SdfToAlpha density = SdfToAlpha.of(new DensityConfig.VolSdf(BETA, MINIMUM));

    @BeforeAll
    static void open() throws EngineUnavailableException {
        manager = TensorEngine.open().newManager();
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    @Test
    void isTheScalarFormulaOfThePaper() {
        float[] alpha = new AlphaOfOneSection(density, manager).alpha(DISTANCES, -1, 0.03f, 0.5);
        for (int i = 0; i < DISTANCES.length; i++) {
            assertEquals(scalar(DISTANCES[i], 0.03), alpha[i], 1e-6); // float rounding of numbers up to 1
        }
    }

    private static double scalar(double distance, double length) {
        double cdf = distance > 0 ? 0.5 * Math.exp(-distance / EFFECTIVE) : 1 - 0.5 * Math.exp(distance / EFFECTIVE);
        return 1 - Math.exp(-cdf / EFFECTIVE * length);
    }

    @Test
    void insideHasTheFullDensityAndFarOutsideNone() {
        float[] alpha = new AlphaOfOneSection(density, manager).alpha(new float[] {-2, 2}, -1, 0.03f, 0.5);
        assertEquals(1 - Math.exp(-0.03 / EFFECTIVE), alpha[0], 1e-6);
        assertEquals(0, alpha[1], 1e-7);
    }

    @Test
    void gradientsAreThoseOfTheFormula() {
        try (var step = manager.newSubManager();
                var collector = Engine.getInstance().newGradientCollector()) {
            var parameter = density.initialise();
            var tensors = new ParameterTensors.Source(List.of(parameter)).leaves(step, true);
            float[] at = {-0.1f, -0.01f, 0.01f, 0.1f};
            var distance = AlphaOfOneSection.row(step, at);
            distance.setRequiresGradient(true);
            var ones = step.ones(new Shape(1, at.length));
            collector.backward(density.alpha(tensors, distance, ones.neg(), ones.mul(0.03f), 1)
                    .sum());
            float[] gradient = distance.getGradient().toFloatArray();
            double h = 1e-6;
            for (int i = 0; i < at.length; i++) {
                double expected = (scalar(at[i] + h, 0.03) - scalar(at[i] - h, 0.03)) / (2 * h);
                assertTrue(gradient[i] < 0, "opacity falls with the distance");
                assertEquals(expected, gradient[i], 1e-4 * Math.abs(expected));
            }
            tensors.collectGradients();
            assertTrue(parameter.gradient()[0] != 0, "the sharpness learns");
        }
    }

    @Test
    void invSIsOneOverTheEffectiveBetaWhateverItsSign() {
        assertEquals(1 / 0.06, density.invS(0.05), 1e-12);
        assertEquals(density.invS(0.05), density.invS(-0.05));
    }

    /// Unlike NeuS, VolSDF is biased: with `u = exp(f/β)` the weight is stationary inside where `c·u/2 = (1 - u/2)²`,
    /// c the cosine; for c = 1 that is `f = -0.269·β`, for c = 1/2 exactly `f = 0`.
    @ParameterizedTest
    @CsvSource({"1, -0.269", "0.5, 0"})
    void theWeightIsLargestWhereTheFormulaSays(double slope, double betas) {
        int count = 2001;
        float length = 0.001f;
        var distances = new float[count];
        for (int i = 0; i < count; i++) {
            distances[i] = (float) (slope * length * (1000 - i));
        }
        try (var step = manager.newSubManager()) {
            float[] alpha = new AlphaOfOneSection(density, manager).alpha(distances, (float) -slope, length, 1);
            float[] weights =
                    VolumeRenderer.weights(AlphaOfOneSection.row(step, alpha)).toFloatArray();
            int largest = 0;
            for (int i = 0; i < count; i++) {
                largest = weights[i] > weights[largest] ? i : largest;
            }
            assertEquals(betas * EFFECTIVE, distances[largest], 2 * length); // flat top, discretised
        }
    }
}
