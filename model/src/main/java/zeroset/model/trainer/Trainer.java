package zeroset.model.trainer;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import zeroset.model.config.SamplingConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.engine.TensorEngine;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.kernel.StepKernel;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.PixelSampler;
import zeroset.model.rays.ViewRays;
import zeroset.model.sampling.HierarchicalSectionSampler;
import zeroset.model.sampling.Jitter;
import zeroset.model.sampling.ProxyGrid;
import zeroset.model.sampling.ProxySectionSampler;
import zeroset.model.sampling.SectionSampler;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.stereo.MultiViewStereo;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.PoseCorrection;

/// The state of a run and what can be done with it between steps. Confined to one thread; nothing in it waits for
/// or knows of time, pausing or listeners.
public final class Trainer implements AutoCloseable {

    private static final String PROXY = "proxy.values";
    private static final String PIXEL_ERRORS = "pixels.errors";
    private static final int DEFAULT_PROXY_RESOLUTION = 96;
    /// A known shape is right to about a hundredth of the region; a softer start would dissolve it again.
    private static final double INITIAL_SHAPE_INV_S = 100;

    private final TrainingConfig config;
    private final SceneTransform transform;
    private final Workers workers;
    private final List<NDManager> tensors; // parent of all tensors, or none where the kernels do everything
    private final TrainableField field;
    private final ProxyGrid proxy;
    private final double pixelSize;
    private final SectionSampler sectionSampler;
    private final FieldBackend backend;
    private final List<Exposures> exposures; // one, or none where all photographs are taken as exposed alike
    private final List<PoseCorrections> poses; // one, or none where poses are taken as given
    private final PixelSampler pixels;
    private final TrainingStep trainingStep;
    private final StageClock clock = new StageClock();
    private OrientedPoints cues = OrientedPoints.NONE;
    private int step;

    /// A run at its start.
    ///
    /// @param config with the background chosen
    /// @param transform between world and unit space
    /// @param views decoded training photographs
    /// @param coverageKind what their coverage means
    /// @param manager parent of all tensors
    /// @param workers threads of the kernels
    public Trainer(
            TrainingConfig config,
            SceneTransform transform,
            List<ViewRays> views,
            CoverageKind coverageKind,
            NDManager manager,
            Workers workers) {
        this(config, transform, views, coverageKind, List.of(manager), workers);
    }

    private Trainer(
            TrainingConfig config,
            SceneTransform transform,
            List<ViewRays> views,
            CoverageKind coverageKind,
            List<NDManager> tensors,
            Workers workers) {
        this.config = config;
        this.transform = transform;
        this.tensors = tensors;
        this.workers = workers;
        field = new TrainableField(config, new SplittableRandom(Jitter.mix(config.seed(), -1)));
        proxy = new ProxyGrid(proxyResolution(), transform.unitBounds());
        proxy.setSphere(config.sdfNetwork().initialRadius());
        sectionSampler = switch (config.sampling().sections()) {
            case SamplingConfig.Sections.ProxyGrid guided -> new ProxySectionSampler(guided, proxy);
            case SamplingConfig.Sections.Hierarchical rounds ->
                new HierarchicalSectionSampler(
                        rounds, () -> field.liveEvaluators().get());
        };
        backend = StepKernel.supports(config)
                ? new KernelBackend(config, field, workers, clock)
                : new TensorBackend(field, tensors.getFirst(), workers, clock);
        pixelSize = MultiViewStereo.pixelSize(views.stream().map(ViewRays::view).toList(), transform);
        exposures = config.optimizer().exposureRate() > 0 ? List.of(new Exposures(views.size())) : List.of();
        poses = config.optimizer().poseRate() > 0
                ? List.of(new PoseCorrections(views.size(), transform.unitBounds()))
                : List.of();
        pixels = new PixelSampler(
                views,
                config.useMasks() ? config.sampling().objectShare() : 0,
                config.sampling().errorShare());
        trainingStep = new TrainingStep(
                config,
                field,
                backend,
                pixels,
                sectionSampler,
                new Supervision(config, coverageKind, config.sampling().raysPerStep()),
                exposures,
                poses,
                workers,
                clock);
    }

