package zeroset.app.ablation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/// What each variant gave relative to the preset on the same scene with the same seed: mean and spread (standard
/// deviation over pairs of runs).
final class Comparison {

    private static final String ROW = "%-20s %5s %16s %16s %16s %16s %8s";

    private final Map<RunKey, RunFigures> runs;

    Comparison(Map<RunKey, RunFigures> runs) {
        this.runs = runs;
    }

    /// The table over all scenes, then one per scene.
    String text() {
        var text = new StringBuilder(table("all scenes", runs));
        for (var scene : TestScene.values()) {
            var part = new LinkedHashMap<RunKey, RunFigures>();
            runs.forEach((key, figures) -> {
                if (key.scene() == scene) {
                    part.put(key, figures);
                }
            });
            if (!part.isEmpty()) {
                text.append('\n').append(table(scene.name().toLowerCase(Locale.ROOT), part));
            }
        }
        return text.toString();
    }

    private static String table(String title, Map<RunKey, RunFigures> runs) {
        var lines = new ArrayList<String>();
        lines.add(title + ", relative to the preset (Chamfer and processor time as ratios, the rest as differences)");
        lines.add(String.format(Locale.ROOT, ROW, "variant", "pairs", "Chamfer", "F@1 %", "normals", "PSNR dB", "cpu"));
        for (var variant : Variant.all()) {
            var pairs = pairs(variant, runs);
            if (!pairs.isEmpty()) {
                lines.add(row(variant, pairs));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /// @param figures of the variant's run
    /// @param reference of the preset's run
    private record Pair(RunFigures figures, RunFigures reference) {}

    private static List<Pair> pairs(Variant variant, Map<RunKey, RunFigures> runs) {
        var pairs = new ArrayList<Pair>();
        runs.forEach((key, figures) -> {
            var reference = runs.get(key.reference());
            if (key.variant().equals(variant.name()) && reference != null) {
                pairs.add(new Pair(figures, reference));
            }
        });
        return pairs;
    }

    private static String row(Variant variant, List<Pair> pairs) {
        if (variant.equals(Variant.PRESET)) {
            return String.format(
                    Locale.ROOT,
                    ROW,
                    "preset: absolute",
                    pairs.size(),
                    spread("%.3f ± %.3f", pairs, (run, _) -> run.chamfer()),
                    spread("%.3f ± %.3f", pairs, (run, _) -> run.fScore()),
                    spread("%.4f ± %.4f", pairs, (run, _) -> run.normals()),
                    spread("%.2f ± %.2f", pairs, (run, _) -> run.psnr()),
                    spread("%.0f s", pairs, (run, _) -> run.cpuSeconds()));
        }
        return String.format(
                Locale.ROOT,
                ROW,
                variant.name(),
                pairs.size(),
                spread("%.3f ± %.3f", pairs, (run, preset) -> run.chamfer() / preset.chamfer()),
                spread("%+.4f ± %.4f", pairs, (run, preset) -> run.fScore() - preset.fScore()),
                spread("%+.4f ± %.4f", pairs, (run, preset) -> run.normals() - preset.normals()),
                spread("%+.2f ± %.2f", pairs, (run, preset) -> run.psnr() - preset.psnr()),
                spread("%.2f", pairs, (run, preset) -> run.cpuSeconds() / preset.cpuSeconds()));
    }

    private static String spread(String format, List<Pair> pairs, ToDoubleBiFunction<RunFigures, RunFigures> figure) {
        double[] values = pairs.stream()
                .mapToDouble(pair -> figure.applyAsDouble(pair.figures(), pair.reference()))
                .toArray();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
        return String.format(Locale.ROOT, format, mean, deviation);
    }
}
