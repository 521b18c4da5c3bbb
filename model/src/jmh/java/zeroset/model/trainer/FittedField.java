package zeroset.model.trainer;

import java.util.SplittableRandom;
import zeroset.model.bench.Shapes;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Preset;
import zeroset.model.config.SamplingConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.parallel.Workers;
import zeroset.model.sampling.ProxyGrid;
import zeroset.model.snapshot.SdfSnapshot;

/// A field of the preset `standard` that was fitted to a shape in closed form: what is measured on it has a surface
/// like a run's, and needs neither photographs nor minutes.
public final class FittedField {

    private static final SceneTransform TRANSFORM = new SceneTransform(new Sphere(0, 0, 0, 1));
    private static final int SHAPE_RESOLUTION = 96;
    private static final int STEPS = 250; // as many as a run takes
    private static final float INV_S = 200;

    final TrainingConfig config;
    final TrainableField field;
    final ProxyGrid proxy;

    /// Fits, in about two seconds.
    public FittedField(Workers workers) {
        config = Preset.STANDARD.config(1, workers.threads()).withBackground(new BackgroundConfig.Constant(0, 0, 0));
        field = new TrainableField(config, new SplittableRandom(config.seed()));
        field.setActiveLevels(field.activeLevels(1));
        new ShapeFitting(config, field, workers)
                .fit(Shapes.scalarGrid(SHAPE_RESOLUTION), STEPS, new SplittableRandom(2));
        field.sharpenTo(INV_S);
        proxy = new ProxyGrid(sections().gridResolution(), TRANSFORM.unitBounds());
        proxy.refresh(field.liveEvaluators(), workers);
    }

    /// How rays are divided.
    SamplingConfig.Sections.ProxyGrid sections() {
        return (SamplingConfig.Sections.ProxyGrid) config.sampling().sections();
    }

    /// The field as the mesher and the viewer get it.
    public SdfSnapshot snapshot() {
        return new SdfSnapshot(
                config,
                TRANSFORM,
                STEPS,
                (float) field.activeLevels(1),
                INV_S,
                field.values(),
                proxy.toScalarGrid(),
                OrientedPoints.NONE);
    }
}
