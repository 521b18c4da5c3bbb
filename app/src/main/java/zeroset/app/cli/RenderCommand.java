package zeroset.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroset.app.job.RenderJob;
import zeroset.app.job.RenderRequest;
import zeroset.app.job.RenderRequest.Size;
import zeroset.app.job.RenderRequest.Viewpoint;
import zeroset.render.scene.RenderMode;

/// Takes a picture of a project.
@Command(name = "render", description = "Take a picture of what a project holds; the background is transparent.")
final class RenderCommand extends ConsoleCommand {

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PNG",
            required = true,
            description = "Picture to write.")
    private Path output = Path.of("");

    @ArgGroup
    private From from = new From();

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Size in pixels. Default: the view's own, or 800x800 on an orbit.")
    private @Nullable Size size;

    @Option(names = "--mode", paramLabel = "MODE", description = "color, shaded, normal or depth. Default: color.")
    private RenderMode mode = RenderMode.COLOR;

    RenderCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        var request = new RenderRequest(project, output, from.viewpoint(), Optional.ofNullable(size), mode);
        Size written;
        try (var progress = new ProgressLine(console)) {
            written = new RenderJob(request, progress).run();
        }
        console.out().println(output + ": " + written.width() + " x " + written.height() + " pixels, " + mode.id());
        return ExitCode.DONE;
    }

    /// One or the other.
    private static final class From {
        @Option(names = "--view", paramLabel = "I", description = "From the camera of view I of the data set, from 0.")
        private @Nullable Integer view;

        @Option(
                names = "--orbit",
                paramLabel = "DEG",
                description = "From a circle around the surface, at this angle in degrees. Default: 30.")
        private @Nullable Double orbit;

        Viewpoint viewpoint() {
            var index = view;
            var angle = orbit;
            return index != null ? new Viewpoint.View(index) : new Viewpoint.Orbit(angle != null ? angle : 30);
        }
    }
}