    /// A run at its start, with tensors of its own that are freed when it is closed.
    ///
    /// @param engine the tensor library, ready
    public static Trainer open(
            TrainingConfig config,
            SceneTransform transform,
            List<ViewRays> views,
            CoverageKind coverageKind,
            TensorEngine engine,
            Workers workers) {
        return new Trainer(config, transform, views, coverageKind, engine.newManager(), workers);
    }

    /// A run at its start that needs no tensor library: nothing has to be loaded.
    ///
    /// @throws IllegalArgumentException when the kernels cannot do what the configuration asks for
    public static Trainer withoutTensors(
            TrainingConfig config,
            SceneTransform transform,
            List<ViewRays> views,
            CoverageKind coverageKind,
            Workers workers) {
        if (!StepKernel.supports(config)) {
            throw new IllegalArgumentException("the kernels have neither " + config.encoding() + " with "
                    + config.sdfNetwork() + " nor weight norm; open the trainer with a tensor engine");
        }
        return new Trainer(config, transform, views, coverageKind, List.<NDManager>of(), workers);
    }

    private int proxyResolution() {
        return config.sampling().sections() instanceof SamplingConfig.Sections.ProxyGrid guided
                ? guided.gridResolution()
                : DEFAULT_PROXY_RESOLUTION;
    }

    /// Lets the field start from a known shape. A network that the kernels do not know keeps its own initial
    /// sphere.
    ///
    /// @param shape signed distances over [-1, 1]³, negative inside
    /// @param steps optimisation steps of the fit
    /// @return mean absolute error of the fit, unit space; NaN when nothing was fitted
    public double startFrom(ScalarGrid shape, int steps) {
        if (!StepKernel.supports(config)) {
            return Double.NaN;
        }
        clock.begin();
        field.setActiveLevels(field.activeLevels(0));
        var random = new SplittableRandom(Jitter.mix(config.seed(), -2));
        double error = new ShapeFitting(config, field, workers).fit(shape, steps, random);
        field.sharpenTo(INITIAL_SHAPE_INV_S);
        proxy.refresh(field.liveEvaluators(), workers);
        clock.end("initial shape");
        return error;
    }

    /// Holds the field to points from now on.
    public void holdTo(OrientedPoints points) {
        cues = points;
        field.beginWithDetail(isDense(points));
        if (points.size() > 0 && config.cues().samplesPerStep() > 0) {
            trainingStep.holdTo(new CueSamples(
                    config.cues(), points, transform.unitBounds(), isDense(points), pixelSize, field.encoding()));
        }
    }

    /// Sparse points alone tell no detail.
    private static boolean isDense(OrientedPoints points) {
        return points.cameras() > 0;
    }

    /// The points that the field is held to; none without cues.
    public OrientedPoints cues() {
        return cues;
    }

    /// The learned correction of a training photograph's pose; none where poses are taken as given.
    ///
    /// @param photograph its index
    public PoseCorrection poseCorrection(int photograph) {
        return poses.isEmpty() ? PoseCorrection.NONE : poses.getFirst().of(photograph);
    }

    /// Does one step.
    ///
    /// @param progress share of the budget spent, 0..1
    public FieldBackend.Outcome step(double progress) {
        if (isRefreshDue()) {
            // Before the refresh, not only in the step: a run that goes on from a checkpoint must see the same levels.
            field.setActiveLevels(field.activeLevels(progress));
            refreshProxy();
        }
        return trainingStep.run(step++, progress);
    }

    /// Often while the shape is found, at the configured interval later.
    private boolean isRefreshDue() {
        if (!(config.sampling().sections() instanceof SamplingConfig.Sections.ProxyGrid guided) || step == 0) {
            return false;
        }
        int interval = step < 4 * guided.refreshInterval()
                ? Math.max(1, guided.refreshInterval() / 4)
                : guided.refreshInterval();
        return step % interval == 0;
    }

    private void refreshProxy() {
        clock.begin();
        proxy.refresh(field.liveEvaluators(), workers);
        clock.end("proxy refresh");
    }

    /// Steps done.
    public int stepsDone() {
        return step;
    }

