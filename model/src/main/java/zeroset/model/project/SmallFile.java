package zeroset.model.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Predicate;

/// The readable files of a project besides `project.json`. Each may be missing: older programs did not write them.
final class SmallFile {

    /// Far above any real one; bounds what a hostile file can make us read.
    private static final long LARGEST = 16 << 20;

    private SmallFile() {}

    /// Writes whole or not at all.
    static void write(Path file, byte[] content) throws ProjectException {
        var bytes = ByteBuffer.wrap(content);
        try {
            AtomicWrite.write(file, channel -> {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            });
        } catch (IOException e) {
            throw cannotBeWritten(file, e);
        }
    }

    /// Adds a line, after a first one where the file is new.
    static void append(Path file, String heading, String line) throws ProjectException {
        try {
            var start = Files.exists(file) ? "" : heading + "\n";
            Files.writeString(file, start + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw cannotBeWritten(file, e);
        }
    }

    private static ProjectException cannotBeWritten(Path file, IOException failure) {
        return new ProjectException(
                file + ": cannot be written (" + Failure.reason(failure)
                        + "). Check that the disk has space and that the folder is writable.",
                failure);
    }

    /// The value in a JSON file, or empty when there is no file.
    static <T> Optional<T> read(Path file, Class<T> type) throws ProjectException {
        return read(file, type, asItIs -> false);
    }

    /// The value in a JSON file, or empty when there is no file.
    ///
    /// @param upgrade brings what an older program wrote to today's form, and says whether it had to
    static <T> Optional<T> read(Path file, Class<T> type, Predicate<JsonNode> upgrade) throws ProjectException {
        var bytes = bytes(file);
        if (bytes.length == 0) {
            return Optional.empty();
        }
        try {
            var root = Json.MAPPER.readTree(bytes);
            return Optional.of(
                    upgrade.test(root)
                            ? Json.MAPPER.treeToValue(root, type)
                            : Json.MAPPER.readValue(bytes, type)); // not the tree: failures then name a line
        } catch (JsonProcessingException e) {
            throw new ProjectException(
                    file + ": is damaged or was edited wrongly at " + Json.explain(e)
                            + ". Undo the edit, or remove the file.",
                    e);
        } catch (IOException e) {
            throw cannotBeRead(file, e);
        }
    }

    /// The text of a file, empty when there is none.
    static String readText(Path file) throws ProjectException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) throws ProjectException {
        try {
            var size = Files.size(file);
            if (size > LARGEST) {
                throw new ProjectException(file + ": expected at most " + (LARGEST >> 20) + " MB, found " + (size >> 20)
                        + " MB. This is no file of Zeroset; remove it.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw cannotBeRead(file, e);
        }
    }

    private static ProjectException cannotBeRead(Path file, IOException failure) {
        return new ProjectException(file + ": cannot be read (" + Failure.reason(failure) + "). Remove it.", failure);
    }
}
