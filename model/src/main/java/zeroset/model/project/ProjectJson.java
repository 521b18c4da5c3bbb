package zeroset.model.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads and writes `project.json`.
final class ProjectJson {

    /// Far above any real one (a run adds about a kilobyte); bounds what a hostile file can make us read.
    private static final long LARGEST = 16 << 20;

    private ProjectJson() {}

    static void write(Path file, ProjectDescription description) throws ProjectException {
        SmallFile.write(file, Json.readable(description));
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
            var root = Json.MAPPER.readTree(bytes);
            int version = requireKnownVersion(file, root);
            var description = version == ProjectDescription.FORMAT_VERSION
                    ? Json.MAPPER.readValue(bytes, ProjectDescription.class) // not the tree: failures then name a line
                    : upgraded(root, version);
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

    private static ProjectDescription upgraded(JsonNode root, int version) throws JsonProcessingException {
        OlderFormats.upgrade(root, version);
        ((ObjectNode) root).put("formatVersion", ProjectDescription.FORMAT_VERSION);
        return Json.MAPPER.treeToValue(root, ProjectDescription.class);
    }

    /// The version of the file, 1 up to the present one.
    private static int requireKnownVersion(Path file, JsonNode root) throws ProjectException {
        var version = root.path("formatVersion");
        if (!version.isInt()) {
            throw new ProjectException(file + ": expected a whole number formatVersion, found "
                    + (version.isMissingNode() ? "none" : version.toString())
                    + ". This is not a project file of Zeroset, or it is damaged.");
        }
        if (version.intValue() < 1 || version.intValue() > ProjectDescription.FORMAT_VERSION) {
            var createdBy = root.path("createdBy").asText("an unknown version");
            throw new ProjectException(file + ": formatVersion is " + version + ", this program reads 1 to "
                    + ProjectDescription.FORMAT_VERSION + ". Open it with the program that made it (" + createdBy
                    + ") or a newer one.");
        }
        return version.intValue();
    }
}
