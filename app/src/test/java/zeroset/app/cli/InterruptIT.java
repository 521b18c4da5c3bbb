package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.project.Project;

/// A process of its own that gets a real signal while it trains.
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class InterruptIT {
    private static final String SAMPLE =
            Path.of(System.getProperty("zeroset.root"), "assets/samples/spot").toString();

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @Timeout(300)
    void savesTheWorkAndSaysHowToGoOn(String signal) throws Exception {
        var messages = temp.resolve("err.txt");
        var process = start(messages, "reconstruct", SAMPLE, "-o", "spot.ply", "--preset", "quick", "--time", "1h");
        try {
            awaitText(process, messages, " step ");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            long asked = System.nanoTime();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running: " + Files.readString(messages));
            assertEquals(ExitCode.INTERRUPTED, process.exitValue(), Files.readString(messages));
            // seconds on a free machine; this one may run other tests beside
            assertTrue(System.nanoTime() - asked < 30e9);
        } finally {
            process.destroyForcibly();
        }
        assertTrue(
                Files.readString(messages).contains("zeroset resume spot.zeroset -o spot.ply"),
                Files.readString(messages));
        assertFalse(Files.exists(temp.resolve("spot.ply")));
        int step;
        try (var project = Project.openReadOnly(temp.resolve("spot.zeroset"))) {
            step = project.loadLatestCheckpoint().checkpoint().step();
            assertTrue(step > 0);
        }

        var more = Integer.toString(step + 5);
        var resumed = start(messages, "resume", "spot.zeroset", "--steps", more);
        assertTrue(resumed.waitFor(120, TimeUnit.SECONDS));
        assertEquals(ExitCode.DONE, resumed.exitValue(), Files.readString(messages));
        try (var project = Project.openReadOnly(temp.resolve("spot.zeroset"))) {
            assertEquals(step + 5, project.loadLatestCheckpoint().checkpoint().step());
            assertEquals(2, project.description().runs().size());
        }
    }

    private Process start(Path messages, String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "zeroset.app.Main"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(messages.toFile())
                .start();
    }

    private static void awaitText(Process process, Path file, String text) throws Exception {
        while (!Files.exists(file) || !Files.readString(file).contains(text)) {
            assertFalse(process.waitFor(100, TimeUnit.MILLISECONDS), "ended early: " + Files.readString(file));
        }
    }
}
