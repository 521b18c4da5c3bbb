package zeroset.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroset.app.job.Cancellation;
import zeroset.app.job.ConvertJob;
import zeroset.app.job.ConvertRequest;

/// Saves a data set in nerfstudio's format.
@Command(
        name = "convert",
        description = "Save a data set of any format as nerfstudio's transforms.json with its images.")
final class ConvertCommand extends ConsoleCommand {

    @Parameters(paramLabel = "DATA", description = "Folder or file of posed photographs.")
    private Path data = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            required = true,
            description = "Folder to write: empty, or not there yet.")
    private Path output = Path.of("");

    @Option(names = "--undistort", description = "Write the images that ideal lenses would have taken.")
    private boolean undistort;

    @Option(names = "--invert-masks", description = "Take masks and alpha for the opposite of what they say.")
    private boolean invertMasks;

    ConvertCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        var cancellation = new Cancellation();
        int images;
        try (var progress = new ProgressLine(console);
                var _ = new Interrupts(cancellation, console)) {
            images = new ConvertJob(new ConvertRequest(data, output, undistort, invertMasks), progress, cancellation)
                    .run();
        }
        console.out().println(output.resolve("transforms.json") + ": " + images + " images");
        return ExitCode.DONE;
    }
}
