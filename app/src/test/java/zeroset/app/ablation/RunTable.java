package zeroset.app.ablation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import zeroset.model.config.Preset;

/// Runs and their figures in a CSV file, one line each; a run that is there need not be done again.
final class RunTable {

    private static final String HEADER = "scene,seed,variant,preset,steps,chamfer_percent,accuracy_percent,"
            + "completeness_percent,f_score,normal_consistency,held_out_psnr,cpu_seconds\n";
    private static final int COLUMNS = 12;

    private final Path file;
    private final Map<RunKey, RunFigures> runs = new LinkedHashMap<>();

    private RunTable(Path file) {
        this.file = file;
    }

    /// Reads what is there, or begins a new file. A last line that a killed process left half written goes.
    static RunTable open(Path file) throws IOException {
        var table = new RunTable(file);
        var text = Files.exists(file) ? Files.readString(file) : "";
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        Files.writeString(file, whole.isEmpty() ? HEADER : whole);
        for (var line : whole.lines().skip(1).toList()) {
            table.read(line);
        }
        return table;
    }

    private void read(String line) throws IOException {
        var cells = List.of(line.split(",", -1));
        if (cells.size() != COLUMNS) {
            throw new IOException(file + ": expected " + COLUMNS + " columns, found \"" + line + "\"");
        }
        var key = new RunKey(
                TestScene.valueOf(cells.get(0).toUpperCase(Locale.ROOT)),
                Long.parseLong(cells.get(1)),
                cells.get(2),
                Preset.valueOf(cells.get(3).toUpperCase(Locale.ROOT)),
                Integer.parseInt(cells.get(4)));
        double[] values =
                cells.stream().skip(5).mapToDouble(Double::parseDouble).toArray();
        runs.put(key, new RunFigures(values[0], values[1], values[2], values[3], values[4], values[5], values[6]));
    }

    boolean contains(RunKey key) {
        return runs.containsKey(key);
    }

    Map<RunKey, RunFigures> runs() {
        return Collections.unmodifiableMap(runs);
    }

    void add(RunKey key, RunFigures figures) throws IOException {
        runs.put(key, figures);
        var line = String.format(
                Locale.ROOT,
                "%s,%d,%s,%s,%d,%.5f,%.5f,%.5f,%.5f,%.5f,%.3f,%.1f%n",
                key.scene().name().toLowerCase(Locale.ROOT),
                key.seed(),
                key.variant(),
                key.preset().id(),
                key.steps(),
                figures.chamfer(),
                figures.accuracy(),
                figures.completeness(),
                figures.fScore(),
                figures.normals(),
                figures.psnr(),
                figures.cpuSeconds());
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
