package zeroset.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import zeroset.model.config.Budget;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.region.RegionFinder;

/// Says what a data set or a project is.
@Command(name = "info", description = "Say what was recognised in a data set, or what a project holds.")
final class InfoCommand extends ConsoleCommand {

    @Parameters(paramLabel = "DATA", description = "Folder or file of posed photographs, or a project folder.")
    private Path location = Path.of("");

    InfoCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws DatasetException, ProjectException, InterruptedException {
        if (Project.isProject(location)) {
            project();
        } else {
            dataset(DatasetReaders.read(location));
        }
        return ExitCode.DONE;
    }

    private void dataset(SceneDataset dataset) throws DatasetException, InterruptedException {
        row("data set", dataset.location());
        row("format", dataset.format());
        DatasetReaders.recognise(location).stream()
                .findFirst()
                .ifPresent(recognition -> row("because", recognition.because()));
        var training = dataset.views(Split.TRAIN).size();
        row(
                "views",
                dataset.views().size() + " (" + training + " to train on, "
                        + (dataset.views().size() - training) + " held out)");
        var sizes = new TreeSet<String>();
        for (var view : dataset.views()) {
            var lens = view.camera().intrinsics();
            sizes.add(lens.width() + " x " + lens.height());
        }
        row("size", String.join(", ", sizes) + " pixels");
        row("masks", describe(dataset.coverageKind()));
        dataset.points().ifPresent(points -> row("points", String.format(Locale.ROOT, "%,d", points.size())));
        var photographs = LoadedDataset.load(dataset, Runtime.getRuntime().availableProcessors());
        var region = RegionFinder.find(photographs.dataset(), photographs.training(), Optional.empty());
        row("region", describe(region.region()) + " (" + region.source().description() + ")");
        row("", "as an option: --roi " + RegionOption.format(region.region()));
        photographs.dataset().notes().forEach(note -> row("note", note));
        region.warnings().forEach(warning -> row("warning", warning));
    }

    private static String describe(CoverageKind kind) {
        return switch (kind) {
            case NONE -> "none";
            case ALPHA -> "alpha channel of the photographs";
            case OBJECT_MASK -> "separate masks of the object";
            case VALID_MASK -> "masks of valid pixels";
        };
    }

    private static String describe(Region region) {
        return switch (region) {
            case Sphere sphere ->
                String.format(
                        Locale.ROOT,
                        "centre %.6g, %.6g, %.6g, radius %.6g",
                        sphere.centerX(),
                        sphere.centerY(),
                        sphere.centerZ(),
                        sphere.radius());
            case OrientedBox box ->
                String.format(
                        Locale.ROOT,
                        "box, centre %.6g, %.6g, %.6g, edges %.6g x %.6g x %.6g",
                        box.centerX(),
                        box.centerY(),
                        box.centerZ(),
                        2 * box.halfX(),
                        2 * box.halfY(),
                        2 * box.halfZ());
        };
    }

    private void project() throws ProjectException {
        try (var project = Project.openReadOnly(location)) {
            var description = project.description();
            row("project", project.folder());
            row("made by", "Zeroset " + description.createdBy());
            row(
                    "data set",
                    description.dataset().absolute() + " ("
                            + description.dataset().format() + ")");
            row("region", describe(description.region()));
            row(
                    "preset",
                    description.config().preset() + ", seed "
                            + description.config().seed());
            row(
                    "budget",
                    switch (description.config().budget()) {
                        case Budget.Steps(int steps) -> String.format(Locale.ROOT, "%,d steps", steps);
                        case Budget.Time(double seconds) -> ProgressLine.duration(seconds);
                    });
            row(
                    "checkpoint",
                    project.latestStep().isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    "step %,d",
                                    project.latestStep().getAsInt())
                            : "none");
            for (var run : description.runs()) {
                row(
                        "run",
                        String.format(
                                Locale.ROOT,
                                "%s: steps %,d to %,d, %s%s%s",
                                run.startedAt(),
                                run.fromStep(),
                                run.toStep(),
                                ProgressLine.duration(run.seconds()),
                                run.completed() ? "" : ", interrupted",
                                run.metrics().containsKey("psnr_test")
                                        ? String.format(
                                                Locale.ROOT,
                                                ", held-out PSNR %.1f dB",
                                                run.metrics().get("psnr_test"))
                                        : ""));
                row(
                        "",
                        "Zeroset " + run.version() + " on " + run.machine().system() + ", "
                                + run.machine().processors() + " processors, Java "
                                + run.machine().java());
            }
            for (var export : project.exports()) {
                row("export", export.file() + " (" + export.writtenAt() + ", step " + export.step() + ")");
            }
        }
    }

    private void row(String name, Object value) {
        PrintStream out = console.out();
        out.printf(Locale.ROOT, "%-10s %s%n", name, value);
    }
}
