package zeroset.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import zeroset.app.job.AnimationRequest;
import zeroset.app.job.Cancellation;
import zeroset.app.job.FilmJob;
import zeroset.app.job.FilmRequest;
import zeroset.app.job.FilmRequest.Route;
import zeroset.app.job.RenderJob;
import zeroset.app.job.RenderRequest;
import zeroset.app.job.RenderRequest.Viewpoint;
import zeroset.app.job.Size;
import zeroset.model.config.Budget;

/// Takes a picture of a project, or makes a film of it.
@Command(name = "render", description = "Take a picture of what a project holds, or make a film of it.")
final class RenderCommand extends ConsoleCommand {

    private static final int FRAMES_PER_SECOND = 30;

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Picture to write: .png. Film to write: .mp4, or a new folder for PNG files.")
    private Path output = Path.of("");

    @ArgGroup
    private From from = new From();

    @Option(
            names = "--elevation",
            paramLabel = "DEG",
            description = "Degrees above the horizon for --orbit and --turntable, -89..89. Default: 20.")
    private double elevation = Viewpoint.Orbit.ELEVATION;

    @Option(
            names = "--views",
            paramLabel = "I",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Views that --path leads through, in this order: 0,5,9. Default: all of the data set.")
    private List<Integer> views = List.of();

    @Option(names = "--loop", description = "Lead --path back to its first view.")
    private boolean loop;

    @Option(names = "--fps", paramLabel = "N", description = "Frames per second of a film, 1..120. Default: 30.")
    private int framesPerSecond = FRAMES_PER_SECOND;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description =
                    "Size in pixels. Default: the view's own; 800x800 on an orbit, 640x640 on a turntable. Where the"
                            + " proportions are not the view's, there is more to see at two sides.")
    private @Nullable Size size;

    @Mixin
    private LookOptions look = new LookOptions();

    RenderCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        requireNo(look.complaint().or(this::complaint));
        return from.duration().isPresent() ? film(from.duration().get().seconds()) : picture();
    }

    private Optional<String> complaint() {
        if (!(Math.abs(elevation) <= 89)) {
            return Optional.of("--elevation: expected -89..89 degrees, found " + elevation);
        }
        var misplaced = misplaced();
        if (misplaced.isPresent() || from.duration().isEmpty()) {
            return misplaced;
        }
        try {
            AnimationRequest.checkTiming(from.duration().get().seconds(), framesPerSecond);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("--fps: " + e.getMessage());
        }
    }

    /// Options that would do nothing beside the others.
    private Optional<String> misplaced() {
        if (from.path == null && (isGiven("--views") || isGiven("--loop"))) {
            return Optional.of("--views and --loop: belong to --path TIME, found none");
        }
        if (from.duration().isEmpty() && isGiven("--fps")) {
            return Optional.of("--fps: belongs to a film, found neither --turntable TIME nor --path TIME");
        }
        if ((from.view != null || from.path != null) && isGiven("--elevation")) {
            return Optional.of(
                    "--elevation: belongs to --orbit and --turntable; cameras of the data set have their own");
        }
        return Optional.empty();
    }

    private boolean isGiven(String option) {
        return spec != null && spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private int picture() throws Exception {
        var request =
                new RenderRequest(project, output, from.viewpoint(elevation), Optional.ofNullable(size), look.look());
        var cancellation = new Cancellation();
        Size written;
        try (var progress = new ProgressLine(console);
                var _ = new Interrupts(cancellation, console)) {
            written = new RenderJob(request, progress, cancellation).run();
        }
        console.out()
                .println(output + ": " + written.width() + " x " + written.height() + " pixels, "
                        + request.look().mode().id());
        return ExitCode.DONE;
    }

    private int film(double seconds) throws Exception {
        var route = from.path != null ? new Route.Views(views, loop) : new Route.Turntable(elevation);
        var request = new FilmRequest(
                project, output, route, Optional.ofNullable(size), seconds, framesPerSecond, look.look());
        var cancellation = new Cancellation();
        AnimationRequest made;
        try (var progress = new ProgressLine(console);
                var _ = new Interrupts(cancellation, console)) {
            made = new FilmJob(request, progress, cancellation).run();
        }
        console.out()
                .println(output + ": " + made.frames() + " frames of "
                        + made.size().width() + " x " + made.size().height() + " pixels, "
                        + request.look().mode().id());
        return ExitCode.DONE;
    }

    /// One of these.
    private static final class From {
        @Option(names = "--view", paramLabel = "I", description = "From the camera of view I of the data set, from 0.")
        private @Nullable Integer view;

        @Option(
                names = "--orbit",
                paramLabel = "DEG",
                description = "From a circle around the surface, at this angle in degrees. Default: 30.")
        private @Nullable Double orbit;

        @Option(
                names = "--turntable",
                paramLabel = "TIME",
                description = "A film once around the surface in this time: 6s.")
        private Budget.@Nullable Time turntable;

        @Option(
                names = "--path",
                paramLabel = "TIME",
                description = "A film smoothly through the cameras of the data set in this time: 10s.")
        private Budget.@Nullable Time path;

        Optional<Budget.Time> duration() {
            return Optional.ofNullable(turntable).or(() -> Optional.ofNullable(path));
        }

        Viewpoint viewpoint(double elevation) {
            var index = view;
            var angle = orbit;
            return index != null
                    ? new Viewpoint.View(index)
                    : new Viewpoint.Orbit(angle != null ? angle : 30, elevation);
        }
    }
}
