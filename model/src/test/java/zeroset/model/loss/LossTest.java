package zeroset.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;

/// Every loss term against its formula in scalar double arithmetic.
@Tag("slow") // loads libtorch
class LossTest {

    /// Float rounding of means of some dozen numbers of size one.
    private static final double ROUNDING = 1e-6;

    private static NDManager manager;

    private final SplittableRandom random = new SplittableRandom(1);

    @BeforeAll
    static void open() throws EngineUnavailableException {
        manager = TensorEngine.open().newManager();
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    private static NDArray tensor(NDManager step, float[] values, long... shape) {
        return step.create(values, new Shape(shape));
    }

    private float[] uniform(int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble();
        }
        return values;
    }

    private float[] gaussian(int count) {
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void colourIsTheMeanOverTheRaysThatCountOfTheSumOverChannels() {
        float[] rendered = uniform(30);
        float[] photographed = uniform(30);
        float[] counts = {1, 0, 1, 1, 0, 1, 1, 1, 0, 1};
        double sum = 0;
        for (int i = 0; i < 30; i++) {
            sum += counts[i / 3] * Math.abs((double) rendered[i] - photographed[i]);
        }
        try (var step = manager.newSubManager()) {
            var loss = ColorLoss.of(
                    tensor(step, rendered, 10, 3), tensor(step, photographed, 10, 3), tensor(step, counts, 10, 1));
            assertEquals(sum / (7 + 1e-5), loss.getFloat(), ROUNDING);
        }
    }

    @Test
    void colourOfABatchWithoutAnyRayThatCountsIsZero() {
        try (var step = manager.newSubManager()) {
            var loss = ColorLoss.of(
                    tensor(step, uniform(6), 2, 3), tensor(step, uniform(6), 2, 3), tensor(step, new float[2], 2, 1));
            assertEquals(0, loss.getFloat());
        }
    }

    @Test
    void eikonalIsTheMeanSquaredDeviationOfTheLengthFromOne() {
        float[] gradient = gaussian(60);
        double sum = 0;
        for (int i = 0; i < 20; i++) {
            double deviation = Math.sqrt(lengthSquared(gradient, i)) - 1;
            sum += deviation * deviation;
        }
        try (var step = manager.newSubManager()) {
            assertEquals(sum / 20, EikonalLoss.of(tensor(step, gradient, 20, 3)).getFloat(), ROUNDING);
        }
    }

    @Test
    void eikonalHasAFiniteDerivativeWhereTheGradientVanishes() {
        try (var step = manager.newSubManager();
                var collector = Engine.getInstance().newGradientCollector()) {
            var gradient = step.zeros(new Shape(4, 3));
            gradient.setRequiresGradient(true);
            var loss = EikonalLoss.of(gradient);
            assertEquals(1, loss.getFloat(), 1e-5); // the guard makes the length 1e-6
            collector.backward(loss);
            for (float derivative : gradient.getGradient().toFloatArray()) {
                assertEquals(0, derivative, 1e-6);
            }
        }
    }

    @Test
    void maskIsTheBinaryCrossEntropyClippedAsInThePapersCode() {
        float[] opacity = uniform(12);
        float[] coverage = uniform(12);
        opacity[0] = 0; // clipped, the logarithm stays finite
        coverage[0] = 1;
        opacity[1] = 1;
        coverage[1] = 0;
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            double p = Math.min(1 - 1e-3, Math.max(1e-3, opacity[i]));
            sum -= coverage[i] * Math.log(p) + (1 - (double) coverage[i]) * Math.log(1 - p);
        }
        try (var step = manager.newSubManager()) {
            var loss = MaskLoss.of(tensor(step, opacity, 12, 1), tensor(step, coverage, 12, 1));
            // 1e-5: float 1 - 1e-3 leaves 1e-3 with 6e-5 of relative error, divided by twelve rays
            assertEquals(sum / 12, loss.getFloat(), 1e-5);
        }
    }

    @Test
    void maskIsSmallestWhereOpacityAgrees() {
        try (var step = manager.newSubManager()) {
            var coverage = tensor(step, new float[] {1, 0, 1}, 3, 1);
            var right = MaskLoss.of(tensor(step, new float[] {1, 0, 1}, 3, 1), coverage)
                    .getFloat();
            var wrong = MaskLoss.of(tensor(step, new float[] {0.8f, 0.2f, 0.9f}, 3, 1), coverage)
                    .getFloat();
            assertEquals(-Math.log(1 - 1e-3), right, 1e-6);
            assertTrue(wrong > right);
        }
    }

    @Test
    void curvatureIsTheMeanOfHalfOneMinusTheCosineOfTheNormals() {
        float[] gradient = gaussian(60);
        float[] shifted = gaussian(60);
        double sum = 0;
        for (int i = 0; i < 20; i++) {
            double dot = 0;
            for (int k = 0; k < 3; k++) {
                dot += (double) gradient[3 * i + k] * shifted[3 * i + k];
            }
            sum += (1 - dot / Math.sqrt(lengthSquared(gradient, i) * lengthSquared(shifted, i))) / 2;
        }
        try (var step = manager.newSubManager()) {
            var loss = CurvatureLoss.of(tensor(step, gradient, 20, 3), tensor(step, shifted, 20, 3));
            assertEquals(sum / 20, loss.getFloat(), ROUNDING);
        }
    }

    @Test
    void curvatureIsZeroForEqualAndOneForOppositeNormalsOfAnyLength() {
        try (var step = manager.newSubManager()) {
            var gradient = tensor(step, gaussian(30), 10, 3);
            assertEquals(0, CurvatureLoss.of(gradient, gradient.mul(3)).getFloat(), ROUNDING);
            assertEquals(1, CurvatureLoss.of(gradient, gradient.mul(-0.5f)).getFloat(), ROUNDING);
        }
    }

    @Test
    void curvatureStaysFiniteWhereAGradientVanishes() {
        try (var step = manager.newSubManager();
                var collector = Engine.getInstance().newGradientCollector()) {
            var gradient = step.zeros(new Shape(2, 3));
            gradient.setRequiresGradient(true);
            collector.backward(CurvatureLoss.of(gradient, tensor(step, gaussian(6), 2, 3)));
            for (float derivative : gradient.getGradient().toFloatArray()) {
                assertTrue(Float.isFinite(derivative), "derivative " + derivative);
            }
        }
    }

    private static double lengthSquared(float[] vectors, int i) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += (double) vectors[3 * i + k] * vectors[3 * i + k];
        }
        return sum;
    }
}
