package zeroset.app.ablation;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.app.job.BadInputException;
import zeroset.app.job.Cancellation;
import zeroset.app.job.MeshOutput;
import zeroset.app.job.MeshSettings;
import zeroset.model.camera.Camera;
import zeroset.model.config.Budget;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.Region;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.region.RegionFinder;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.FittedConfig;
import zeroset.model.training.TrainingException;
import zeroset.model.training.TrainingSession;

/// Runs on one scene with one seed. Matching and the fit to the first shape are done once, by the preset, and shared
/// by the variants that start alike.
final class SceneRuns {

    private final TestScene scene;
    private final Path data;
    private final LoadedDataset photographs;
    private final Region region;
    private final TrainingConfig preset;
    private @Nullable Checkpoint start;

    private SceneRuns(TestScene scene, Path data, LoadedDataset photographs, Region region, TrainingConfig preset) {
        this.scene = scene;
        this.data = data;
        this.photographs = photographs;
        this.region = region;
        this.preset = preset;
    }

    /// Decodes the photographs and finds the region.
    ///
    /// @param preset its budget is ignored
    static SceneRuns open(TestScene scene, Path data, TrainingConfig preset)
            throws IOException, DatasetException, InterruptedException {
        var photographs = LoadedDataset.load(DatasetReaders.read(scene.folder(data)), preset.threads());
        var config = FittedConfig.of(
                preset.withMasks(scene.useMasks()), photographs.dataset().coverageKind());
        var region =
                RegionFinder.find(photographs.dataset(), photographs.training(), config.useMasks(), scene.region(data));
        return new SceneRuns(scene, data, photographs, region.region(), config);
    }

    /// Whether a variant differs from the preset here.
    boolean concerns(Variant variant) {
        return variant.appliesTo(preset);
    }

    /// Trains, meshes and judges.
    RunFigures run(Variant variant, int steps) throws IOException, InterruptedException, BadInputException {
        double before = cpuSeconds();
        try (var session = session(variant, new Budget.Steps(steps))) {
            before = variant.start() == Variant.Start.SHARED ? cpuSeconds() : before;
            session.start();
            var report = session.await();
            double used = cpuSeconds() - before;
            double psnr = report.testPsnr().orElse(Double.NaN);
            try {
                return judged(session.checkpoint(), psnr, used);
            } catch (NoSurfaceException e) {
                return failed(variant, e, psnr, used);
            }
        } catch (TrainingException e) {
            return failed(variant, e, Double.NaN, cpuSeconds() - before);
        }
    }

    private RunFigures judged(Checkpoint end, double psnr, double cpuSeconds)
            throws IOException, BadInputException, NoSurfaceException {
        var settings = MeshSettings.defaults().withColors(false).withNormals(false);
        List<Camera> cameras =
                photographs.training().stream().map(PosedPhotograph::camera).toList();
        var mesh = new MeshOutput(settings, _ -> {}, new Cancellation()).mesh(end.snapshot(), cameras);
        var score = scene.judge(mesh, data);
        return new RunFigures(
                score.chamferL1Percent(),
                score.percent(score.accuracy()),
                score.percent(score.completeness()),
                score.fScore(),
                score.normalConsistency(),
                psnr,
                cpuSeconds);
    }

    /// A variant that leads to nothing is a result too.
    private RunFigures failed(Variant variant, Exception failure, double psnr, double cpuSeconds) {
        System.err.println(scene + " " + variant.name() + ": " + failure.getMessage());
        return new RunFigures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, psnr, cpuSeconds);
    }

    private TrainingSession session(Variant variant, Budget budget) throws TrainingException, InterruptedException {
        var config = variant.change().apply(preset).withBudget(budget);
        if (variant.start() == Variant.Start.OWN) {
            return TrainingSession.create(photographs, region, config, _ -> {});
        }
        var shared = sharedStart();
        // Of the configuration of the start only what the session fitted to the region is taken over.
        var changed = variant.change().apply(shared.config());
        var begin = new Checkpoint(changed, shared.region(), shared.step(), shared.seconds(), shared.arrays());
        return TrainingSession.resume(photographs, begin, budget, _ -> {});
    }

    /// The preset's state before its first step.
    private Checkpoint sharedStart() throws TrainingException, InterruptedException {
        var known = start;
        if (known != null) {
            return known;
        }
        try (var session = TrainingSession.create(photographs, region, preset, _ -> {})) {
            session.pause();
            session.start();
            var made = session.checkpoint();
            start = made;
            return made;
        }
    }

    private static double cpuSeconds() {
        return Optional.of(ManagementFactory.getOperatingSystemMXBean())
                        .filter(OperatingSystemMXBean.class::isInstance)
                        .map(OperatingSystemMXBean.class::cast)
                        .orElseThrow()
                        .getProcessCpuTime()
                / 1e9;
    }
}
