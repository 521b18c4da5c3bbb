package zeroset.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);

    private int run(String... args) {
        return Main.run(args, stream, stream);
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void knowsItsVersion() {
        assertEquals(0, run("--version"));
        assertTrue(said().matches("Zeroset \\d+\\.\\d+\\.\\d+.*\\R"), said());
    }

    @Test
    void answersAnUnknownOptionWithTheExitCodeForUsage() {
        assertEquals(2, run("--no-such-option"));
        assertTrue(said().contains("--no-such-option"), said());
    }

    @Test
    void listsTheCommandsThatThereAre() {
        assertEquals(0, run("--help"));
        for (var command : List.of(
                "demo", "reconstruct", "resume", "extract", "render", "evaluate", "info", "doctor", "test", "130")) {
            assertTrue(said().contains(" " + command), command + " is missing in: " + said());
        }
    }

    @Test
    void helpsWithEveryCommand() {
        for (var command :
                List.of("demo", "reconstruct", "resume", "extract", "render", "evaluate", "info", "doctor")) {
            assertEquals(0, run(command, "--help"), command);
        }
    }
}
