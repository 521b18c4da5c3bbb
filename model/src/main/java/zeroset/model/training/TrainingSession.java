package zeroset.model.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import zeroset.model.config.Budget;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.kernel.StepKernel;
import zeroset.model.kernel.WarmUp;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.ViewRays;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.stereo.MatchingProgress;
import zeroset.model.trainer.HeldOutEvaluation;
import zeroset.model.trainer.Trainer;

/// One training run on a thread of its own. All methods may be called from any thread.
public final class TrainingSession implements AutoCloseable {

    private static final double SECONDS_BETWEEN_REPORTS = 0.25;
    private static final double INITIAL_SHARE_OF_BOUNDS = 0.8;

    private final TrainingConfig config;
    private final LoadedDataset photographs;
    private final SceneTransform transform;
    private final TrainingListener listener;
    private final @Nullable Checkpoint start;
    private final List<Opening.Step> repeated;
    private final ProgressHistory history = new ProgressHistory();

    private final Thread thread;
    private final CompletableFuture<TrainingReport> result = new CompletableFuture<>();
    private final AtomicReference<@Nullable SdfSnapshot> latestSnapshot = new AtomicReference<>();

    private final Object lock = new Object();
    private final List<CompletableFuture<Checkpoint>> checkpointRequests = new ArrayList<>();
    private boolean pauseWanted;
    private boolean stopWanted;
    private @Nullable Checkpoint finalCheckpoint;
    private volatile @Nullable Opening opening;

    private TrainingSession(
            LoadedDataset photographs,
            Region region,
            TrainingConfig config,
            @Nullable Checkpoint start,
            List<Opening.Step> repeated,
            TrainingListener listener) {
        this.photographs = photographs;
        this.transform = new SceneTransform(region);
        this.config = config;
        this.start = start;
        this.repeated = repeated;
        this.listener = listener;
        thread = new Thread(this::run, "trainer");
        thread.setDaemon(true);
    }

    /// Prepares a new run; decodes the photographs, so bad images are found here, before anything is written.
    ///
    /// @param dataset posed photographs
    /// @param region region of interest, data-set units; its bounding sphere becomes the unit sphere
    /// @param config the run's configuration
    /// @param listener hears events from now on
    /// @throws DatasetException when a photograph cannot be used
    /// @throws InterruptedException when the calling thread is interrupted while decoding
    public static TrainingSession create(
            SceneDataset dataset, Region region, TrainingConfig config, TrainingListener listener)
            throws DatasetException, InterruptedException {
        return create(load(dataset, config, listener), region, config, listener);
    }

    /// Prepares a new run from photographs that are already decoded.
    ///
    /// @param photographs decoded photographs
    /// @param region region of interest, data-set units; its bounding sphere becomes the unit sphere
    /// @param config the run's configuration
    /// @param listener hears events from now on
    public static TrainingSession create(
            LoadedDataset photographs, Region region, TrainingConfig config, TrainingListener listener) {
        var chosen = FittedConfig.of(config, photographs.dataset().coverageKind());
        var prepared = withinBounds(chosen, new SceneTransform(region).unitBounds());
        return new TrainingSession(photographs, region, prepared, null, List.of(), listener);
    }

    /// Prepares a run that goes on where a checkpoint stopped.
    ///
    /// @param budget the budget of the whole run, steps and seconds before the checkpoint included
    /// @throws DatasetException when a photograph cannot be used
    /// @throws InterruptedException when the calling thread is interrupted while decoding
    public static TrainingSession resume(
            SceneDataset dataset, Checkpoint checkpoint, Budget budget, TrainingListener listener)
            throws DatasetException, InterruptedException {
        return resume(load(dataset, checkpoint.config(), listener), checkpoint, budget, listener);
    }

    /// Prepares a run that goes on where a checkpoint stopped, from photographs that are already decoded.
    ///
    /// @param budget the budget of the whole run, steps and seconds before the checkpoint included
    public static TrainingSession resume(
            LoadedDataset photographs, Checkpoint checkpoint, Budget budget, TrainingListener listener) {
        var config = checkpoint.config().withBudget(budget);
        return new TrainingSession(photographs, checkpoint.region(), config, checkpoint, List.of(), listener);
    }

    /// Prepares a session that does the first steps of a run again and ends; {@link #opening} then tells how they came
    /// out.
    ///
    /// @param config of one of the run's checkpoints, in which everything is chosen
    /// @param opening what came out then
    public static TrainingSession repeat(
            LoadedDataset photographs,
            Region region,
            TrainingConfig config,
            Opening opening,
            TrainingListener listener) {
        return new TrainingSession(photographs, region, config, null, opening.steps(), listener);
    }

    private static LoadedDataset load(SceneDataset dataset, TrainingConfig config, TrainingListener listener)
            throws DatasetException, InterruptedException {
        listener.onEvent(new TrainingEvent.Preparing("decoding photographs", 0));
        return LoadedDataset.load(dataset, config.threads());
    }

