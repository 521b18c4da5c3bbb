package zeroset.app.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.app.workspace.LogEntry;
import zeroset.app.workspace.Phase;

@Tag("slow")
@Timeout(120)
class PulseMeterTest {
    /// The aim is 100 ms on a machine that does nothing else; this one builds and tests meanwhile.
    private static final double LONGEST_MILLIS = 1000;

    @TempDir
    private Path folder;

    @Test
    void theWindowKeepsDrawingWhileTheWorkFloodsItWithNews() {
        try (var stage = new WindowStage(folder, 1440, 900)) {
            stage.workspace().setHistory(States.history(1));
            stage.workspace().become(States.training());
            stage.press(KeyCode.CLOSE_BRACKET); // warms up what a first glide compiles
            stage.settle();
            var meter = new PulseMeter();
            WindowStage.onFx(() -> {
                meter.start();
                return true;
            });
            for (int pulse = 0; pulse < 40; pulse++) {
                flood(stage, pulse);
                stage.settle();
            }
            WindowStage.onFx(() -> {
                meter.stop();
                return true;
            });
            assertTrue(meter.count() >= 40, () -> "only " + meter.count() + " pulses");
            assertTrue(
                    meter.longestGapMillis() < LONGEST_MILLIS,
                    () -> "a pulse came " + meter.longestGapMillis() + " ms after the one before");
        }
    }

    /// A hundred times as much news as a trainer has between two pulses.
    private static void flood(WindowStage stage, int round) {
        for (int i = 0; i < 100; i++) {
            double fraction = (100 * round + i) / 4000.0;
            stage.workspace()
                    .become(States.in(Phase.TRAINING).withProgress(fraction).state());
        }
        stage.workspace().say(new LogEntry(Instant.now(), LogEntry.Level.INFO, "line " + round));
    }
}
