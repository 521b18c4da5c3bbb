package zeroset.model.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a reader found at a location, and why it takes that for its own.
///
/// @param format name of the format, for people
/// @param file the file or folder that was recognised and will be read
/// @param because the evidence, as a clause: `"sparse/0/ holds cameras.bin and images.bin"`
public record Recognition(String format, Path file, String because) {

    /// The evidence that a file of a telling name lies there.
    ///
    /// @return empty when there is no such file
    public static Optional<Recognition> ofFile(String format, Path file) {
        return Files.isRegularFile(file)
                ? Optional.of(new Recognition(format, file, "there is a file " + file.getFileName()))
                : Optional.empty();
    }
}
