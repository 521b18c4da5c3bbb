package zeroset.model.dataset.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import zeroset.model.dataset.DatasetException;

/// The folder a data set lies in. Paths written in its files are resolved here and may not leave it: a data
/// set from the
/// net must not make the program open files elsewhere.
///
/// @param root the folder
public record DatasetFolder(Path root) {

    private static final List<String> IMAGE_ENDINGS = List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp");

    /// The folder of a location: the location itself, or the folder of the file it names.
    public static DatasetFolder of(Path location) {
        if (Files.isDirectory(location)) {
            return new DatasetFolder(location);
        }
        var parent = location.getParent();
        return new DatasetFolder(parent == null ? FileSystems.getDefault().getPath("") : parent);
    }

    /// A path written in a file of this data set. The file need not exist.
    ///
    /// @throws DatasetException when it is absolute or leaves the folder
    public Path resolve(JsonPlace written) throws DatasetException {
        var text = written.text();
        try {
            return resolve(text);
        } catch (InvalidPathException e) {
            throw written.problem(e.getReason() + ", found \"" + text + "\"");
        }
    }

    /// As {@link #resolve(JsonPlace)}, for formats other than JSON.
    ///
    /// @throws InvalidPathException when it is no path, absolute, or leaves the folder
    public Path resolve(String written) {
        var text = written.replace('\\', '/'); // Windows tools write back slashes
        var outside = text.startsWith("/") || text.matches("[A-Za-z]:.*");
        var base = root.normalize();
        var path = root.resolve(outside ? "" : text).normalize();
        // An empty base (the current folder) is a prefix of no path; there only ".." can lead out.
        var leaves = base.toString().isEmpty() ? path.startsWith("..") : !path.startsWith(base);
        if (outside || leaves) {
            throw new InvalidPathException(
                    written,
                    "expected a path inside the data set's folder (write it relative to " + root.toAbsolutePath()
                            + ")");
        }
        return path;
    }

    /// The image a path stands for: itself, or with an image ending appended where the format leaves the
    /// ending out. The path itself when there is neither.
    public static Path withImageEnding(Path path) {
        if (Files.isRegularFile(path) || path.getFileName() == null) {
            return path;
        }
        return IMAGE_ENDINGS.stream()
                .map(ending -> path.resolveSibling(path.getFileName() + ending))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(path);
    }

    /// A file's name without its last ending.
    public static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /// Image files of a sub-folder, sorted by name; none when there is no such folder.
    public List<Path> images(String subfolder) throws DatasetException {
        var folder = root.resolve(subfolder);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return list(folder).stream().filter(DatasetFolder::isImage).toList();
    }

    /// Files lying directly in this folder whose names have an ending, sorted by name.
    public List<Path> files(String ending) {
        try {
            return list(root).stream()
                    .filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
        } catch (DatasetException e) {
            return List.of(); // an unreadable folder holds nothing we recognise; the caller lists what it looked for
        }
    }

    /// A file's name within the data set, with forward slashes on every system.
    public String nameOf(Path file) {
        var path = file.normalize();
        var base = root.normalize();
        var relative = path.startsWith(base) ? base.relativize(path) : path;
        return relative.toString().replace('\\', '/');
    }

    /// Whether a file has the name of an image that can be decoded.
    public static boolean isImage(Path file) {
        return isImageName(String.valueOf(file.getFileName()));
    }

    /// Whether a name ends like that of an image that can be decoded.
    public static boolean isImageName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith(".") && IMAGE_ENDINGS.stream().anyMatch(lower::endsWith);
    }

    private static List<Path> list(Path folder) throws DatasetException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new DatasetException(folder + ": cannot be listed: " + DatasetException.reason(e), e);
        }
    }
}
