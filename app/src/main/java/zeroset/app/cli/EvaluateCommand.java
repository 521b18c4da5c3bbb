package zeroset.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroset.app.job.EvaluateJob;
import zeroset.app.job.MeshSummary;
import zeroset.model.evaluation.MeshEvaluator;
import zeroset.model.evaluation.MeshScore;

/// Judges a mesh.
@Command(name = "evaluate", description = "Compare a mesh with a reference mesh in the same coordinates.")
final class EvaluateCommand extends ConsoleCommand {

    @Parameters(index = "0", paramLabel = "MESH", description = "The mesh to judge: .ply or .obj.")
    private Path mesh = Path.of("");

    @Parameters(index = "1", paramLabel = "REFERENCE", description = "What it should be: .ply or .obj.")
    private Path reference = Path.of("");

    @Option(names = "--json", description = "End standard output with one line of JSON.")
    private boolean json;

    EvaluateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        var score = new EvaluateJob(mesh, reference, MeshEvaluator.defaults()).run();
        row("Chamfer-L1", distance(score, score.chamferL1()));
        row("accuracy", distance(score, score.accuracy()) + ", mesh to reference");
        row("complete", distance(score, score.completeness()) + ", reference to mesh");
        row("farthest", distance(score, score.largestDistance()));
        row(
                "F-score",
                String.format(
                        Locale.ROOT,
                        "%.4f at %.3g %% of the diagonal (precision %.4f, recall %.4f)",
                        score.fScore(),
                        score.thresholdPercent(),
                        score.precision(),
                        score.recall()));
        row(
                "normals",
                String.format(
                        Locale.ROOT,
                        "consistency %.4f%s",
                        score.normalConsistency(),
                        score.signedNormalConsistency() < 0 ? "; the mesh is turned inside out" : ""));
        row("mesh", RunSummary.describe(summary(score)));
        if (json) {
            console.out().println(json(score));
        }
        return ExitCode.DONE;
    }

    private static String distance(MeshScore score, double distance) {
        return String.format(Locale.ROOT, "%.4f %% of the diagonal (%.6g)", score.percent(distance), distance);
    }

    private static MeshSummary summary(MeshScore score) {
        var topology = score.topology();
        return new MeshSummary(topology.vertices(), topology.triangles(), topology.watertight(), topology.components());
    }

    private static ObjectNode json(MeshScore score) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("chamfer_l1", score.chamferL1());
        root.put("chamfer_l1_percent", score.chamferL1Percent());
        root.put("accuracy", score.accuracy());
        root.put("completeness", score.completeness());
        root.put("largest_distance", score.largestDistance());
        root.put("diagonal", score.boundingBoxDiagonal());
        root.put("threshold_percent", score.thresholdPercent());
        root.put("precision", score.precision());
        root.put("recall", score.recall());
        root.put("f_score", score.fScore());
        root.put("normal_consistency", score.normalConsistency());
        root.put("signed_normal_consistency", score.signedNormalConsistency());
        root.set("mesh", RunSummary.mesh(summary(score)));
        root.put("samples", score.samples());
        return root;
    }

    private void row(String name, String value) {
        console.out().printf(Locale.ROOT, "%-10s %s%n", name, value);
    }
}
