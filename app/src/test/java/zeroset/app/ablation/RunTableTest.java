package zeroset.app.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.config.Preset;

class RunTableTest {

    private static final RunKey PRESET = new RunKey(TestScene.SPOT_MASKS, 1, "preset", Preset.STANDARD, 1500);
    private static final RunKey SMOOTHER = new RunKey(TestScene.SPOT_MASKS, 1, "curvature_2", Preset.STANDARD, 1500);

    @TempDir
    private Path folder;

    @Test
    void aKilledProcessCostsTheRunItWasWriting() throws IOException {
        var file = folder.resolve("runs.csv");
        var table = RunTable.open(file);
        table.add(PRESET, figures(0.2));
        table.add(SMOOTHER, figures(0.1));
        Files.writeString(file, "spot_masks,1,curva", StandardOpenOption.APPEND);

        var again = RunTable.open(file);

        assertEquals(table.runs(), again.runs());
        again.add(new RunKey(TestScene.TRIO_NO_MASKS, 2, "preset", Preset.QUICK, 10), figures(Double.NaN));
        assertEquals(3, RunTable.open(file).runs().size());
    }

    @Test
    void variantsAreComparedWithThePresetOfTheirOwnSceneAndSeed() throws IOException {
        var table = RunTable.open(folder.resolve("runs.csv"));
        for (int seed = 1; seed <= 2; seed++) {
            var preset = new RunKey(TestScene.SPOT_MASKS, seed, "preset", Preset.STANDARD, 1500);
            table.add(preset, figures(seed));
            table.add(
                    new RunKey(TestScene.SPOT_MASKS, seed, "curvature_2", Preset.STANDARD, 1500), figures(0.5 * seed));
        }

        var text = new Comparison(table.runs()).text();

        assertTrue(text.contains("0.500 ± 0.000"), text);
    }

    private static RunFigures figures(double chamfer) {
        return new RunFigures(chamfer, 0.2, 0.3, 0.9, 0.95, 30, 100);
    }
}
