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
import zeroset.app.job.ReconstructJob;
import zeroset.app.job.ReconstructRequest;
import zeroset.app.job.ReconstructResult;
import zeroset.model.config.CueConfig;
import zeroset.model.config.OptimizerConfig;
import zeroset.model.config.Preset;
import zeroset.model.config.TrainingConfig;
import zeroset.model.geometry.Region;

/// Posed photographs to a mesh.
@Command(name = "reconstruct", description = "Turn posed photographs into a mesh.")
final class ReconstructCommand extends ConsoleCommand {

    @Parameters(
            paramLabel = "DATA",
            description =
                    "Folder or file of the photographs and their poses: NeRF-synthetic, transforms.json of instant-ngp or"
                            + " nerfstudio, IDR/NeuS cameras.npz, Middlebury *_par.txt.")
    private Path data = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "MESH",
            required = true,
            description = "Mesh to write: .ply or .obj.")
    private Path output = Path.of("");

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "quick (a first look), standard, fine, few (three to nine photographs), neus (the paper's own network; slow). "
                            + "Default: standard.")
    private Preset preset = Preset.STANDARD;

    @ArgGroup
    private BudgetOptions budget = new BudgetOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random draw. Default: 1.")
    private long seed = 1;

    @Mixin
    private MeshOptions meshOptions = new MeshOptions();

    @Option(
            names = "--roi",
            paramLabel = "REGION",
            description =
                    "Region of interest in data-set units. A sphere: CX,CY,CZ,R. A box: CX,CY,CZ,HX,HY,HZ (centre, half"
                            + " edges), turned with ,QX,QY,QZ,QW. Or a JSON file with center and radius, or box_min and"
                            + " box_max. Default: found by itself.")
    private @Nullable Region region;

    @Option(names = "--no-masks", description = "Do not let masks or alpha supervise the silhouette.")
    private boolean withoutMasks;

    @Option(
            names = "--invert-masks",
            description = "Take masks and alpha for the opposite of what they say; the project remembers it.")
    private boolean invertMasks;

    @Option(
            names = "--cues",
            paramLabel = "WHEN",
            description =
                    "Whether photographs are matched with each other before training, and the surface is held to what that"
                            + " finds and to sparse points: automatic (where no masks are used), always, never. Default:"
                            + " automatic.")
    private CueConfig.Use cues = CueConfig.Use.AUTOMATIC;

    @Option(
            names = "--refine-poses",
            description =
                    "Learn small corrections to the photographs' poses, by up to three degrees; the first photograph keeps its"
                            + " own. For poses that are a pixel or two off.")
    private boolean refinesPoses;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description =
                    "New folder that keeps the work, saved every minute. Without it a project is made only when the"
                            + " run is interrupted.")
    private @Nullable Path project;

    @Option(names = "--json", description = "End standard output with one line of JSON.")
    private boolean json;

    ReconstructCommand(Console console) {
        super(console);
    }

    private TrainingConfig config() {
        var config =
                preset.config(seed, Runtime.getRuntime().availableProcessors()).withMasks(!withoutMasks);
        if (cues != CueConfig.Use.AUTOMATIC) {
            var matched =
                    config.cues().matching() ? config.cues() : CueConfig.automatic(); // the paper's preset has none
            config = config.withCues(matched.withUse(cues));
        }
        return refinesPoses
                ? config.withOptimizer(config.optimizer().withPoseRate(OptimizerConfig.LEARNED_POSES))
                : config;
    }

    @Override
    public Integer call() throws Exception {
        requireNo(budget.complaint().or(() -> meshOptions.complaint()));
        var config = config();
        var request = new ReconstructRequest(
                data,
                invertMasks,
                output,
                budget.budget().map(config::withBudget).orElse(config),
                meshOptions.settings(MeshSettings.defaults()),
                Optional.ofNullable(region),
                Optional.ofNullable(project));
        var cancellation = new Cancellation();
        ReconstructResult result;
        OptionalDouble firstStep;
        try (var progress = new ProgressLine(console);
                var _ = new Interrupts(cancellation, console)) {
            result = new ReconstructJob(request, progress, cancellation).run();
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
