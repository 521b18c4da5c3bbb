package zeroset.model.dataset.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The file by which a format is recognised, wherever the user points: at its folder, or at the file itself.
public final class FormatFile {

    private final Function<Path, Optional<Path>> inFolder;
    private final Predicate<Path> itself;

    private FormatFile(Function<Path, Optional<Path>> inFolder, Predicate<Path> itself) {
        this.inFolder = inFolder;
        this.itself = itself;
    }

    /// A file of a telling name.
    ///
    /// @param places where it lies in a folder, the best first
    /// @param pattern regular expression of the names that it may have when it is pointed at
    public static FormatFile named(List<String> places, String pattern) {
        return new FormatFile(
                folder -> places.stream()
                        .map(folder::resolve)
                        .filter(Files::isRegularFile)
                        .findFirst(),
                file -> String.valueOf(file.getFileName()).matches(pattern));
    }

    /// A file of any name, told by its first bytes.
    ///
    /// @param ending of its name, with the dot
    /// @param isOne looks into it; false when it cannot be read
    public static FormatFile ending(String ending, Predicate<Path> isOne) {
        return new FormatFile(
                folder -> new DatasetFolder(folder)
                        .files(ending).stream().filter(isOne).findFirst(),
                file -> String.valueOf(file.getFileName()).endsWith(ending) && isOne.test(file));
    }

    /// The file at a location, if it is there.
    ///
    /// @param location a folder or a file; need not exist
    public Optional<Path> at(Path location) {
        return Files.isDirectory(location)
                ? inFolder.apply(location)
                : Optional.of(location).filter(itself);
    }
}
