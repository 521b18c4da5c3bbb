package zeroset.model.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.joml.Vector3d;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import zeroset.model.config.CueConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.cues.OrientedPointsBuilder;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.ViewRays;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.SyntheticScene;

@Tag("slow") // loads libtorch
class TrainerCuesTest {

    private static final SceneTransform TRANSFORM = new SceneTransform(SyntheticScene.REGION);

    private static TrainingConfig config(int steps) {
        return SyntheticScene.config(steps).withCues(new CueConfig(CueConfig.Use.ALWAYS, true, 256, 10, 0.3));
    }

    /// Points of the photographed sphere seen from a camera outside, a share of them moved along the normal by up to a
    /// fifth of the region.
    private static OrientedPoints points(double movedShare) {
        var random = new SplittableRandom(2);
        var points = new OrientedPointsBuilder(new float[] {0, 0, 4, 0, 4, 0, 4, 0, 0, 0, 0, -4, 0, -4, 0, -4, 0, 0});
        for (int i = 0; i < 3000; i++) {
            var n = new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalize();
            double radius =
                    SyntheticScene.RADIUS + (random.nextDouble() < movedShare ? random.nextDouble(-0.2, 0.2) : 0);
            points.add(
                    new float[] {(float) (radius * n.x), (float) (radius * n.y), (float) (radius * n.z)},
                    new float[] {(float) n.x, (float) n.y, (float) n.z},
                    new byte[] {1, 2, (byte) 200},
                    0.8f,
                    nearestCamera(n));
        }
        return points.build();
    }

    private static int nearestCamera(Vector3d n) {
        return n.z > 0.6 ? 0 : n.y > 0.6 ? 1 : n.x > 0 ? 2 : n.z < -0.6 ? 3 : n.y < -0.6 ? 4 : 5;
    }

    private interface Use<T> {
        T with(Trainer trainer);
    }

    private static <T> T train(TrainingConfig config, Use<T> use) throws EngineUnavailableException {
        var views = SyntheticScene.training(CoverageKind.ALPHA).stream()
                .map(view -> new ViewRays(view, TRANSFORM))
                .toList();
        try (var workers = new Workers(2);
                var trainer =
                        Trainer.open(config, TRANSFORM, views, CoverageKind.ALPHA, TensorEngine.open(2), workers)) {
            return use.with(trainer);
        }
    }

    private static void steps(Trainer trainer, TrainingConfig config, int until) {
        while (trainer.stepsDone() < until) {
            trainer.step(config.budget().progress(trainer.stepsDone(), 0));
        }
    }

    @Test
    void aRunWithCuesGoesOnBitForBit() throws EngineUnavailableException {
        var config = config(20);
        var middle = new Checkpoint[1];
        var straight = train(config, trainer -> {
            trainer.holdTo(points(0));
            steps(trainer, config, 9);
            middle[0] = trainer.checkpoint(0);
            steps(trainer, config, 20);
            return trainer.checkpoint(0);
        });
        var resumed = train(config, trainer -> {
            trainer.restore(middle[0]);
            steps(trainer, config, 20);
            return trainer.checkpoint(0);
        });
        assertEquals(straight.arrays().names(), resumed.arrays().names());
        for (String name : straight.arrays().names()) {
            assertArrayEquals(straight.arrays().get(name), resumed.arrays().get(name), name);
        }
    }

    @Test
    void keepsEveryPartOfThePointsInACheckpoint() throws EngineUnavailableException {
        var points = points(0.2);
        var back = train(config(20), trainer -> {
            trainer.holdTo(points);
            return CueArrays.load(trainer.checkpoint(0).arrays());
        });
        assertEquals(points.size(), back.size());
        assertArrayEquals(points.eyes(), back.eyes());
        for (int i = 0; i < points.size(); i += 97) {
            for (int k = 0; k < 3; k++) {
                assertEquals(points.position(i, k), back.position(i, k));
                assertEquals(points.normal(i, k), back.normal(i, k));
                assertEquals(points.color(i, k), back.color(i, k));
            }
            assertEquals(points.confidence(i), back.confidence(i));
            assertEquals(points.seenFrom(i), back.seenFrom(i));
        }
    }

    /// The sphere that training starts from is 0.15 smaller than the one photographed. Points hold the field to within
    /// a hundredth here, where a pixel is larger than that; colour must find the rest.
    @Test
    void colourAndTheOtherPointsOverruleAFifthThatWasMoved() throws EngineUnavailableException {
        double clean = errorAfterTraining(0);
        double planted = errorAfterTraining(0.2);
        assertTrue(clean < 0.006, "mean error " + clean);
        assertTrue(planted < 0.008, "mean error " + planted + " with a fifth moved");
    }

    /// Mean distance of the field at the true surface.
    private static double errorAfterTraining(double movedShare) throws EngineUnavailableException {
        var config = config(400);
        return train(config, trainer -> {
            trainer.holdTo(points(movedShare));
            steps(trainer, config, 400);
            return meanError(trainer, points(0));
        });
    }

    private static double meanError(Trainer trainer, OrientedPoints truth) {
        var evaluator = trainer.snapshot(1).evaluators().get();
        var positions = new float[3 * truth.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = truth.position(i / 3, i % 3);
        }
        var distances = new float[truth.size()];
        evaluator.distances(positions, truth.size(), distances);
        double sum = 0;
        for (float distance : distances) {
            sum += Math.abs(distance);
        }
        return sum / distances.length;
    }
}
