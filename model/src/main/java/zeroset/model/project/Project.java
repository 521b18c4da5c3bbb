package zeroset.model.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.Opening;
import zeroset.model.training.TrainingEvent;

/// An open project folder. May be called from any thread; one call at a time.
public final class Project implements AutoCloseable {

    /// Conventional ending of a project folder's name.
    public static final String SUFFIX = ".zeroset";

    private static final String DESCRIPTION = "project.json";
    private static final String PHOTOGRAPHS = "photographs.json";
    private static final String HISTORY = "history.csv";
    private static final String OPENING = "opening.json";
    private static final String EXPORTS = "exports.csv";
    private static final String VIEW = "view.json";

    private final Path folder;
    private final @Nullable ProjectLock lock;
    private final CheckpointStore checkpoints;
    private ProjectDescription description;

    private Project(Path folder, @Nullable ProjectLock lock, ProjectDescription description) {
        this.folder = folder;
        this.lock = lock;
        checkpoints = new CheckpointStore(folder);
        this.description = description;
    }

    /// Whether a folder looks like a project.
    public static boolean isProject(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION));
    }

    /// Says why a new project cannot be made here, before any work is done; writes nothing.
    ///
    /// @throws ProjectException when the folder exists and is not empty, or cannot be made
    public static void checkCreatable(Path folder) throws ProjectException {
        if (isProject(folder)) {
            throw new ProjectException(folder + ": is a project already. Go on with `zeroset resume " + folder
                    + "`, or name another folder.");
        }
        try {
            if (Files.exists(folder) && (!Files.isDirectory(folder) || hasContent(folder))) {
                throw new ProjectException(
                        folder + ": expected an empty or new folder for the project, found other content in it."
                                + " Name another folder.");
            }
        } catch (IOException e) {
            throw new ProjectException(folder + ": cannot be read (" + Failure.reason(e) + ")", e);
        }
        var existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new ProjectException(folder + ": cannot be made, because " + existing
                    + " is not a writable folder. Name another place.");
        }
    }

    /// What a process leaves that was killed before there was a project does not count.
    private static boolean hasContent(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.anyMatch(file -> !ProjectLock.isLock(file) && !AtomicWrite.isUnfinished(file));
        }
    }

    /// Makes the folder and locks it.
    ///
    /// @throws ProjectException when there is a project already or the folder cannot be written
    public static Project create(Path folder, ProjectDescription description) throws ProjectException {
        checkCreatable(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProjectException(folder + ": cannot be made (" + Failure.reason(e) + ")", e);
        }
        var lock = ProjectLock.acquire(folder);
        try {
            ProjectJson.write(folder.resolve(DESCRIPTION), description);
            return new Project(folder, lock, description);
        } catch (ProjectException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Opens for training: locks the folder, and clears away what a process that was killed left unfinished.
    ///
    /// @throws ProjectException when it is not a whole project of a known version or another process trains into it
    public static Project open(Path folder) throws ProjectException {
        ProjectJson.read(folder.resolve(DESCRIPTION)); // before a lock file is written into a folder of someone else
        var lock = ProjectLock.acquire(folder);
        try {
            AtomicWrite.removeUnfinished(folder);
            return new Project(folder, lock, ProjectJson.read(folder.resolve(DESCRIPTION)));
        } catch (IOException e) {
            lock.close();
            throw new ProjectException(
                    folder + ": cannot be opened for training (" + Failure.reason(e)
                            + "). Check that the folder is writable.",
                    e);
        } catch (ProjectException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Opens for reading, also while another process trains into it; writes nothing.
    ///
    /// @throws ProjectException when it is not a whole project of a known version
    public static Project openReadOnly(Path folder) throws ProjectException {
        return new Project(folder, null, ProjectJson.read(folder.resolve(DESCRIPTION)));
    }

    /// The folder.
    public Path folder() {
        return folder;
    }

    /// What `project.json` says.
    public synchronized ProjectDescription description() {
        return description;
    }

    /// Replaces `project.json`.
    ///
    /// @throws ProjectException when it cannot be written
    public synchronized void update(ProjectDescription newDescription) throws ProjectException {
        requireWritable();
        ProjectJson.write(folder.resolve(DESCRIPTION), newDescription);
        description = newDescription;
    }

    /// Where the photographs are today.
    ///
    /// @throws ProjectException when they are neither where they were nor at the same place relative to the project
    public Path locateDataset() throws ProjectException {
        var dataset = description().dataset();
        return dataset.locate(folder)
                .orElseThrow(() -> new ProjectException(folder.resolve(DESCRIPTION) + ": dataset: the photographs are"
                        + " neither at "
                        + folder.toAbsolutePath().resolve(dataset.relative()).normalize() + " nor at "
                        + dataset.absolute() + ". Move them back, or say where they are with --data DIR."));
    }

    /// Writes a checkpoint and removes all but the last two and the milestones.
    ///
    /// @return its file
    /// @throws ProjectException when it cannot be written; the ones before are untouched then
    public synchronized Path saveCheckpoint(Checkpoint checkpoint) throws ProjectException {
        requireWritable();
        try {
            return checkpoints.save(checkpoint);
        } catch (IOException e) {
            throw new ProjectException(
                    folder + ": the checkpoint of step " + checkpoint.step() + " cannot be written ("
                            + Failure.reason(e)
                            + "); the checkpoints before it are untouched. Free some space on the disk, or make the"
                            + " folder writable.",
                    e);
        }
    }

    /// The newest whole checkpoint. A torn or corrupt one is passed over with a warning and, where this project is open
    /// for training, set aside as `.damaged`.
    ///
    /// @throws ProjectException when there is none
    public synchronized LoadedCheckpoint loadLatestCheckpoint() throws ProjectException {
        return checkpoints.loadNewest(lock != null);
    }

    /// Step of the newest checkpoint, judged by its name.
    public synchronized OptionalInt latestStep() {
        return checkpoints.latestStep();
    }

    /// Keeps what the photographs are.
    ///
    /// @throws ProjectException when it cannot be written
    public synchronized void savePhotographs(PhotographHashes photographs) throws ProjectException {
        requireWritable();
        SmallFile.write(folder.resolve(PHOTOGRAPHS), Json.readable(photographs));
    }

    /// What the photographs were when the run began; empty in projects of programs that did not keep it.
    ///
    /// @throws ProjectException when it cannot be read
    public Optional<PhotographHashes> photographs() throws ProjectException {
        return SmallFile.read(folder.resolve(PHOTOGRAPHS), PhotographHashes.class, OlderFormats::upgradePhotographs);
    }

    /// Keeps the first steps of the run, to be repeated by whoever wants to know whether they come out the same.
    ///
    /// @throws ProjectException when it cannot be written
    public synchronized void saveOpening(Opening opening) throws ProjectException {
        requireWritable();
        SmallFile.write(folder.resolve(OPENING), Json.readable(opening));
    }

    /// The first steps of the run; empty when it was shorter, or began in a program that did not keep them.
    ///
    /// @throws ProjectException when they cannot be read
    public Optional<Opening> opening() throws ProjectException {
        return SmallFile.read(folder.resolve(OPENING), Opening.class);
    }

    /// Keeps how the project is looked at.
    ///
    /// @throws ProjectException when it cannot be written
    public synchronized void saveView(ViewState view) throws ProjectException {
        requireWritable();
        SmallFile.write(folder.resolve(VIEW), Json.readable(view));
    }

    /// How the project was looked at last; empty when no window showed it yet.
    ///
    /// @throws ProjectException when it cannot be read
    public Optional<ViewState> view() throws ProjectException {
        return SmallFile.read(folder.resolve(VIEW), ViewState.class);
    }

    /// Keeps losses and metrics over time.
    ///
    /// @param history oldest first
    /// @throws ProjectException when it cannot be written
    public synchronized void saveHistory(List<TrainingEvent.Progress> history) throws ProjectException {
        requireWritable();
        SmallFile.write(folder.resolve(HISTORY), HistoryCsv.write(history));
    }

    /// Losses and metrics over time, oldest first; lines that are no such thing are left out.
    ///
    /// @throws ProjectException when they cannot be read
    public List<TrainingEvent.Progress> history() throws ProjectException {
        return HistoryCsv.read(SmallFile.readText(folder.resolve(HISTORY)));
    }

    /// Notes that something was made of the project. Also where it is open for reading: a line at the end of a file
    /// disturbs nobody.
    ///
    /// @throws ProjectException when it cannot be written
    public void noteExport(ExportRecord export) throws ProjectException {
        SmallFile.append(folder.resolve(EXPORTS), ExportRecord.HEADING, export.line());
    }

    /// What was made of the project, oldest first; lines that are no such thing are left out.
    ///
    /// @throws ProjectException when it cannot be read
    public List<ExportRecord> exports() throws ProjectException {
        return SmallFile.readText(folder.resolve(EXPORTS))
                .lines()
                .map(ExportRecord::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    private void requireWritable() {
        if (lock == null) {
            throw new IllegalStateException(folder + " was opened for reading");
        }
    }

    /// Removes a project in which nothing was trained, and its folder unless somebody put other files there. It cannot
    /// be
    /// used any more.
    ///
    /// @throws IllegalStateException when it holds a checkpoint: work is never thrown away
    /// @throws ProjectException when the disk refuses
    public synchronized void discard() throws ProjectException {
        requireWritable();
        if (latestStep().isPresent()) {
            throw new IllegalStateException(folder + " holds trained work");
        }
        try {
            for (var name : List.of(DESCRIPTION, PHOTOGRAPHS)) {
                Files.deleteIfExists(folder.resolve(name));
            }
            close();
            ProjectLock.remove(folder);
            if (!hasContent(folder)) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new ProjectException(
                    folder + ": the empty project cannot be removed (" + Failure.reason(e) + "). Delete the folder.",
                    e);
        }
    }

    /// Lets other processes in.
    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }
}
