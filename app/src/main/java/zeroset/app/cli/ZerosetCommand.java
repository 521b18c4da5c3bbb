package zeroset.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import zeroset.app.Version;
import zeroset.app.decimation.DecimationTarget;
import zeroset.app.job.MeshSettings.Components;
import zeroset.app.job.MeshSettings.Coordinates;
import zeroset.app.job.MeshSettings.Ground;
import zeroset.app.job.MeshSettings.Unseen;
import zeroset.app.job.Size;
import zeroset.app.ui.WindowLauncher;
import zeroset.model.config.Budget;
import zeroset.model.config.CueConfig;
import zeroset.model.config.Preset;
import zeroset.model.geometry.Region;
import zeroset.render.scene.MeshStyle;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SlicePlane;

/// The command `zeroset` itself.
@Command(
        name = "zeroset",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Turns posed photographs into a surface.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ReconstructCommand.class,
            ResumeCommand.class,
            ExtractCommand.class,
            RenderCommand.class,
            EvaluateCommand.class,
            InfoCommand.class,
            ConvertCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            VerifyCommand.class,
            TestCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:failed",
            " 2:the command line cannot be understood",
            " 3:input or output cannot be used; nothing was written",
            "130:interrupted; the work is saved"
        },
        footer = {
            "",
            "The window:  zeroset [DATA]",
            "Start with:  zeroset demo",
            "Your own:    zeroset reconstruct FOLDER -o mesh.ply",
            "Help:        zeroset COMMAND --help"
        })
public final class ZerosetCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DATA",
            description = "Folder or file of a data set, or a project, to open in the window.")
    private Optional<Path> location = Optional.empty();

    private final Console console;

    private ZerosetCommand(Console console) {
        this.console = console;
    }

    /// The whole command line.
    ///
    /// @param out receives results
    /// @param err receives progress and messages
    public static CommandLine commandLine(PrintStream out, PrintStream err) {
        var console = Console.of(out, err);
        var root = new ZerosetCommand(console);
        var commandLine = new CommandLine(root, new CommandFactory(console));
        commandLine.registerConverter(Budget.Time.class, Converters::time);
        commandLine.registerConverter(Preset.class, Converters::preset);
        commandLine.registerConverter(CueConfig.Use.class, Converters::cues);
        commandLine.registerConverter(Region.class, RegionOption::parse);
        commandLine.registerConverter(Size.class, Converters::size);
        commandLine.registerConverter(RenderMode.class, Converters::mode);
        commandLine.registerConverter(MeshStyle.class, Converters::meshStyle);
        commandLine.registerConverter(SlicePlane.class, Converters::slice);
        commandLine.registerConverter(LookOptions.BackgroundChoice.class, Converters::background);
        commandLine.registerConverter(DecimationTarget.class, MeshConverters::triangles);
        commandLine.registerConverter(Components.class, MeshConverters::components);
        commandLine.registerConverter(Coordinates.class, MeshConverters::coordinates);
        commandLine.registerConverter(Unseen.class, MeshConverters::unseen);
        commandLine.registerConverter(Ground.class, MeshConverters::ground);
        commandLine.setUsageHelpWidth(110);
        commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setExecutionExceptionHandler(new Failures(console));
        return commandLine;
    }

    /// Without a command: the window.
    @Override
    public Integer call() {
        if (location.isPresent() && !Files.exists(location.get())) {
            throw new ParameterException(
                    commandLine(),
                    location.get() + " is neither a file or folder that exists nor a command. Commands: "
                            + String.join(", ", commandLine().getSubcommands().keySet()) + ".");
        }
        return Windows.show(console, WindowLauncher.open(location.map(Path::toString)));
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }
}
