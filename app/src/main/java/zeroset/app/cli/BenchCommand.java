package zeroset.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import zeroset.app.bench.Bench;
import zeroset.app.bench.BenchReport;
import zeroset.app.bench.StageFigure;
import zeroset.model.config.Preset;

/// Measures the machine.
@Command(
        name = "bench",
        description = "Measure how fast each stage runs on this machine, and what share of the machine's limit that is."
                + " Takes about a minute; let nothing else run meanwhile.")
final class BenchCommand extends ConsoleCommand {

    @Option(names = "--preset", paramLabel = "NAME", description = "quick, standard, fine or few. Default: standard.")
    private Preset preset = Preset.STANDARD;

    @Option(names = "--steps", paramLabel = "N", description = "Training steps to measure. Default: 600.")
    private int steps = 600;

    @Option(names = "--json", description = "End standard output with one line of JSON.")
    private boolean json;

    BenchCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        requireNo(complaint());
        var config = preset.config(1, Runtime.getRuntime().availableProcessors());
        var report = new Bench(config, steps, stage -> console.err().println("measuring " + stage)).run();
        var limits = report.limits();
        console.out().printf(Locale.ROOT, "threads                    %d%n", limits.threads());
        console.out()
                .printf(Locale.ROOT, "multiply-adds in registers %.1f GFLOP/s%n", limits.fmaFlopPerSecond() * 1e-9);
        console.out()
                .printf(Locale.ROOT, "matrix product (libtorch)  %.1f GFLOP/s%n", limits.productFlopPerSecond() * 1e-9);
        console.out().printf(Locale.ROOT, "memory copy                %.1f GB/s%n", limits.copyBytesPerSecond() * 1e-9);
        console.out().println();
        console.out().printf("%-40s %20s %9s %8s %7s%n", "stage", "a second", "GFLOP/s", "GB/s", "limit");
        report.figures().forEach(figure -> console.out().println(line(report, figure)));
        if (json) {
            console.out().println(json(report));
        }
        return ExitCode.DONE;
    }

    private Optional<String> complaint() {
        if (preset == Preset.NEUS) {
            return Optional.of("Preset neus has no hash grid, and bench measures one: quick, standard, fine or few.");
        }
        return steps > 0 ? Optional.empty() : Optional.of("--steps must be 1 or more, was " + steps + ".");
    }

    private static String line(BenchReport report, StageFigure figure) {
        return String.format(
                Locale.ROOT,
                "%-40s %20s %9s %8s %7s",
                figure.stage(),
                (figure.perSecond() < 100
                                ? String.format(Locale.ROOT, "%.3g", figure.perSecond())
                                : String.format(Locale.ROOT, "%,.0f", figure.perSecond()))
                        + " " + figure.unit(),
                giga(figure.flopPerSecond()),
                giga(figure.bytesPerSecond()),
                report.shareOfLimit(figure).stream()
                        .mapToObj(share -> String.format(Locale.ROOT, "%.1f %%", 100 * share))
                        .findFirst()
                        .orElse(""));
    }

    private static String giga(OptionalDouble perSecond) {
        return perSecond.stream()
                .mapToObj(value -> String.format(Locale.ROOT, "%.2f", value * 1e-9))
                .findFirst()
                .orElse("");
    }

    private static ObjectNode json(BenchReport report) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("preset", report.preset());
        root.put("threads", report.limits().threads());
        root.put("fma_flop_per_second", report.limits().fmaFlopPerSecond());
        root.put("matrix_product_flop_per_second", report.limits().productFlopPerSecond());
        root.put("copy_bytes_per_second", report.limits().copyBytesPerSecond());
        var stages = root.putArray("stages");
        for (var figure : report.figures()) {
            var stage = stages.addObject();
            stage.put("stage", figure.stage().strip());
            stage.put("unit", figure.unit());
            stage.put("per_second", figure.perSecond());
            figure.flopPerSecond().ifPresent(value -> stage.put("flop_per_second", value));
            figure.bytesPerSecond().ifPresent(value -> stage.put("bytes_per_second", value));
            report.shareOfLimit(figure).ifPresent(share -> stage.put("share_of_limit", share));
        }
        return root;
    }
}
