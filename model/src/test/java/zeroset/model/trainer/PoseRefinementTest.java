package zeroset.model.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.ViewRays;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.PoseCorrection;
import zeroset.model.training.SyntheticScene;

@Tag("slow") // loads libtorch
class PoseRefinementTest {

    private static final SceneTransform TRANSFORM = new SceneTransform(SyntheticScene.REGION);

    private static TrainingConfig config(int steps) {
        var config = SyntheticScene.config(steps);
        return config.withOptimizer(config.optimizer().withPoseRate(5e-4));
    }

    /// The photographs with poses turned by half a degree, all but the first.
    private static List<PosedPhotograph> disturbed() {
        var random = new SplittableRandom(8);
        var photographs = new ArrayList<PosedPhotograph>();
        for (var posed : SyntheticScene.training(CoverageKind.ALPHA)) {
            var axis = new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian())
                    .normalize(photographs.isEmpty() ? 0 : Math.toRadians(0.5));
            var camera = new PoseCorrection(axis, new Vector3d()).of(posed.camera(), TRANSFORM);
            photographs.add(new PosedPhotograph(posed.name(), camera, posed.photograph()));
        }
        return photographs;
    }

    private interface Use<T> {
        T with(Trainer trainer);
    }

    private static <T> T train(TrainingConfig config, Use<T> use) throws EngineUnavailableException {
        var views =
                disturbed().stream().map(view -> new ViewRays(view, TRANSFORM)).toList();
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
    void bringsPosesBackThatAreOffByHalfADegree() throws EngineUnavailableException {
        var truth = SyntheticScene.training(CoverageKind.ALPHA);
        var given = disturbed();
        var config = config(800);
        var found = train(config, trainer -> {
            steps(trainer, config, 800);
            var cameras = new ArrayList<Camera>();
            for (int i = 0; i < given.size(); i++) {
                cameras.add(trainer.poseCorrection(i).of(given.get(i).camera(), TRANSFORM));
            }
            assertEquals(0, trainer.poseCorrection(0).angle(), "the first keeps its pose");
            return cameras;
        });
        double before = 0;
        double after = 0;
        for (int i = 1; i < given.size(); i++) {
            before += pixels(truth.get(i).camera(), given.get(i).camera()) / (given.size() - 1);
            after += pixels(truth.get(i).camera(), found.get(i)) / (given.size() - 1);
        }
        assertTrue(after < 0.4 * before, "off by " + after + " px, was " + before);
    }

    /// Mean distance in the picture between where two cameras see the ball.
    private static double pixels(Camera a, Camera b) {
        var random = new SplittableRandom(4);
        var inA = new Vector2d();
        var inB = new Vector2d();
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            var point = new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian())
                    .normalize(SyntheticScene.RADIUS);
            TRANSFORM.toWorld(point, point);
            assertTrue(a.project(point, inA) && b.project(point, inB));
            sum += inA.distance(inB) / 200;
        }
        return sum;
    }

    @Test
    void aRunGoesOnBitForBit() throws EngineUnavailableException {
        var config = config(30);
        var middle = new Checkpoint[1];
        var straight = train(config, trainer -> {
            steps(trainer, config, 14);
            middle[0] = trainer.checkpoint(0);
            steps(trainer, config, 30);
            return trainer.checkpoint(0);
        });
        var resumed = train(config, trainer -> {
            trainer.restore(middle[0]);
            steps(trainer, config, 30);
            return trainer.checkpoint(0);
        });
        assertTrue(straight.arrays().contains("pose.turn"));
        for (String name : straight.arrays().names()) {
            assertArrayEquals(straight.arrays().get(name), resumed.arrays().get(name), name);
        }
    }
}
