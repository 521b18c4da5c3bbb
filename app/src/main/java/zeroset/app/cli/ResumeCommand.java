package zeroset.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroset.app.job.Cancellation;
import zeroset.app.job.MeshSettings;
import zeroset.app.job.ReconstructResult;
import zeroset.app.job.ResumeJob;
import zeroset.app.job.ResumeRequest;

/// Goes on with a project.
@Command(name = "resume", description = "Go on with the training of a project exactly where it stopped.")
final class ResumeCommand extends ConsoleCommand {

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project = Path.of("");

    @ArgGroup(
            heading =
                    "Budget of the whole run, what was spent before included. Default: what the project was made with.%n")
    private BudgetOptions budget = new BudgetOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MESH",
            description = "Mesh to write at the end: .ply or .obj.")
    private @Nullable Path output;

    @Mixin
    private MeshOptions meshOptions = new MeshOptions();

    @Option(names = "--data", paramLabel = "DATA", description = "Where the photographs are now, if they were moved.")
    private @Nullable Path data;

    @Option(names = "--json", description = "End standard output with one line of JSON.")
    private boolean json;

    ResumeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        requireNo(budget.complaint().or(() -> meshOptions.complaint()));
        var request = new ResumeRequest(
                project,
                budget.budget(),
                Optional.ofNullable(data),
                Optional.ofNullable(output),
                meshOptions.settings(MeshSettings.defaults()));
        var cancellation = new Cancellation();
        ReconstructResult result;
        OptionalDouble firstStep;
        try (var progress = new ProgressLine(console);
                var _ = new Interrupts(cancellation, console)) {
            result = new ResumeJob(request, progress, cancellation).run();
            firstStep = progress.secondsToFirstStep();
        }
        var summary = new RunSummary(result, firstStep);
        console.out().print(summary.text());
        if (json) {
            console.out().println(summary.json());
        }
        return ExitCode.DONE;
    }
}