    /// The first sphere must leave free space around it in a flat box too, or rays would begin inside of it.
    private static TrainingConfig withinBounds(TrainingConfig config, Region unitBounds) {
        double room = INITIAL_SHARE_OF_BOUNDS * -unitBounds.distance(0, 0, 0);
        return config.sdfNetwork().initialRadius() <= room
                ? config
                : config.withSdfNetwork(config.sdfNetwork().withInitialRadius(room));
    }

    /// Starts the trainer's thread.
    public void start() {
        thread.start();
    }

    /// Asks the run to wait after the current step.
    public void pause() {
        synchronized (lock) {
            pauseWanted = true;
        }
    }

    /// Lets a paused run go on.
    public void proceed() {
        synchronized (lock) {
            pauseWanted = false;
            lock.notifyAll();
        }
    }

    /// Asks the run to end after the current step; {@link #await} then returns a report that is not completed.
    public void stop() {
        synchronized (lock) {
            stopWanted = true;
            lock.notifyAll();
        }
    }

    /// Waits for the end of the run.
    ///
    /// @throws TrainingException when the run failed
    /// @throws InterruptedException when the calling thread is interrupted; the run goes on
    public TrainingReport await() throws InterruptedException, TrainingException {
        return get(result);
    }

    /// The newest published snapshot, if there is one yet.
    public Optional<SdfSnapshot> latestSnapshot() {
        return Optional.ofNullable(latestSnapshot.get());
    }

    /// The first steps of the run, once they are done; empty before, and when it goes on from a checkpoint.
    public Optional<Opening> opening() {
        return Optional.ofNullable(opening);
    }

    /// The reports of progress so far, oldest first, thinned as they become many.
    public List<TrainingEvent.Progress> history() {
        return history.all();
    }

    /// The state after the step in progress; waits for that step. Also works after the end of the run.
    ///
    /// @throws TrainingException when the run failed; its state is then of no use
    /// @throws InterruptedException when the calling thread is interrupted while waiting
    public Checkpoint checkpoint() throws InterruptedException, TrainingException {
        var request = new CompletableFuture<Checkpoint>();
        synchronized (lock) {
            if (finalCheckpoint != null) {
                return finalCheckpoint;
            }
            if (result.isCompletedExceptionally()) {
                var failure = result.exceptionNow();
                throw new TrainingException(String.valueOf(failure.getMessage()), failure);
            }
            checkpointRequests.add(request);
            lock.notifyAll();
        }
        return get(request);
    }

