package zeroset.model.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file so that its final name only ever shows a whole one: beside it, synced, renamed.
final class AtomicWrite {

    private static final String UNFINISHED = ".part";

    private AtomicWrite() {}

    /// Whether a file is one that was never completed, or is being written.
    static boolean isUnfinished(Path file) {
        return file.getFileName().toString().endsWith(UNFINISHED);
    }

    /// Removes what a process that was killed left behind in a folder.
    static void removeUnfinished(Path folder) throws IOException {
        try (var left = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (var file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Writes and renames; on a failure the unfinished file is removed and what was there before stays.
    static void write(Path target, Content content) throws IOException {
        var unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
        try {
            try (var channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            rename(unfinished, target);
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
        syncFolder(target.toAbsolutePath().resolveSibling(".").normalize());
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Makes the new name itself survive a power cut, where the system can open folders (not on Windows).
    private static void syncFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // the file is whole and named; only the moment at which the name reaches the disk is the system's
        }
    }

    /// What is written.
    @FunctionalInterface
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }
}
