package zeroset.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroset.app.job.Cancellation;
import zeroset.app.job.ExamineJob;
import zeroset.model.doctor.DoctorReport;
import zeroset.model.doctor.Finding;
import zeroset.model.doctor.Severity;

/// Says what is wrong with a data set.
@Command(
        name = "doctor",
        description = "Say what was recognised in a data set, what is wrong with it, and how to mend it.")
final class DoctorCommand extends ConsoleCommand {

    @Parameters(paramLabel = "DATA", description = "Folder or file of posed photographs.")
    private Path location = Path.of("");

    @Option(names = "--invert-masks", description = "Take masks and alpha for the opposite of what they say.")
    private boolean invertMasks;

    @Option(
            names = "--picture",
            paramLabel = "PNG",
            description =
                    "Also draw from which directions the object is seen: from above at the left, from below at the"
                            + " right; the lighter, the more views; cameras are dots.")
    private @Nullable Path picture;

    @Option(names = "--json", description = "End standard output with one line of JSON.")
    private boolean json;

    DoctorCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        DoctorReport report;
        try (var progress = new ProgressLine(console)) {
            report = new ExamineJob(location, invertMasks, Optional.ofNullable(picture), progress, new Cancellation())
                    .run();
        }
        print(report);
        if (json) {
            console.out().println(DoctorJson.write(report));
        }
        return report.worst().filter(worst -> worst == Severity.ERROR).isPresent() ? ExitCode.BAD_INPUT : ExitCode.DONE;
    }

    private void print(DoctorReport report) {
        PrintStream out = console.out();
        report.facts().forEach(fact -> out.printf(Locale.ROOT, "%-10s %s%n", fact.name(), fact.text()));
        report.coverage()
                .ifPresent(coverage -> out.printf(
                        Locale.ROOT,
                        "%-10s three views or more look from %.0f %% of all directions%n",
                        "coverage",
                        100 * coverage.share(3)));
        for (var finding : report.findings()) {
            out.println();
            out.println(label(finding) + finding.sentence());
            out.println("           " + finding.evidence());
            if (!finding.remedy().isEmpty()) {
                out.println("           -> " + finding.remedy());
            }
        }
        out.println();
        out.println(report.verdict());
    }

    private static String label(Finding finding) {
        return String.format(
                Locale.ROOT,
                "%-11s",
                switch (finding.severity()) {
                    case ERROR -> "WRONG";
                    case WARNING -> "warning";
                    case HINT -> "hint";
                });
    }
}
