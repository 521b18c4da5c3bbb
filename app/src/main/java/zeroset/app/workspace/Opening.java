package zeroset.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zeroset.app.job.BadInputException;
import zeroset.app.job.Cancellation;
import zeroset.app.job.JobCancelledException;
import zeroset.app.job.JobEvent;
import zeroset.app.job.SampleData;
import zeroset.app.preferences.Recent;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.project.DatasetReference;
import zeroset.model.region.RegionFinder;
import zeroset.model.region.RegionOfInterest;

/// Opens data sets and projects: poses first, so that cameras stand in space at once, then the photographs.
final class Opening {

    private final Desk desk;
    private final RunControl runs;
    private final Editing editing;
    private final ThumbnailCache thumbnails;
    private @Nullable RunningTask<OpenDataset> newest; // confined to the workspace's thread

    Opening(Desk desk, RunControl runs, Editing editing, ThumbnailCache thumbnails) {
        this.desk = desk;
        this.runs = runs;
        this.editing = editing;
        this.thumbnails = thumbnails;
    }

    /// Opens a location.
    RunningTask<OpenDataset> open(Path location, boolean readOnly) {
        return begin("Opening " + SceneSource.nameOf(location), () -> location, readOnly);
    }

    /// Copies the sample to the user's documents, unless it is there already, and opens it.
    RunningTask<OpenDataset> openSample() {
        return begin("Opening the sample", this::sample, false);
    }

    @FunctionalInterface
    private interface Location {
        Path find() throws BadInputException;
    }

