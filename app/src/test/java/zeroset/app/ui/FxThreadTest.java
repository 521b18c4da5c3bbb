package zeroset.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FxThreadTest {
    @TempDir
    private Path folder;

    @Test
    void aBurstCollapsesToItsNewestValue() {
        try (var window = new WindowStage(folder, 1024, 700)) {
            List<Integer> shown = Collections.synchronizedList(new ArrayList<>());
            var receiver = FxThread.<Integer>newestPerPulse(shown::add);
            for (int i = 0; i <= 100_000; i++) {
                receiver.accept(i);
            }
            window.until(() -> shown.contains(100_000));
            // Pulses come at most every few milliseconds, the burst takes tens of them.
            assertTrue(shown.size() < 1000, () -> shown.size() + " of 100001 were shown");
            assertEquals(shown.stream().sorted().toList(), shown, "in order");
        }
    }

    @Test
    void actionsRunOnTheFxThread() {
        try (var window = new WindowStage(folder, 1024, 700)) {
            var threads = Collections.synchronizedList(new ArrayList<Boolean>());
            FxThread.run(() -> threads.add(Platform.isFxApplicationThread()));
            FxThread.withNextPulse(() -> threads.add(Platform.isFxApplicationThread()));
            window.until(() -> threads.size() == 2);
            assertEquals(List.of(true, true), threads);
        }
    }
}
