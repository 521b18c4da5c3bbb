package zeroset.model.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.joml.Matrix4d;

/// A copy of a data set whose transforms file is changed as people change theirs by mistake.
final class PlantedSet {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path file;
    private final JsonNode healthy;

    /// Copies a data set.
    ///
    /// @param fileName of its training poses
    PlantedSet(Path source, Path folder, String fileName) throws IOException {
        this.folder = folder;
        file = folder.resolve(fileName);
        try (var files = Files.walk(source)) {
            for (var from : files.toList()) {
                var to = folder.resolve(source.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else if (!from.toString().contains("gt") && !from.toString().contains("idr")) {
                    Files.write(to, Files.readAllBytes(from)); // a copy would take read-only permissions over
                }
            }
        }
        healthy = JSON.readTree(file.toFile());
    }

    Path folder() {
        return folder;
    }

    /// Writes the file with a mistake in it.
    void plant(Consumer<ObjectNode> mistake) {
        ObjectNode copy = healthy.deepCopy();
        mistake.accept(copy);
        try {
            JSON.writeValue(file.toFile(), copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ArrayNode frames(ObjectNode root) {
        return (ArrayNode) root.get("frames");
    }

    /// Changes the camera-to-world matrix of every frame.
    static Consumer<ObjectNode> everyPose(UnaryOperator<Matrix4d> change) {
        return root -> {
            for (int i = 0; i < frames(root).size(); i++) {
                setPose(root, i, change.apply(pose(root, i)));
            }
        };
    }

    static Matrix4d pose(ObjectNode root, int frame) {
        var rows = frames(root).get(frame).get("transform_matrix");
        var matrix = new Matrix4d();
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                matrix.set(column, row, rows.get(row).get(column).asDouble());
            }
        }
        return matrix;
    }

    static void setPose(ObjectNode root, int frame, Matrix4d matrix) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            rows.add(new double[] {
                matrix.get(0, row), matrix.get(1, row), matrix.get(2, row), row == 3 ? 1 : matrix.get(3, row)
            });
        }
        ((ObjectNode) frames(root).get(frame)).set("transform_matrix", JSON.valueToTree(rows));
    }
}
