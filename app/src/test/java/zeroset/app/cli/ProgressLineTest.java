package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import zeroset.app.job.JobEvent;
import zeroset.model.training.LossTerms;
import zeroset.model.training.TrainingEvent;

class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

    private static JobEvent progress(int step, double fraction) {
        return new JobEvent.Training(new TrainingEvent.Progress(
                step, 45, fraction, 135, new LossTerms(0.0321, 0.02, 0.1, 0, 0), 27.25, 120, 143_210));
    }

    @Test
    void rewritesOneLineOnATerminal() {
        try (var line = new ProgressLine(new Console(stream, stream, true))) {
            line.accept(progress(1500, 0.25));
        }
        assertEquals(
                "\r[#####...............]  25% step 1,500  loss 0.0321  PSNR 27.3 dB  143,210 samples/s  2:15 min left"
                        + "\u001b[K" + System.lineSeparator(),
                err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void writesALineOnlyNowAndThenElsewhere() {
        try (var line = new ProgressLine(new Console(stream, stream, false))) {
            line.accept(new JobEvent.Stage("reading", -1));
            for (int step = 0; step < 1000; step++) {
                line.accept(progress(step, step / 1000.0));
            }
            line.accept(new JobEvent.Notice("something to know"));
        }
        var text = err.toString(StandardCharsets.UTF_8);
        assertEquals(3, text.lines().count(), text);
        assertTrue(text.startsWith("reading" + System.lineSeparator()), text);
        assertTrue(text.endsWith("something to know" + System.lineSeparator()), text);
    }
}
