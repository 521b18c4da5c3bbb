package zeroset.model.project;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Words for what the file system refuses.
final class Failure {

    private Failure() {}

    /// A phrase for people: Java's own message is often only the file's name.
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileAlreadyExistsException existing -> existing.getFile() + " is a file already";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default ->
                failure.getMessage() != null
                        ? failure.getMessage()
                        : failure.getClass().getSimpleName();
        };
    }
}
