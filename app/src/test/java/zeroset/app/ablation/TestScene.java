package zeroset.app.ablation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import zeroset.model.evaluation.MeshEvaluator;
import zeroset.model.evaluation.MeshScore;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.mesh.TriangleMesh;

/// A data set whose surface is known, and how it is used.
enum TestScene {
    /// Alpha is there and is not used to tell the silhouette.
    SPOT_NO_MASKS("spot", false, "gt.ply"),
    /// Three objects that hide each other, likewise.
    TRIO_NO_MASKS("trio", false, "gt.ply"),
    /// A deep bowl in a room, its box given, judged by what two photographs show.
    BOWL_TABLE("bowl_table", false, "gt_visible.ply"),
    /// Alpha tells the silhouette.
    SPOT_MASKS("spot", true, "gt.ply");

    private final String folder;
    private final boolean useMasks;
    private final String reference;

    TestScene(String folder, boolean useMasks, String reference) {
        this.folder = folder;
        this.useMasks = useMasks;
        this.reference = reference;
    }

    Path folder(Path data) {
        return data.resolve(folder);
    }

    boolean useMasks() {
        return useMasks;
    }

    /// The region that a user gives; empty to find it.
    Optional<Region> region(Path data) throws IOException {
        if (this != BOWL_TABLE) {
            return Optional.empty();
        }
        var box = new ObjectMapper().readTree(folder(data).resolve("roi.json").toFile());
        var low = box.required("box_min");
        var high = box.required("box_max");
        return Optional.of(OrientedBox.aligned(
                middle(low, high, 0),
                middle(low, high, 1),
                middle(low, high, 2),
                half(low, high, 0),
                half(low, high, 1),
                half(low, high, 2)));
    }

    private static double middle(JsonNode low, JsonNode high, int axis) {
        return (low.required(axis).doubleValue() + high.required(axis).doubleValue()) / 2;
    }

    private static double half(JsonNode low, JsonNode high, int axis) {
        return (high.required(axis).doubleValue() - low.required(axis).doubleValue()) / 2;
    }

    /// Judges a mesh in data-set units.
    MeshScore judge(TriangleMesh mesh, Path data) throws IOException {
        var truth = MeshFormat.read(folder(data).resolve(reference));
        // The box is that of the whole object: what no photograph shows is cut by it as well.
        var judged = this == BOWL_TABLE
                ? MeshEvaluator.cropped(mesh, MeshFormat.read(folder(data).resolve("gt.ply")), 0)
                : mesh;
        return MeshEvaluator.defaults().compare(judged, truth);
    }
}
