package zeroset.app.cli;

import java.nio.file.Path;
import java.util.OptionalDouble;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import zeroset.app.job.Cancellation;
import zeroset.app.job.DemoJob;
import zeroset.app.ui.WindowLauncher;
import zeroset.model.config.Preset;

/// The embedded sample, from photographs to picture.
@Command(
        name = "demo",
        description =
                "Show the embedded sample: in the window where there is a display; with an option, or without a display,"
                        + " turn it into a surface: photographs, project, mesh and picture in a new folder.")
final class DemoCommand extends ConsoleCommand {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder to make. Default: zeroset-demo; a number is appended when it exists.")
    private Path output = Path.of("zeroset-demo");

    @ArgGroup
    private BudgetOptions budget = new BudgetOptions();

    @Option(names = "--json", description = "End standard output with one line of JSON.")
    private boolean json;

    DemoCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        requireNo(budget.complaint());
        if (wantsWindow()) {
            return Windows.show(console, WindowLauncher.openSample());
        }
        var preset = Preset.QUICK.config(1, Runtime.getRuntime().availableProcessors());
        var config = budget.budget().map(preset::withBudget).orElse(preset);
        var cancellation = new Cancellation();
        DemoJob.Result result;
        OptionalDouble firstStep;
        try (var progress = new ProgressLine(console);
                var _ = new Interrupts(cancellation, console)) {
            result = new DemoJob(output, config, progress, cancellation).run();
            firstStep = progress.secondsToFirstStep();
        }
        var summary = new RunSummary(result.reconstruction(), firstStep);
        console.out().print(summary.text());
        console.out().println("picture    " + result.picture() + ": four sides, in colour and as clay");
        console.out().println("from       " + result.photographs() + ": the photographs it was made of");
        console.out().println();
        console.out().println("Next: your own photographs with their poses, in any of the formats of `zeroset info`:");
        console.out().println("  zeroset reconstruct FOLDER -o mesh.ply");
        if (json) {
            console.out().println(summary.json());
        }
        return ExitCode.DONE;
    }

    /// The plain `zeroset demo` shows the sample in the window; whoever names an output or a budget, or reads the
    /// result with a program, wants files.
    private boolean wantsWindow() {
        return WindowLauncher.hasDisplay()
                && spec != null
                && spec.commandLine().getParseResult().matchedOptions().stream()
                        .allMatch(option -> option.longestName().equals("--verbose"));
    }
}
