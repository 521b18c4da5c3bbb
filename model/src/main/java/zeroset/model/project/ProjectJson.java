package zeroset.model.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads and writes `project.json`.
final class ProjectJson {

    /// Far above any real one (a run adds about a kilobyte); bounds what a hostile file can make us read.
    private static final long LARGEST = 16 << 20;

    private ProjectJson() {}

    static void write(Path file, ProjectDescription description) throws ProjectException {
        try {
            var bytes = ByteBuffer.wrap(Json.readable(description));
            AtomicWrite.write(file, channel -> {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            });
        } catch (IOException e) {
            throw new ProjectException(
                    file + ": cannot be written (" + Failure.reason(e)
                            + "). Check that the disk has space and that the folder is writable.",
                    e);
        }
    }

    static ProjectDescription read(Path file) throws ProjectException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ProjectException(
                        file + ": does not exist, so " + file.toAbsolutePath().getParent()
                                + " is not a Zeroset project. A project is made by `zeroset reconstruct ... --project DIR`.");
            }
            var size = Files.size(file);
            if (size > LARGEST) {
                throw new ProjectException(file + ": expected at most " + (LARGEST >> 20) + " MB, found " + (size >> 20)
                        + " MB. This is not a project file of Zeroset.");
            }
            var bytes = Files.readAllBytes(file);
            requireKnownVersion(file, Json.MAPPER.readTree(bytes));
            var description = Json.MAPPER.readValue(bytes, ProjectDescription.class);
            ConfigLimits.check(description.config());
            return description;
        } catch (JsonProcessingException e) {
            throw new ProjectException(
                    file + ": is damaged or was edited wrongly at " + Json.explain(e)
                            + ". Undo the edit, or start a new project.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new ProjectException(
                    file + ": config: " + e.getMessage() + ". Undo the edit, or start a new project.", e);
        } catch (IOException e) {
            throw new ProjectException(file + ": cannot be read (" + Failure.reason(e) + ")", e);
        }
    }

    private static void requireKnownVersion(Path file, JsonNode root) throws ProjectException {
        var version = root.path("formatVersion");
        if (!version.isInt()) {
            throw new ProjectException(file + ": expected a whole number formatVersion, found "
                    + (version.isMissingNode() ? "none" : version.toString())
                    + ". This is not a project file of Zeroset, or it is damaged.");
        }
        if (version.intValue() != ProjectDescription.FORMAT_VERSION) {
            var createdBy = root.path("createdBy").asText("an unknown version");
            throw new ProjectException(file + ": formatVersion is " + version + ", this program reads "
                    + ProjectDescription.FORMAT_VERSION + ". Open it with the program that made it (" + createdBy
                    + ") or a newer one.");
        }
    }
}
