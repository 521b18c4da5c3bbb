package zeroset.model.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import zeroset.model.training.Checkpoint;

/// The checkpoints in a project folder: the last two, and of the older ones the last before each doubling of steps
/// (milestones), so that a long run leaves a handful. One call at a time.
final class CheckpointStore {

    private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{1,9})\\.bin");
    private static final int NEWEST_KEPT = 2;

    private final Path folder;

    CheckpointStore(Path folder) {
        this.folder = folder;
    }

    /// Writes a checkpoint and removes those that are neither among the last two nor milestones.
    Path save(Checkpoint checkpoint) throws IOException {
        var file = folder.resolve("checkpoint-" + checkpoint.step() + ".bin");
        CheckpointFile.write(file, checkpoint);
        var all = newestFirst();
        var doublings = new HashSet<Integer>();
        for (int i = NEWEST_KEPT; i < all.size(); i++) {
            if (!doublings.add(Integer.numberOfLeadingZeros(stepOf(all.get(i))))) {
                Files.deleteIfExists(all.get(i));
            }
        }
        return file;
    }

    /// The newest whole checkpoint. Torn or corrupt ones are passed over with a warning.
    ///
    /// @param setAside whether those get another name, so that they are not looked at again
    /// @throws ProjectException when there is none
    LoadedCheckpoint loadNewest(boolean setAside) throws ProjectException {
        var warnings = new ArrayList<String>();
        try {
            for (var file : newestFirst()) {
                try {
                    return new LoadedCheckpoint(CheckpointFile.read(file), warnings);
                } catch (CheckpointFile.DamagedException e) {
                    warnings.add(file + ": is damaged (" + e.getMessage() + "); the checkpoint before it is used.");
                    if (setAside) {
                        Files.move(
                                file,
                                file.resolveSibling(file.getFileName() + ".damaged"),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
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
    OptionalInt latestStep() {
        try {
            return newestFirst().stream().mapToInt(CheckpointStore::stepOf).findFirst();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private List<Path> newestFirst() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(CheckpointStore::stepOf).reversed())
                    .toList();
        }
    }

    private static int stepOf(Path file) {
        var matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }
}
