package zeroset.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.OptionalDouble;
import zeroset.app.job.MeshSummary;
import zeroset.app.job.ProcessMemory;
import zeroset.app.job.ReconstructResult;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.project.ConfigJson;
import zeroset.model.training.PoseReport;

/// What is said of a reconstruction at its end, for people and for scripts.
final class RunSummary {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReconstructResult result;
    private final OptionalDouble secondsToFirstStep;

    /// @param secondsToFirstStep from the start of the process; empty when not known
    RunSummary(ReconstructResult result, OptionalDouble secondsToFirstStep) {
        this.result = result;
        this.secondsToFirstStep = secondsToFirstStep;
    }

    /// A few lines.
    String text() {
        var report = result.report();
        var lines = new StringBuilder();
        if (result.mesh().isPresent() && result.meshFile().isPresent()) {
            lines.append(String.format(
                    Locale.ROOT,
                    "%-10s %s%n",
                    "mesh",
                    result.meshFile().get() + ": " + describe(result.mesh().get())));
        }
        lines.append(String.format(
                Locale.ROOT,
                "%-10s training rays %.1f dB%s%s%n",
                "PSNR",
                report.trainPsnr(),
                report.testPsnr().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", held-out views %.1f dB",
                                report.testPsnr().getAsDouble())
                        : "",
                report.testSsim().isPresent()
                        ? String.format(
                                Locale.ROOT, " (SSIM %.3f)", report.testSsim().getAsDouble())
                        : ""));
        report.poses()
                .ifPresent(poses -> lines.append(String.format(Locale.ROOT, "%-10s %s%n", "poses", poses.text())));
        lines.append(String.format(
                Locale.ROOT,
                "%-10s %,d steps in %s%s, %,.0f samples/s, peak memory %,d MB%n",
                "training",
                report.steps(),
                ProgressLine.duration(report.seconds()),
                secondsToFirstStep.isPresent()
                        ? String.format(Locale.ROOT, " (the first after %.1f s)", secondsToFirstStep.getAsDouble())
                        : "",
                report.samplesPerSecond(),
                ProcessMemory.peakMegabytes()));
        result.project()
                .ifPresent(project -> lines.append(String.format(
                        Locale.ROOT, "%-10s %s (go on with: zeroset resume %s)%n", "project", project, project)));
        return lines.toString();
    }

    /// `12,345 triangles, one watertight component`.
    static String describe(MeshSummary mesh) {
        return String.format(
                Locale.ROOT,
                "%,d vertices, %,d triangles, %s%s",
                mesh.vertices(),
                mesh.triangles(),
                mesh.components() == 1 ? "one component" : mesh.components() + " components",
                mesh.watertight() ? ", watertight" : ", not watertight");
    }

    /// One line of JSON; the fields are a contract with scripts.
    String json() {
        var report = result.report();
        var root = JSON.createObjectNode();
        root.put("steps", report.steps());
        root.put("seconds", report.seconds());
        number(root, "seconds_to_first_step", secondsToFirstStep);
        root.put("samples_per_second", report.samplesPerSecond());
        number(root, "psnr_train", OptionalDouble.of(report.trainPsnr()));
        number(root, "psnr_test", report.testPsnr());
        number(root, "ssim_test", report.testSsim());
        root.put("peak_rss_mb", ProcessMemory.peakMegabytes());
        result.mesh().ifPresentOrElse(mesh -> root.set("mesh", mesh(mesh)), () -> root.putNull("mesh"));
        root.put("seed", report.config().seed());
        root.set("region", region(result.region()));
        report.poses().ifPresentOrElse(poses -> root.set("poses", poses(poses)), () -> root.putNull("poses"));
        var stages = root.putObject("seconds_per_stage");
        report.secondsPerStage().forEach(stages::put);
        root.put("completed", report.completed());
        try {
            root.set("config", JSON.readTree(ConfigJson.write(report.config())));
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Centre and radius of the sphere around it; a box has its half edges and its rotation (x, y, z, w) besides.
    private static ObjectNode region(Region region) {
        var sphere = region.boundingSphere();
        var node = JSON.createObjectNode();
        node.putArray("center").add(sphere.centerX()).add(sphere.centerY()).add(sphere.centerZ());
        node.put("radius", sphere.radius());
        if (region instanceof OrientedBox box) {
            node.putArray("half_edges").add(box.halfX()).add(box.halfY()).add(box.halfZ());
            node.putArray("rotation").add(box.qx()).add(box.qy()).add(box.qz()).add(box.qw());
        }
        return node;
    }

    private static ObjectNode poses(PoseReport poses) {
        return JSON.createObjectNode()
                .put("mean_pixels", poses.meanPixels())
                .put("max_pixels", poses.maxPixels())
                .put("mean_degrees", poses.meanDegrees())
                .put("max_degrees", poses.maxDegrees())
                .put("at_bound", poses.atBound());
    }

    static ObjectNode mesh(MeshSummary mesh) {
        return JSON.createObjectNode()
                .put("vertices", mesh.vertices())
                .put("triangles", mesh.triangles())
                .put("watertight", mesh.watertight())
                .put("components", mesh.components());
    }

    /// JSON has neither NaN nor absence of a number but null.
    private static void number(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