    private static <T> T get(CompletableFuture<T> future) throws InterruptedException, TrainingException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TrainingException failure) {
                throw failure;
            }
            throw new TrainingException("training failed: " + e.getCause(), e);
        }
    }

    /// Stops the run if it is going and waits for its thread.
    @Override
    public void close() {
        stop();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // a step takes a fraction of a second; leaving earlier would leak the thread
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var workers = new Workers(config.threads());
                var trainer = openTrainer(workers)) {
            var report = train(trainer, workers);
            result.complete(report);
            listener.onEvent(new TrainingEvent.Finished(report));
        } catch (EngineUnavailableException e) {
            fail(new TrainingException(String.valueOf(e.getMessage()), e));
        } catch (TrainingException e) {
            fail(e);
        } catch (OutOfMemoryError e) {
            fail(new TrainingException(
                    "memory ran out during training; try preset quick, smaller photographs, or a larger heap", e));
        } catch (RuntimeException | Error e) {
            // Errors too: whoever awaits the run must hear of a missing library or a broken listener.
            fail(new TrainingException("training failed unexpectedly: " + e, e));
        }
    }

    private void fail(TrainingException failure) {
        synchronized (lock) {
            result.completeExceptionally(failure);
            checkpointRequests.forEach(request -> request.completeExceptionally(failure));
            checkpointRequests.clear();
        }
    }

    private Trainer openTrainer(Workers workers) throws EngineUnavailableException {
        listener.onEvent(new TrainingEvent.Preparing("preparing the field", 0));
        workers.forEach(config.threads(), 1, (from, to) -> WarmUp.run());
        var views = rays(photographs.training());
        var coverageKind = photographs.dataset().coverageKind();
        // The kernels leave libtorch nothing to do, and loading it takes a second of processor time and 130 MB.
        return StepKernel.supports(config)
                ? Trainer.withoutTensors(config, transform, views, coverageKind, workers)
                : Trainer.open(config, transform, views, coverageKind, TensorEngine.open(config.threads()), workers);
    }

    private TrainingReport train(Trainer trainer, Workers workers) throws TrainingException {
        if (start != null) {
            trainer.restore(start); // first, so that the run counts from there
        }
        var run = new TrainingRun(trainer, config.budget(), start == null ? 0 : start.seconds(), repeated);
        if (start == null) {
            var shape = InitialShape.of(photographs, transform, config, workers, new Matching());
            shape.notices().forEach(sentence -> listener.onEvent(new TrainingEvent.Noticed(sentence)));
            run.startFrom(shape);
        }
        if (trainer.cues().size() > 0) {
            listener.onEvent(new TrainingEvent.CuesFound(trainer.cues()));
        }
        var _ = publish(trainer, run);
        loop(trainer, run);
        var end = trainer.checkpoint(run.seconds());
        if (start == null && opening == null && !run.opening().isEmpty()) {
            opening = new Opening(run.opening(), end.hash()); // it was that short
        }
        synchronized (lock) {
            finalCheckpoint = end;
            answerRequests(finalCheckpoint);
        }
        var _ = publish(trainer, run);
        return report(trainer, run);
    }

    /// Reports from the trainer's own thread, which works along with the others.
    private final class Matching implements MatchingProgress {
        @Override
        public void done(double share) {
            if (Thread.currentThread() == thread) {
                listener.onEvent(new TrainingEvent.Preparing("matching photographs", share));
            }
        }

        @Override
        public boolean isCancelled() {
            synchronized (lock) {
                return stopWanted;
            }
        }
    }

    private List<ViewRays> rays(List<PosedPhotograph> views) {
        return views.stream().map(view -> new ViewRays(view, transform)).toList();
    }

    private void loop(Trainer trainer, TrainingRun run) throws TrainingException {
        var watch = new RunWatch(
                photographs.training().stream().map(PosedPhotograph::camera).toList(), transform);
        double lastReport = run.seconds();
        var rhythm = new SnapshotRhythm(run.seconds());
        boolean first = true;
        while (!run.isFinished() && waitIfPaused(trainer, run)) {
            run.step();
            if (start == null && trainer.stepsDone() == Opening.LENGTH) {
                opening = new Opening(
                        run.opening(), trainer.checkpoint(run.seconds()).hash());
            }
            if (first || run.seconds() - lastReport >= SECONDS_BETWEEN_REPORTS || run.isFinished()) {
                first = false;
                lastReport = run.seconds();
                var progress = run.progress();
                history.add(progress);
                listener.onEvent(progress);
                tell(watch.look(progress));
            }
            if (rhythm.beats(run.seconds())) {
                tell(watch.look(publish(trainer, run)));
            }
        }
    }

    private void tell(Optional<Trouble> trouble) {
        trouble.ifPresent(found -> listener.onEvent(new TrainingEvent.Troubled(found)));
    }

    /// Waits while the run is paused and answers requests for checkpoints.
    ///
    /// @return false when the run is to stop
    private boolean waitIfPaused(Trainer trainer, TrainingRun run) {
        boolean announced = false;
        while (true) {
            synchronized (lock) {
                if (!checkpointRequests.isEmpty()) {
                    answerRequests(run.checkpoint());
                }
                if (stopWanted) {
                    return false;
                }
                if (!pauseWanted) {
                    break;
                }
                if (announced) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        return false; // nobody but the owner of this thread interrupts it: treat it as a stop
                    }
                    continue;
                }
            }
            announced = true;
            listener.onEvent(new TrainingEvent.Paused(trainer.stepsDone()));
        }
        if (announced) {
            run.forgetWaiting();
            listener.onEvent(new TrainingEvent.Resumed(trainer.stepsDone()));
        }
        return true;
    }

    private void answerRequests(Checkpoint checkpoint) {
        checkpointRequests.forEach(request -> request.complete(checkpoint));
        checkpointRequests.clear();
    }

    private SdfSnapshot publish(Trainer trainer, TrainingRun run) {
        var snapshot = trainer.snapshot(run.fraction());
        latestSnapshot.set(snapshot);
        listener.onEvent(new TrainingEvent.SnapshotPublished(snapshot));
        return snapshot;
    }

    private TrainingReport report(Trainer trainer, TrainingRun run) {
        var psnr = OptionalDouble.empty();
        var ssim = OptionalDouble.empty();
        boolean judge =
                run.isFinished() && repeated.isEmpty() && !photographs.heldOut().isEmpty();
        if (judge) {
            listener.onEvent(new TrainingEvent.Preparing("judging held-out views", 0));
            var scores = trainer.scoreHeldOut(rays(photographs.heldOut()), run.fraction());
            psnr = scores.stream()
                    .mapToDouble(HeldOutEvaluation.ViewScore::psnr)
                    .filter(Double::isFinite)
                    .average();
            ssim = scores.stream()
                    .mapToDouble(HeldOutEvaluation.ViewScore::ssim)
                    .filter(Double::isFinite)
                    .average();
        }
        return new TrainingReport(
                trainer.stepsDone(),
                run.seconds(),
                run.samplesPerSecond(),
                run.trainPsnr(),
                psnr,
                ssim,
                run.secondsPerStage(),
                run.isFinished(),
                config,
                poses(trainer));
    }

    private Optional<PoseReport> poses(Trainer trainer) {
        if (!(config.optimizer().poseRate() > 0)) {
            return Optional.empty();
        }
        var training = photographs.training();
        var corrections = IntStream.range(0, training.size())
                .mapToObj(trainer::poseCorrection)
                .toList();
        var cameras = training.stream().map(PosedPhotograph::camera).toList();
        return Optional.of(PoseReport.of(corrections, cameras, transform));
    }
}
