package zeroset.model.mesh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a file whole or not at all: under another name beside it, flushed to the disk, then renamed over it.
/// After a failure the old file is still there and the new one is not.
final class AtomicFile {

    private AtomicFile() {}

    /// Writes the contents of a file.
    @FunctionalInterface
    interface Contents {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /// Writes a file.
    ///
    /// @throws MeshWriteException when it cannot be written
    static void write(Path target, Contents contents) throws MeshWriteException {
        Path absolute = target.toAbsolutePath();
        Path beside = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            if (Files.isDirectory(absolute)) {
                throw new IOException("there is a folder of this name");
            }
            writeAndForce(beside, contents);
            replace(beside, absolute);
        } catch (IOException e) {
            deleteQuietly(beside, e);
            throw new MeshWriteException(target, e);
        } catch (RuntimeException e) {
            deleteQuietly(beside, e);
            throw e;
        }
    }

    private static void writeAndForce(Path file, Contents contents) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            contents.writeTo(channel);
            channel.force(true);
        }
    }

    private static void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING); // some network drives
        }
    }

    private static void deleteQuietly(Path file, Exception failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
