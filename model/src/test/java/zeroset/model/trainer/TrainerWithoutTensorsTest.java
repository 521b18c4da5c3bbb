package zeroset.model.trainer;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Preset;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.ViewRays;
import zeroset.model.training.SyntheticScene;

class TrainerWithoutTensorsTest {

    private static final SceneTransform TRANSFORM = new SceneTransform(SyntheticScene.REGION);

    @Test
    void learnsColoursWithNothingOfTheTensorLibrary() {
        int steps = 120;
        var config = SyntheticScene.config(steps);
        var views = SyntheticScene.training(CoverageKind.ALPHA).stream()
                .map(view -> new ViewRays(view, TRANSFORM))
                .toList();
        try (var workers = new Workers(2);
                var trainer = Trainer.withoutTensors(config, TRANSFORM, views, CoverageKind.ALPHA, workers)) {
            double early = 0;
            double late = 0;
            for (int step = 0; step < steps; step++) {
                double color = trainer.step((double) step / steps).losses().color();
                early += step < 20 ? color : 0;
                late += step >= steps - 20 ? color : 0;
            }
            assertTrue(late < 0.7 * early, "colour loss went from " + early / 20 + " to " + late / 20);
        }
    }

    @Test
    void refusesWhatTheKernelsCannotDo() {
        var neus = Preset.NEUS.config(1, 1).withBackground(new BackgroundConfig.Constant(0, 0, 0));
        var views = SyntheticScene.training(CoverageKind.ALPHA).stream()
                .map(view -> new ViewRays(view, TRANSFORM))
                .toList();
        try (var workers = new Workers(1)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Trainer.withoutTensors(neus, TRANSFORM, views, CoverageKind.ALPHA, workers));
        }
    }
}
