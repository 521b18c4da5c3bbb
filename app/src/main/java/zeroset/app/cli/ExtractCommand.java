package zeroset.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroset.app.job.Cancellation;
import zeroset.app.job.ExportJob;
import zeroset.app.job.ExportRequest;
import zeroset.app.job.MeshSettings;
import zeroset.app.job.MeshSummary;
import zeroset.app.job.SurfaceSource;

/// Meshes a project.
@Command(name = "extract", description = "Mesh what a project holds, also while it is being trained.")
final class ExtractCommand extends ConsoleCommand {

    private static final int RESOLUTION = 512; // there is no training to wait for: finer than a reconstruction's mesh

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MESH",
            required = true,
            description = "Mesh to write: .ply or .obj.")
    private Path output = Path.of("");

    @Mixin
    private MeshOptions meshOptions = new MeshOptions();

    ExtractCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        requireNo(meshOptions.complaint());
        var request = new ExportRequest(
                new SurfaceSource.InProject(project),
                output,
                meshOptions.settings(MeshSettings.defaults().withResolution(RESOLUTION)));
        var cancellation = new Cancellation();
        MeshSummary mesh;
        try (var progress = new ProgressLine(console);
                var _ = new Interrupts(cancellation, console)) {
            mesh = new ExportJob(request, progress, cancellation).run();
        }
        console.out().println(output + ": " + RunSummary.describe(mesh));
        return ExitCode.DONE;
    }
}
