package zeroset.app.job;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// A file or folder in the making: under another name beside its own until it is complete. Closed before, it is gone
/// without a trace, and what was there before stays.
final class UnfinishedOutput implements AutoCloseable {

    private final Path target;
    private final Path unfinished;

    /// Clears away what a process that was killed may have left.
    UnfinishedOutput(Path target) throws IOException {
        this.target = target;
        unfinished = target.resolveSibling("." + target.getFileName() + ".part");
        clear();
    }

    /// Where to write meanwhile.
    Path path() {
        return unfinished;
    }

    /// Gives it its own name; replaces a file or an empty folder.
    void complete() throws IOException {
        if (Files.isDirectory(unfinished)) {
            Files.deleteIfExists(target); // an empty one
        }
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        clear();
    }

    private void clear() throws IOException {
        if (Files.notExists(unfinished)) {
            return;
        }
        try (var files = Files.walk(unfinished)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
