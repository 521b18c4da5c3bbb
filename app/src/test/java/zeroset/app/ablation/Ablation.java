package zeroset.app.ablation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import zeroset.model.config.Preset;

/// What single choices of the configuration are worth: scenes by seeds by variants, each for the same number of steps,
/// judged against the scene's true surface.
///
/// ```
/// java --add-modules jdk.incubator.vector -cp app/target/test-classes:app/target/classes:$(cat
/// app/target/classpath.txt) \
///     zeroset.app.ablation.Ablation --data FOLDER --csv runs.csv --seeds 1,2
/// ```
///
/// It can be stopped at any time; the same command goes on with the runs that are missing. Seeds go outermost, so
/// that a part of the runs compares all scenes and variants.
@Command(
        name = "ablation",
        mixinStandardHelpOptions = true,
        description = "Runs scenes x seeds x variants of a preset and compares the surfaces.")
public final class Ablation implements Callable<Integer> {

    @Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(names = "--data", description = "Folder that holds spot, trio and bowl_table.")
    private Path data = Path.of(System.getProperty("zeroset.data", "."));

    @Option(names = "--csv", description = "File that gets a line per run; runs that it holds are not done again.")
    private Path csv = Path.of("ablation.csv");

    @Option(names = "--scenes", split = ",", description = "Of ${COMPLETION-CANDIDATES}; default all.")
    private List<TestScene> scenes = List.of(TestScene.values());

    @Option(names = "--seeds", split = ",", description = "Default 1.")
    private List<Long> seeds = List.of(1L);

    @Option(names = "--variants", split = ",", description = "Names, see --list; default all. The preset always runs.")
    private List<String> names = List.of();

    @Option(names = "--steps", description = "Steps per run, over which every schedule runs. Default 1500.")
    private int steps = 1500;

    @Option(names = "--preset", description = "Of ${COMPLETION-CANDIDATES}; default standard.")
    private Preset preset = Preset.STANDARD;

    @Option(names = "--threads", description = "Default: all processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--list", description = "Lists the variants and ends.")
    private boolean list;

    @Option(names = "--table", description = "Prints the table of the runs that are there and ends.")
    private boolean tableOnly;

    private Ablation() {}

    /// Runs what the arguments say.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Ablation())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            Variant.all().forEach(each -> System.out.printf("%-20s %s%n", each.name(), each.meaning()));
            return 0;
        }
        var table = RunTable.open(csv);
        if (!tableOnly) {
            for (long seed : seeds) {
                for (var scene : scenes) {
                    run(scene, seed, variants(), table);
                }
            }
        }
        System.out.print(new Comparison(table.runs()).text());
        return 0;
    }

    private List<Variant> variants() {
        var unknown = new ArrayList<>(names);
        var chosen = new ArrayList<Variant>();
        for (var variant : Variant.all()) {
            if (unknown.remove(variant.name()) || names.isEmpty() || variant.equals(Variant.PRESET)) {
                chosen.add(variant);
            }
        }
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "unknown variants " + unknown + "; --list shows all there are");
        }
        return chosen;
    }

    private void run(TestScene scene, long seed, List<Variant> variants, RunTable table) throws Exception {
        var missing = variants.stream()
                .filter(variant -> !table.contains(key(scene, seed, variant)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        var runs = SceneRuns.open(scene, data, preset.config(seed, threads));
        for (var variant : missing) {
            if (runs.concerns(variant)) {
                var figures = runs.run(variant, steps);
                table.add(key(scene, seed, variant), figures);
                tell(scene, seed, variant, figures);
            }
        }
    }

    private RunKey key(TestScene scene, long seed, Variant variant) {
        return new RunKey(scene, seed, variant.name(), preset, steps);
    }

    private static void tell(TestScene scene, long seed, Variant variant, RunFigures figures) throws IOException {
        System.err.printf(
                Locale.ROOT,
                "%s, seed %d, %s: Chamfer %.3f %%, F %.3f, normals %.4f, %.2f dB, %.0f s of processor time%n",
                scene,
                seed,
                variant.name(),
                figures.chamfer(),
                figures.fScore(),
                figures.normals(),
                figures.psnr(),
                figures.cpuSeconds());
    }
}