    /// Network samples trained per step.
    public int samplesPerStep() {
        return trainingStep.samplesPerStep();
    }

    /// The density's present inverse standard deviation, per unit-space length.
    public double invS() {
        return field.invS();
    }

    /// Wall time per stage so far, seconds.
    public Map<String, Double> secondsPerStage() {
        return clock.seconds();
    }

    /// An immutable copy of the field.
    ///
    /// @param progress share of the budget spent, gives the active levels
    public SdfSnapshot snapshot(double progress) {
        return new SdfSnapshot(
                config,
                transform,
                step,
                (float) field.activeLevels(progress),
                (float) field.invS(),
                field.values(),
                proxy.toScalarGrid(),
                cues);
    }

    /// Everything needed to go on.
    ///
    /// @param seconds wall time of training so far
    public Checkpoint checkpoint(double seconds) {
        var arrays = new LinkedHashMap<String, float[]>();
        field.save(arrays);
        exposures.forEach(each -> TrainableField.save(each.parameters(), arrays));
        poses.forEach(each -> TrainableField.save(each.parameters(), arrays));
        arrays.put(PROXY, proxy.values());
        if (pixels.errors().length > 0) {
            arrays.put(PIXEL_ERRORS, pixels.errors());
        }
        CueArrays.save(cues, arrays);
        return new Checkpoint(config, transform.bounds(), step, seconds, NamedArrays.copyOf(arrays));
    }

    /// The snapshot that a checkpoint contains.
    public static SdfSnapshot snapshotOf(Checkpoint checkpoint) {
        var config = checkpoint.config();
        double progress = config.budget().progress(checkpoint.step(), checkpoint.seconds());
        var field = new TrainableField(config, new SplittableRandom(0));
        field.restore(checkpoint.arrays());
        var cues = CueArrays.load(checkpoint.arrays());
        field.beginWithDetail(isDense(cues));
        float[] values = checkpoint.arrays().get(PROXY);
        return new SdfSnapshot(
                config,
                new SceneTransform(checkpoint.region()),
                checkpoint.step(),
                (float) field.activeLevels(progress),
                (float) field.invS(),
                field.values(),
                new ScalarGrid((int) Math.round(Math.cbrt(values.length)), values),
                cues);
    }

    /// Goes back to a checkpoint's state.
    ///
    /// @throws IllegalArgumentException when it is of another configuration
    public void restore(Checkpoint checkpoint) {
        field.restore(checkpoint.arrays());
        exposures.forEach(each -> TrainableField.restore(each.parameters(), checkpoint.arrays()));
        poses.forEach(each -> TrainableField.restore(each.parameters(), checkpoint.arrays()));
        float[] values = checkpoint.arrays().get(PROXY);
        if (values.length != proxy.values().length) {
            throw new IllegalArgumentException(
                    "the proxy grid must hold " + proxy.values().length + " values, was " + values.length);
        }
        System.arraycopy(values, 0, proxy.values(), 0, values.length);
        restorePixelErrors(checkpoint.arrays());
        holdTo(CueArrays.load(checkpoint.arrays()));
        step = checkpoint.step();
    }

    /// A state that was made without them begins to gather errors.
    private void restorePixelErrors(NamedArrays arrays) {
        float[] errors = pixels.errors();
        if (errors.length == 0 || !arrays.contains(PIXEL_ERRORS)) {
            return;
        }
        float[] values = arrays.get(PIXEL_ERRORS);
        if (values.length != errors.length) {
            throw new IllegalArgumentException(
                    "errors of pixels must be " + errors.length + " for these photographs, were " + values.length);
        }
        System.arraycopy(values, 0, errors, 0, errors.length);
    }

    /// Renders held-out views and compares them with their photographs.
    ///
    /// @param progress share of the budget spent, gives the active levels
    public List<HeldOutEvaluation.ViewScore> scoreHeldOut(List<ViewRays> views, double progress) {
        field.setActiveLevels(field.activeLevels(progress));
        refreshProxy();
        return new HeldOutEvaluation(config, field, sectionSampler, backend, workers).score(views);
    }

    @Override
    public void close() {
        tensors.forEach(NDManager::close);
    }
}
