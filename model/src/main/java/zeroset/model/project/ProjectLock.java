package zeroset.model.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Keeps a second process (or a second window of this one) out of a project that is being trained. The system frees the
/// lock when its owner dies, however it dies.
final class ProjectLock implements AutoCloseable {

    private static final String NAME = "project.lock";

    /// Only this byte is locked, so that the owner's name stays readable where locks are mandatory (Windows).
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int LONGEST_NOTE = 256;

    private final FileChannel channel;
    private final FileLock lock;

    private ProjectLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Whether a file is a lock, held or not.
    static boolean isLock(Path file) {
        return file.getFileName().toString().equals(NAME);
    }

    static ProjectLock acquire(Path folder) throws ProjectException {
        var file = folder.resolve(NAME);
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                var lock = tryLock(channel);
                if (lock == null) {
                    throw new ProjectInUseException(
                            folder,
                            folder + ": is in use by another Zeroset (" + owner(file)
                                    + "). Wait until it is done, or stop it.");
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(note().getBytes(StandardCharsets.UTF_8)));
                return new ProjectLock(channel, lock);
            } catch (IOException | ProjectException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ProjectException(
                    folder + ": cannot be locked (" + Failure.reason(e) + "). Check that the folder is writable.", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // this very process
        }
    }

    private static String note() {
        var user = System.getProperty("user.name", "").replaceAll("[^\\x21-\\x7e]", "?");
        return "process " + ProcessHandle.current().pid() + " of " + user + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String owner(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var note = new String(stream.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8);
            return note.matches("[\\x20-\\x7e]+") ? note : "unknown process";
        } catch (IOException e) {
            return "unknown process";
        }
    }

    /// Removes the file of a lock that is free, of a folder that holds no project any more.
    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    /// Frees the lock; the file stays, for deleting it could free a lock that another process just took.
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
            lock.release();
        } catch (IOException e) {
            // closing the channel frees it too
        }
    }
}
