package zeroset.model.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import zeroset.model.dataset.SceneDataset;

/// Where a project's photographs are, and how their masks are meant.
///
/// The place is relative to the project, so that both can move together, and absolute, so that the project can move
/// alone.
///
/// @param relative location relative to the project folder with `/`, or empty when there is no relative way (another
///     drive)
/// @param absolute absolute location when the project was written
/// @param format name of the recognised format, for people
/// @param invertedMasks whether masks and alpha mean the opposite of what the files say
public record DatasetReference(String relative, String absolute, String format, boolean invertedMasks) {

    /// The reference to a data set as seen from a project folder.
    public static DatasetReference from(Path projectFolder, SceneDataset dataset) {
        return from(projectFolder, dataset.location(), dataset.format(), dataset.hasInvertedMasks());
    }

    /// The reference to a place as seen from a project folder.
    public static DatasetReference from(Path projectFolder, Path dataset, String format, boolean invertedMasks) {
        var target = dataset.toAbsolutePath().normalize();
        return new DatasetReference(
                relativize(projectFolder.toAbsolutePath().normalize(), target),
                target.toString(),
                format,
                invertedMasks);
    }

    private static String relativize(Path folder, Path target) {
        try {
            return folder.relativize(target).toString().replace('\\', '/');
        } catch (IllegalArgumentException e) {
            return ""; // another drive
        }
    }

    /// The data set as the project means it.
    ///
    /// @param asRead as the files say
    public SceneDataset meant(SceneDataset asRead) {
        return invertedMasks ? asRead.withInvertedMasks() : asRead;
    }

    /// The data set's location today, or empty when it is neither here nor there.
    Optional<Path> locate(Path projectFolder) {
        try {
            if (!relative.isEmpty()) {
                var beside = projectFolder.toAbsolutePath().resolve(relative).normalize();
                if (Files.exists(beside)) {
                    return Optional.of(beside);
                }
            }
            var original = Path.of(absolute);
            return original.isAbsolute() && Files.exists(original) ? Optional.of(original) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
