package zeroset.model.trainer;

import java.util.ArrayList;
import java.util.List;
import zeroset.model.config.TrainingConfig;
import zeroset.model.field.SurroundingsField;
import zeroset.model.kernel.CueKernel;
import zeroset.model.kernel.StepKernel;
import zeroset.model.kernel.SurroundingsKernel;
import zeroset.model.parallel.Workers;
import zeroset.model.training.LossTerms;

/// The step by hand-written kernels.
final class KernelBackend implements FieldBackend {

    private final Workers workers;
    private final StageClock clock;
    private final StepKernel kernel;
    private final List<SurroundingsKernel> surroundings = new ArrayList<>();
    private final CueKernel cueKernel;
    private float[] opacities = {};

    KernelBackend(TrainingConfig config, TrainableField field, Workers workers, StageClock clock) {
        this.workers = workers;
        this.clock = clock;
        kernel = new StepKernel(config, field.networkParameters());
        cueKernel = new CueKernel(config, field.networkParameters());
        for (var outside : field.surroundings()) {
            surroundings.add(new SurroundingsKernel(
                    field.networkParameters(),
                    outside.sectionsPerRay(),
                    outside.encoding().width(),
                    SurroundingsField.HIDDEN,
                    SurroundingsField.DIRECTIONS.encoding().width()));
        }
    }

    @Override
    public void render(StepBatch batch, float[] colors) {
        if (opacities.length < batch.rays()) {
            opacities = new float[batch.rays()];
        }
        renderSurroundings(batch);
        kernel.refresh();
        kernel.render(batch, batch.samples.points, colors, opacities, workers);
    }

    private void renderSurroundings(StepBatch batch) {
        for (int i = 0; i < surroundings.size(); i++) {
            var outside = batch.surroundings.get(i);
            surroundings
                    .get(i)
                    .render(
                            batch.rays(),
                            outside.features,
                            outside.directions,
                            outside.lengths,
                            batch.background(),
                            workers);
        }
    }

    @Override
    public Outcome step(StepBatch batch) {
        renderSurroundings(batch);
        kernel.refresh();
        var losses = kernel.step(batch, batch.samples.points, workers);
        for (int i = 0; i < surroundings.size(); i++) {
            var outside = batch.surroundings.get(i);
            surroundings
                    .get(i)
                    .backward(
                            batch.rays(),
                            outside.features,
                            outside.directions,
                            outside.lengths,
                            batch.backgroundGradients(),
                            outside.featureGradients,
                            workers);
        }
        double cueLoss = 0;
        double weightedCueLoss = 0;
        for (var cues : batch.cues()) {
            cueLoss = cueKernel.step(cues, cues.points, workers);
            weightedCueLoss = cues.weight() * cueLoss;
        }
        clock.end("networks");
        batch.samples.points.backwardChained(workers);
        batch.surroundings.forEach(outside -> outside.backward(workers));
        batch.cues().forEach(cues -> cues.points.backwardChained(workers));
        clock.end("encoding backward");
        var weights = batch.weights();
        double total = weights.color() * losses.color()
                + weights.eikonal() * losses.eikonal()
                + weights.mask() * losses.mask()
                + weights.curvature() * losses.curvature()
                + weightedCueLoss;
        return new Outcome(
                new LossTerms(total, losses.color(), losses.eikonal(), losses.mask(), losses.curvature(), cueLoss),
                losses.squaredError());
    }
}
