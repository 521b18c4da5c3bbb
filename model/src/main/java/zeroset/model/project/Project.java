package zeroset.model.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import zeroset.model.training.Checkpoint;

/// An open project folder. May be called from any thread; one call at a time.
public final class Project implements AutoCloseable {

    /// Conventional ending of a project folder's name.
    public static final String SUFFIX = ".zeroset";

    private static final String DESCRIPTION = "project.json";
    private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-(\\d{1,9})\\.bin");
    private static final int CHECKPOINTS_KEPT = 2;

    private final Path folder;
    private final @Nullable ProjectLock lock;
    private ProjectDescription description;

    private Project(Path folder, @Nullable ProjectLock lock, ProjectDescription description) {
        this.folder = folder;
        this.lock = lock;
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

    private static boolean hasContent(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isPresent();
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

    /// Opens for training: locks the folder.
    ///
    /// @throws ProjectException when it is not a whole project of a known version or another process trains into it
    public static Project open(Path folder) throws ProjectException {
        ProjectJson.read(folder.resolve(DESCRIPTION)); // before a lock file is written into a folder of someone else
        var lock = ProjectLock.acquire(folder);
        try {
            return new Project(folder, lock, ProjectJson.read(folder.resolve(DESCRIPTION)));
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

    /// Writes a checkpoint and removes all but the last two.
    ///
    /// @return its file
    /// @throws ProjectException when it cannot be written; the ones before are untouched then
    public synchronized Path saveCheckpoint(Checkpoint checkpoint) throws ProjectException {
        requireWritable();
        var file = folder.resolve("checkpoint-" + checkpoint.step() + ".bin");
        try {
            CheckpointFile.write(file, checkpoint);
            var all = checkpoints();
            for (var old : all.subList(Math.min(CHECKPOINTS_KEPT, all.size()), all.size())) {
                Files.deleteIfExists(old);
            }
            return file;
        } catch (IOException e) {
            throw new ProjectException(
                    file + ": cannot be written (" + Failure.reason(e)
                            + "); the checkpoints before it are untouched. Free some space on the disk.",
                    e);
        }
    }

    /// The newest whole checkpoint. A torn or corrupt one is passed over with a warning and, where this project is open
    /// for
    /// training, set aside as `.damaged`.
    ///
    /// @throws ProjectException when there is none
    public synchronized LoadedCheckpoint loadLatestCheckpoint() throws ProjectException {
        var warnings = new ArrayList<String>();
        try {
            for (var file : checkpoints()) {
                try {
                    var checkpoint = CheckpointFile.read(file);
                    return new LoadedCheckpoint(checkpoint, warnings);
                } catch (CheckpointFile.DamagedException e) {
                    warnings.add(file + ": is damaged (" + e.getMessage() + "); the checkpoint before it is used.");
                    setAside(file);
                }
            }
        } catch (IOException e) {
            throw new ProjectException(folder + ": a checkpoint cannot be read (" + Failure.reason(e) + ")", e);
        }
        if (warnings.isEmpty()) {
            throw new ProjectException(folder + ": there is no checkpoint in it, because nothing was trained yet."
                    + " Run `zeroset reconstruct` with another project folder.");
        }
        throw new ProjectException(folder + ": no checkpoint in it is whole, so there is nothing to go on from. "
                + String.join(" ", warnings).replace("; the checkpoint before it is used", ""));
    }

    /// Step of the newest checkpoint, judged by its name.
    public synchronized OptionalInt latestStep() {
        try {
            return checkpoints().stream().mapToInt(Project::stepOf).findFirst();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private void setAside(Path file) throws IOException {
        if (lock != null) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Newest first.
    private List<Path> checkpoints() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(file ->
                            CHECKPOINT.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(Project::stepOf).reversed())
                    .toList();
        }
    }

    private static int stepOf(Path file) {
        var matcher = CHECKPOINT.matcher(file.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    private void requireWritable() {
        if (lock == null) {
            throw new IllegalStateException(folder + " was opened for reading");
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
