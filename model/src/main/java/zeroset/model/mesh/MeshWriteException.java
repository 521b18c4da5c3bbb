package zeroset.model.mesh;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// A mesh could not be written. The message names the file, the cause and the remedy; nothing is left behind.
public final class MeshWriteException extends IOException {

    private static final long serialVersionUID = 1;

    MeshWriteException(Path target, IOException cause) {
        super(target + " was not written: " + reason(cause) + "; " + remedy(target, cause), cause);
    }

    private static String reason(IOException cause) {
        String detail = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return switch (cause) {
            case AccessDeniedException e -> "access denied";
            case NoSuchFileException e -> "no such folder";
            default -> detail == null ? cause.getClass().getSimpleName() : detail;
        };
    }

    private static String remedy(Path target, IOException cause) {
        Path folder = target.toAbsolutePath().getParent();
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("no space") || text.contains("quota") || text.contains("not enough space")) {
            return "free some space on that disk, or write to another one";
        }
        if (Files.isDirectory(target)) {
            return "it is a folder: give a file name inside it";
        }
        if (folder != null && !Files.isDirectory(folder)) {
            return "create the folder " + folder + " first";
        }
        if (cause instanceof AccessDeniedException || (folder != null && !Files.isWritable(folder))) {
            return "choose a folder that you may write to, " + folder + " is not one";
        }
        return "check the file's name and the disk, or write to another place";
    }
}
