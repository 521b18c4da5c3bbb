package zeroset.model.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.field.DirectionEncoder;
import zeroset.model.kernel.StepInputs;
import zeroset.model.optimizer.AdamOptimizer;
import zeroset.model.optimizer.LearningRateSchedule;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.PixelSampler;
import zeroset.model.sampling.Jitter;
import zeroset.model.sampling.SectionSampler;

/// One optimisation step: draw rays, choose sections, encode, render, compare, go back, move the parameters.
///
/// All random draws come from seed and step number alone.
final class TrainingStep {

    /// Factor on the curvature term where no silhouette is supervised: photographs alone say little about
    /// shape where they have no texture, and smoothness must say more.
    private static final double WITHOUT_SILHOUETTES = 20;

    private final TrainingConfig config;
    private final TrainableField field;
    private final FieldBackend backend;
    private final PixelSampler pixels;
    private final SectionSampler sectionSampler;
    private final Workers workers;
    private final StageClock clock;
    private final StepBatch batch;
    private final List<Exposures> exposures;
    private final List<PoseCorrections> poses;
    private final AdamOptimizer optimizer;
    private final LearningRateSchedule schedule;

    TrainingStep(
            TrainingConfig config,
            TrainableField field,
            FieldBackend backend,
            PixelSampler pixels,
            SectionSampler sectionSampler,
            Supervision supervision,
            List<Exposures> exposures,
            List<PoseCorrections> poses,
            Workers workers,
            StageClock clock) {
        this.config = config;
        this.field = field;
        this.backend = backend;
        this.pixels = pixels;
        this.sectionSampler = sectionSampler;
        this.workers = workers;
        this.clock = clock;
        int rays = config.sampling().raysPerStep();
        var samples = new RaySamples(
                rays,
                config.sampling().sections().perRay(),
                config.loss().curvature() > 0,
                field.rayEncoding(),
                new DirectionEncoder(config.colorNetwork().directionEncoding()));
        var surroundings = field.surroundings().stream()
                .map(outside -> new SurroundingsSamples(outside, rays))
                .toList();
        batch = new StepBatch(samples, surroundings, supervision);
        if (config.sampling().errorShare() > 0) {
            batch.wantRayErrors();
        }
        this.exposures = exposures;
        var parameters = new ArrayList<>(field.allParameters());
        exposures.forEach(each -> parameters.addAll(each.parameters()));
        this.poses = poses;
        poses.forEach(each -> {
            parameters.addAll(each.parameters());
            batch.wantRayGradients(config.density());
        });
        optimizer = new AdamOptimizer(parameters, config.optimizer());
        schedule = new LearningRateSchedule(config.optimizer());
    }

    /// Holds the field to known points of the surface from now on.
    void holdTo(CueSamples cues) {
        batch.holdTo(cues);
    }

    /// Network samples per step, those of the surroundings included.
    int samplesPerStep() {
        return batch.sampleCount();
    }

    /// Does one step.
    ///
    /// @param step steps done before this one
    /// @param progress share of the budget spent, 0..1
    FieldBackend.Outcome run(int step, double progress) {
        clock.begin();
        long key = Jitter.mix(config.seed(), step);
        var random = new SplittableRandom(key);
        double active = field.activeLevels(progress);
        field.setActiveLevels(active);
        pixels.draw(batch.rays, random);
        poses.forEach(each -> each.apply(batch.rays));
        batch.supervision.prepare(batch.rays, random);
        exposures.forEach(each -> each.apply(batch));
        clock.end("rays");
        batch.divide(sectionSampler, field.invS(), Jitter.mix(key, 1), workers);
        int picked = random.nextInt(batch.perRay());
        batch.samples.locateExtra(picked, (float) finestCell(active), Jitter.mix(key, 2));
        batch.set(picked, weights(active), progress);
        clock.end("sections");
        batch.encode(Jitter.mix(key, 3), workers);
        clock.end("encoding forward");
        var outcome = backend.step(batch);
        pixels.learn(batch.rayErrors());
        exposures.forEach(each -> each.collect(batch));
        poses.forEach(each -> each.collect(batch, progress));
        optimizer.step(step + 1, schedule.scale(progress), workers);
        poses.forEach(PoseCorrections::bound);
        clock.end("optimiser");
        return outcome;
    }

    /// Edge of the finest active cell, unit space: the step over which normals are compared.
    private double finestCell(double activeLevels) {
        return switch (config.encoding()) {
            case EncodingConfig.HashGrid grid -> grid.finestCell(activeLevels);
            case EncodingConfig.Frequency _ -> 0.01;
        };
    }

    private StepInputs.Weights weights(double activeLevels) {
        var loss = config.loss();
        double regularity = batch.supervision.hasMaskLoss() ? 1 : WITHOUT_SILHOUETTES;
        return new StepInputs.Weights(
                (float) loss.color(),
                (float) loss.eikonal(),
                batch.supervision.hasMaskLoss() ? (float) loss.mask() : 0,
                (float) (regularity * loss.curvature() * curvatureShare(activeLevels)));
    }

    /// Full while only coarse levels are active; a tenth remains once all are.
    private double curvatureShare(double activeLevels) {
        double open = config.encoding() instanceof EncodingConfig.HashGrid grid
                ? (grid.levels() - activeLevels) / Math.max(1, grid.levels() - grid.initialLevels())
                : 0;
        return Math.max(0.1, open);
    }
}
