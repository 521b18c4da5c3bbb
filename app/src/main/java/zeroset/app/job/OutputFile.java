package zeroset.app.job;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// A file that a job will write: checked before the work, written whole or not at all.
final class OutputFile {

    private OutputFile() {}

    /// Says why a file cannot be written here, before any work is done; leaves nothing behind.
    ///
    /// @throws BadInputException when it cannot
    static void checkWritable(Path file) throws BadInputException {
        if (Files.isDirectory(file)) {
            throw new BadInputException(file + ": is a folder; expected the name of a file to write.");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new BadInputException(file + ": is there already and cannot be replaced: permission denied."
                    + " Name another file, or change its permissions.");
        }
        checkPlace(file);
    }

    private static void checkPlace(Path file) throws BadInputException {
        var folder = folderOf(file);
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(file + ": cannot be written, because the folder " + folder
                    + " does not exist. Make it first (mkdir -p " + folder + "), or name another place.");
        }
        try {
            // Permissions do not tell of read-only disks and quotas: a file that comes and goes does.
            Files.delete(Files.createTempFile(folder, ".zeroset", ".part"));
        } catch (IOException e) {
            throw new BadInputException(
                    file + ": cannot be written, because no file can be made in " + folder + " (" + reason(e)
                            + "). Name another place, or change the permissions of the folder.",
                    e);
        }
    }

    /// Says why a folder cannot be made here, before any work is done; leaves nothing behind.
    ///
    /// @throws BadInputException when it cannot, or when it holds something
    static void checkFolder(Path folder) throws BadInputException {
        if (Files.isRegularFile(folder)) {
            throw new BadInputException(folder + ": is a file; expected the name of a folder to make.");
        }
        try {
            if (Files.isDirectory(folder)) {
                try (var content = Files.list(folder)) {
                    if (content.findAny().isPresent()) {
                        throw new BadInputException(
                                folder + ": is a folder with content; name a new one, or empty it.");
                    }
                }
            }
        } catch (IOException e) {
            throw new BadInputException(folder + ": cannot be read: " + reason(e) + ". Name another folder.", e);
        }
        checkPlace(folder);
    }

    /// Checks the ending of a file's name.
    ///
    /// @throws BadInputException when it is another one
    static void checkEnding(Path file, String ending) throws BadInputException {
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw new BadInputException(file + ": expected a name that ends in " + ending + ".");
        }
    }

    /// Writes beside the file and renames; on a failure what was there before stays.
    ///
    /// @throws BadInputException when the disk refuses: full, gone, not allowed
    static void write(Path file, Writer writer) throws BadInputException {
        try (var output = new UnfinishedOutput(file)) {
            writer.writeTo(output.path());
            output.complete();
        } catch (IOException e) {
            throw new BadInputException(cannotWrite(file, e), e);
        }
    }

    /// A sentence about a write that failed.
    static String cannotWrite(Path file, IOException failure) {
        return file + ": cannot be written: " + reason(failure)
                + ". Free some space or name another place; what was there before is untouched.";
    }

    /// A phrase for people: Java's own message is often only the file's name.
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default ->
                failure.getMessage() != null
                        ? failure.getMessage()
                        : failure.getClass().getSimpleName();
        };
    }

    private static Path folderOf(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent != null ? parent : file.toAbsolutePath();
    }

    /// Writes the content to a file of its choice.
    @FunctionalInterface
    interface Writer {
        void writeTo(Path file) throws IOException;
    }
}
