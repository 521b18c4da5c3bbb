package zeroset.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroset.app.job.Cancellation;
import zeroset.app.job.ExtractJob;
import zeroset.app.job.MeshSummary;

/// Meshes a project.
@Command(name = "extract", description = "Mesh what a project holds, also while it is being trained.")
final class ExtractCommand extends ConsoleCommand {

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MESH",
            required = true,
            description = "Mesh to write: .ply or .obj.")
    private Path output = Path.of("");

    @Option(names = "--resolution", paramLabel = "N", description = "Cells per axis, 8..2048. Default: 512.")
    private int resolution = MeshResolution.EXTRACT;

    ExtractCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        requireNo(MeshResolution.complaint(resolution));
        var cancellation = new Cancellation();
        MeshSummary mesh;
        try (var progress = new ProgressLine(console);
                var _ = new Interrupts(cancellation, console)) {
            mesh = new ExtractJob(project, output, resolution, progress, cancellation).run();
        }
        console.out().println(output + ": " + RunSummary.describe(mesh));
        return ExitCode.DONE;
    }
}