    private Path sample() throws BadInputException {
        var folder = desk.folders.sample();
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder.getParent());
                SampleData.copyTo(folder);
            }
            return folder;
        } catch (IOException e) {
            throw new BadInputException(
                    folder + ": the sample cannot be copied here (" + e.getMessage()
                            + "). Free some space or make the folder writable.",
                    e);
        }
    }

    private RunningTask<OpenDataset> begin(String name, Location location, boolean readOnly) {
        var task = new RunningTask<OpenDataset>(name, true);
        desk.loop.execute(() -> {
            if (newest != null) {
                newest.cancel();
            }
            newest = task;
            desk.board.change(draft -> {
                draft.phase = draft.phase == Phase.EMPTY ? Phase.READING : draft.phase;
                draft.problem = Optional.empty();
            });
        });
        desk.tasks.start(task, (events, cancellation) -> {
            try {
                return read(task, location.find(), readOnly, events, cancellation);
            } finally {
                desk.loop.execute(this::readingIsOver);
            }
        });
        return task;
    }

    private void readingIsOver() {
        desk.board.change(draft ->
                draft.phase = draft.phase == Phase.READING && desk.scene().isEmpty() ? Phase.EMPTY : draft.phase);
    }

    private OpenDataset read(
            RunningTask<?> task, Path location, boolean readOnly, Consumer<JobEvent> events, Cancellation cancellation)
            throws Exception {
        events.accept(new JobEvent.Stage("reading " + location, -1));
        await(() -> isProjectHere(location) ? close() : CompletableFuture.completedFuture(null));
        var source = SceneSource.read(location, readOnly);
        Scene scene;
        try {
            cancellation.check();
            scene = await(() -> switchTo(source, location, task));
        } catch (JobCancelledException | RuntimeException e) {
            source.close();
            throw e;
        }
        try {
            if (source.run().isEmpty() && source.dataset().isPresent()) {
                decode(scene, source.dataset().get(), events, cancellation);
            }
            return ask(scene::shown);
        } catch (JobCancelledException e) {
            await(() -> desk.shows(scene) ? close() : CompletableFuture.completedFuture(null));
            throw e;
        }
    }

    /// Opening the project that is open means opening it anew: its lock has to go first.
    private boolean isProjectHere(Path location) {
        return runs.project()
                .filter(project -> project.folder()
                        .toAbsolutePath()
                        .normalize()
                        .equals(location.toAbsolutePath().normalize()))
                .isPresent();
    }

    // --- on the workspace's thread -----------------------------------------------------------------------------------

    /// Saves and closes what is open and shows what was read.
    private CompletableFuture<Scene> switchTo(SceneSource source, Path location, RunningTask<?> task) {
        if (newest != task) {
            return CompletableFuture.failedFuture(new CancellationException("something else was opened meanwhile"));
        }
        return close().thenApply(nothing -> {
            if (newest != task) {
                throw new CancellationException("something else was opened meanwhile");
            }
            return show(source, location, task);
        });
    }

    private Scene show(SceneSource source, Path location, RunningTask<?> task) {
        var scene = new Scene(source.name(), source.location(), task);
        desk.lay(scene);
        source.run()
                .ifPresent(saved -> scene.setMasksInverted(
                        saved.project().description().dataset().invertedMasks()));
        source.dataset().ifPresent(scene::show);
        source.dataset().flatMap(this::firstGuess).ifPresent(scene::found);
        if (source.run().isPresent()) {
            var description = source.run().get().project().description();
            scene.choose(description.views());
            scene.found(description.region(), "of the project");
            runs.adopt(source.run().get());
        } else {
            desk.board.change(draft -> draft.phase = Phase.READY);
        }
        editing.show();
        source.problems().forEach(desk.board::raise);
        source.dataset()
                .ifPresent(dataset -> desk.board.log(LogEntry.Level.INFO, "Recognised " + recognised(dataset) + "."));
        source.dataset()
                .ifPresent(dataset -> dataset.notes().forEach(note -> desk.board.log(LogEntry.Level.INFO, note)));
        remember(source, location);
        return scene;
    }

    /// `NeRF-synthetic: 56 photographs, alpha channel, no sparse points`.
    static String recognised(SceneDataset dataset) {
        var masks = switch (dataset.coverageKind()) {
            case NONE -> "no masks";
            case ALPHA -> "alpha channel";
            case OBJECT_MASK -> "masks of the object";
            case VALID_MASK -> "masks of valid pixels";
        };
        var points = dataset.points()
                .map(cloud -> String.format(Locale.ROOT, "%,d sparse points", cloud.size()))
                .orElse("no sparse points");
        return dataset.format() + ": " + dataset.views().size() + " photographs, " + masks + ", " + points;
    }

    /// Where the object is as far as poses, sparse points and the files tell; the masks will tell better.
    private Optional<RegionOfInterest> firstGuess(SceneDataset dataset) {
        try {
            return Optional.of(RegionFinder.find(dataset, List.of(), Optional.empty()));
        } catch (DatasetException e) {
            desk.board.log(
                    LogEntry.Level.INFO, Diagnosis.of("Finding the region", e).sentence());
            return Optional.empty(); // found, or complained about, when the photographs are decoded
        }
    }

    private void remember(SceneSource source, Path location) {
        var thumbnail = source.dataset()
                .map(dataset -> dataset.views()
                        .getFirst()
                        .photograph()
                        .path()
                        .toAbsolutePath()
                        .normalize());
        var recent = new Recent(
                location.toAbsolutePath().normalize(),
                source.run().isPresent(),
                source.name(),
                thumbnail,
                Instant.now());
        desk.remember(preferences -> preferences.withRecent(recent));
    }

    /// Saves and closes what is open, and opens nothing that is still being read.
    CompletableFuture<Void> closeAll() {
        if (newest != null) {
            newest.cancel();
        }
        newest = null;
        return close();
    }

    /// Saves and closes what is open. Completes on the workspace's thread.
    private CompletableFuture<Void> close() {
        var scene = desk.scene();
        if (scene.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        scene.get().opening().cancel();
        return runs.dispose().thenRun(() -> {
            desk.clear();
            editing.clear();
            thumbnails.clear();
            desk.board.change(StateDraft::forgetScene);
        });
    }

    // --- photographs -------------------------------------------------------------------------------------------------

    private void decode(Scene scene, SceneDataset dataset, Consumer<JobEvent> events, Cancellation cancellation)
            throws Exception {
        var decoded = new CompletableFuture<LoadedDataset>();
        desk.loop.execute(() -> scene.decoding(decoded));
        LoadedDataset photographs;
        try {
            int count = dataset.views().size();
            var stage = "decoding " + recognised(dataset);
            events.accept(new JobEvent.Stage(stage, 0));
            photographs = Interruption.allow(
                    cancellation,
                    () -> LoadedDataset.load(
                            dataset,
                            Runtime.getRuntime().availableProcessors(),
                            done -> events.accept(new JobEvent.Stage(stage, (double) done / count))));
            decoded.complete(photographs);
        } catch (Exception | Error e) {
            decoded.completeExceptionally(e);
            throw e;
        }
        cancellation.check();
        events.accept(new JobEvent.Stage("finding the region of interest", -1));
        var region = RegionFinder.find(photographs.dataset(), photographs.training(), Optional.empty());
        ask(() -> {
            if (desk.shows(scene) && scene.photographs().equals(Optional.of(decoded))) {
                scene.decoded(photographs.dataset());
                scene.found(region);
                editing.show();
            }
            return region;
        });
    }

    /// Decodes the photographs of what is open again, because their masks mean something else now.
    void decodeAgain(Scene scene) {
        thumbnails.clear();
        scene.dataset().ifPresent(dataset -> {
            var _ = desk.tasks.<SceneDataset>start("Reading masks of " + scene.name(), (events, cancellation) -> {
                decode(scene, dataset, events, cancellation);
                return dataset;
            });
        });
    }

    /// Reads the photographs of what is open from another place; whoever chose the wrong one may choose again.
    RunningTask<OpenDataset> relink(Path location) {
        var reading = readElsewhere(location);
        var _ = reading.result().whenComplete((_, failure) -> {
            if (failure != null && !(failure instanceof CancellationException)) {
                desk.loop.execute(() -> desk.board.change(draft ->
                        draft.problem = draft.problem.map(problem -> problem.with(new Problem.Action.Relink()))));
            }
        });
        return reading;
    }

    private RunningTask<OpenDataset> readElsewhere(Path location) {
        return desk.tasks.start("Reading " + SceneSource.nameOf(location), (events, cancellation) -> {
            var scene = ask(() -> desk.scene().orElse(null));
            if (scene == null) {
                throw new BadInputException("Nothing is open whose photographs could be elsewhere. Open a data set.");
            }
            events.accept(new JobEvent.Stage("reading " + location, -1));
            var asRead = DatasetReaders.read(location);
            var dataset = ask(scene::hasInvertedMasks) ? asRead.withInvertedMasks() : asRead;
            requireSameViews(ask(scene::shown), dataset);
            var project = ask(runs::project);
            if (project.isPresent() && !ask(runs::isReadOnly)) {
                project.get()
                        .update(project.get()
                                .description()
                                .withDataset(DatasetReference.from(project.get().folder(), dataset)));
            }
            return ask(() -> {
                if (desk.shows(scene)) {
                    scene.show(asRead);
                    editing.clear(); // views may be in another order now
                    thumbnails.clear();
                    desk.board.change(draft -> draft.problem = Optional.empty());
                    editing.show();
                }
                return scene.shown();
            });
        });
    }

    private static void requireSameViews(OpenDataset before, SceneDataset found) throws BadInputException {
        var names = found.views().stream().map(view -> view.name()).toList();
        for (var view : before.views()) {
            if (!names.contains(view.name())) {
                throw new BadInputException(found.location() + ": expected the photographs of " + before.name()
                        + ", found others: " + view.name() + " is missing. Choose the folder they were moved to.");
            }
        }
    }

    // --- between threads ---------------------------------------------------------------------------------------------

    private <T extends @Nullable Object> T ask(Supplier<T> question) throws InterruptedException {
        return await(() -> CompletableFuture.completedFuture(question.get()));
    }

    /// Waits for something that begins on the workspace's thread and ends there.
    private <T extends @Nullable Object> T await(Supplier<CompletableFuture<T>> work) throws InterruptedException {
        try {
            return desk.loop.begin(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw new IllegalStateException("the workspace could not answer", e.getCause());
        }
    }
}
