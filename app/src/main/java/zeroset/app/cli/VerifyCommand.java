package zeroset.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroset.app.job.Cancellation;
import zeroset.app.job.VerifyJob;

/// Repeats the beginning of a run.
@Command(
        name = "verify",
        description = "Do the first steps of a project's run again and compare them, bit for bit. Exit code 1 when they"
                + " come out otherwise.")
final class VerifyCommand extends ConsoleCommand {

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project = Path.of("");

    @Option(names = "--data", paramLabel = "DATA", description = "Where the photographs are now, if they were moved.")
    private @Nullable Path data;

    VerifyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        var cancellation = new Cancellation();
        VerifyJob.Verdict verdict;
        try (var progress = new ProgressLine(console);
                var _ = new Interrupts(cancellation, console)) {
            verdict = new VerifyJob(project, Optional.ofNullable(data), progress, cancellation).run();
        }
        if (verdict.isSame()) {
            console.out().println("The first " + verdict.steps() + " steps came out the same, bit for bit.");
            return ExitCode.DONE;
        }
        var where = verdict.firstDifference().isPresent()
                ? "Step " + verdict.firstDifference().getAsInt() + " of the first " + verdict.steps()
                        + " came out otherwise than when the project was made"
                : "The losses of the first " + verdict.steps()
                        + " steps are the same, but not the parameters after them";
        console.out()
                .println(where + ". Another processor, program version, count of threads or photographs do that;"
                        + " `zeroset info " + project + "` says what ran then.");
        return ExitCode.FAILED;
    }
}
