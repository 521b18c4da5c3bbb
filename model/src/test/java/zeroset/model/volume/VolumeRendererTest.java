package zeroset.model.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;

@Tag("slow") // loads libtorch
class VolumeRendererTest {

    private static final int RAYS = 50;
    private static final int SECTIONS = 24;

    private static NDManager manager;

    @BeforeAll
    static void open() throws EngineUnavailableException {
        manager = TensorEngine.open().newManager();
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    /// Opacities of all kinds: thin rays, dense ones, and some with fully opaque and fully clear sections.
    private static float[] opacities() {
        var random = new SplittableRandom(1);
        var alpha = new float[RAYS * SECTIONS];
        for (int i = 0; i < alpha.length; i++) {
            int ray = i / SECTIONS;
            alpha[i] = (float) (random.nextDouble() * (ray + 1) / RAYS);
            if (ray % 5 == 0 && random.nextInt(6) == 0) {
                alpha[i] = random.nextBoolean() ? 1 : 0;
            }
        }
        return alpha;
    }

    private static double[] directProduct(float[] alpha) {
        var weights = new double[alpha.length];
        double transparency = 1;
        for (int i = 0; i < alpha.length; i++) {
            transparency = i % SECTIONS == 0 ? 1 : transparency;
            weights[i] = transparency * alpha[i];
            transparency *= 1 - (double) alpha[i];
        }
        return weights;
    }

    @Test
    void weightsAreTheDirectExclusiveProduct() {
        float[] alpha = opacities();
        double[] expected = directProduct(alpha);
        try (var step = manager.newSubManager()) {
            float[] weights = VolumeRenderer.weights(step.create(alpha, new Shape(RAYS, SECTIONS)))
                    .toFloatArray();
            for (int i = 0; i < weights.length; i++) {
                // 1e-5: sums of logarithms down to -100 carry 1e-5 of float precision
                assertEquals(expected[i], weights[i], 1e-5);
            }
        }
    }

    @Test
    void weightsOfARaySumToOneAtMost() {
        try (var step = manager.newSubManager()) {
            float[] sums = VolumeRenderer.weights(step.create(opacities(), new Shape(RAYS, SECTIONS)))
                    .sum(new int[] {1})
                    .toFloatArray();
            for (float sum : sums) {
                assertTrue(sum >= 0 && sum <= 1 + 1e-5, "sum " + sum); // the guard of 1e-7 per section, and rounding
            }
        }
    }

    @Test
    void nothingShowsBehindAnOpaqueSection() {
        try (var step = manager.newSubManager()) {
            float[] weights = VolumeRenderer.weights(step.create(new float[] {0, 1, 1, 0.5f}, new Shape(1, 4)))
                    .toFloatArray();
            assertEquals(0, weights[0]);
            assertEquals(1, weights[1], 1e-6);
            assertEquals(0, weights[2], 1e-6);
            assertEquals(0, weights[3], 1e-6);
        }
    }

    @Test
    void gradientIsThatOfTheProductAndFiniteAtFullOpacity() {
        float[] alpha = {0.2f, 0.5f, 0.1f, 1};
        double[] values = {0.3, -1, 2, 0.7};
        try (var step = manager.newSubManager();
                var collector = Engine.getInstance().newGradientCollector()) {
            var tensor = step.create(alpha, new Shape(1, 4));
            tensor.setRequiresGradient(true);
            var weights = VolumeRenderer.weights(tensor);
            collector.backward(
                    weights.mul(step.create(new float[] {0.3f, -1, 2, 0.7f})).sum());
            float[] gradient = tensor.getGradient().toFloatArray();
            for (int i = 0; i < 4; i++) {
                double h = 1e-6;
                double expected = (sum(alpha, values, i, h) - sum(alpha, values, i, -h)) / (2 * h);
                assertEquals(expected, gradient[i], 1e-5);
            }
        }
    }

    private static double sum(float[] alpha, double[] values, int varied, double by) {
        double sum = 0;
        double transparency = 1;
        for (int i = 0; i < alpha.length; i++) {
            double a = alpha[i] + (i == varied ? by : 0);
            sum += transparency * a * values[i];
            transparency *= 1 - a;
        }
        return sum;
    }

    @Test
    void compositeIsTheWeightedSumPerChannel() {
        var random = new SplittableRandom(2);
        var weights = new float[2 * 3];
        var values = new float[2 * 3 * 4];
        for (int i = 0; i < values.length; i++) {
            weights[i % weights.length] = (float) random.nextDouble();
            values[i] = (float) random.nextGaussian();
        }
        try (var step = manager.newSubManager()) {
            float[] result = VolumeRenderer.composite(
                            step.create(weights, new Shape(2, 3)), step.create(values, new Shape(2, 3, 4)))
                    .toFloatArray();
            for (int ray = 0; ray < 2; ray++) {
                for (int channel = 0; channel < 4; channel++) {
                    double sum = 0;
                    for (int s = 0; s < 3; s++) {
                        sum += (double) weights[3 * ray + s] * values[(3 * ray + s) * 4 + channel];
                    }
                    assertEquals(sum, result[4 * ray + channel], 1e-6);
                }
            }
        }
    }
}
