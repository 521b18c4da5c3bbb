package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.app.job.SampleData;
import zeroset.model.project.Project;

/// The process behind the window gets a real signal while it trains.
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class TerminationIT {

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @Timeout(300)
    void savesTheWork(String signal) throws Exception {
        var data = temp.resolve("spot");
        SampleData.copyTo(data);
        var output = temp.resolve("out.txt");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrainingProcess.class.getName(),
                        data.toString(),
                        temp.resolve("config").toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            while (!Files.exists(output) || !Files.readString(output).contains("training")) {
                assertFalse(process.waitFor(100, TimeUnit.MILLISECONDS), "ended early: " + Files.readString(output));
            }
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running: " + Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
        try (var project = Project.open(temp.resolve("spot.zeroset"))) {
            assertTrue(project.loadLatestCheckpoint().checkpoint().step() > 0);
            assertFalse(project.description().runs().getFirst().completed());
        }
    }
}
