package zeroset.app.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Normal use opens no connection: a process that tries ends.
@Tag("slow")
class NetworkIT {

    @TempDir
    Path temp;

    @Test
    void noCommandUsesTheNetwork() throws Exception {
        var sample = Path.of(System.getProperty("zeroset.root"), "assets/samples/spot")
                .toString();
        var project = temp.resolve("p.zeroset").toString();
        var commands = new ArrayList<String>();
        commands.addAll(List.of("info", sample, ";"));
        commands.addAll(List.of("reconstruct", sample, "-o", path("a.ply"), "--preset", "quick", "--steps", "25"));
        commands.addAll(List.of("--resolution", "48", "--project", project, ";"));
        commands.addAll(List.of("resume", project, "--steps", "30", ";"));
        commands.addAll(List.of("verify", project, ";"));
        commands.addAll(List.of("extract", project, "-o", path("b.obj"), "--resolution", "48", ";"));
        commands.addAll(List.of("render", project, "-o", path("c.png"), "--size", "64x48", ";"));
        commands.addAll(List.of("evaluate", path("a.ply"), path("b.obj"), ";"));
        assertEquals(0, run(commands), this::messages);
        assertTrue(Files.size(temp.resolve("c.png")) > 0);
        assertTrue(messages().contains("bit for bit"), this::messages);
    }

    @Test
    void theWatchIsAwake() throws Exception {
        assertEquals(NetworkUse.EXIT_CODE, run(List.of("--look-up")), this::messages);
        assertTrue(messages().contains("example.org"), this::messages);
    }

    private String path(String name) {
        return temp.resolve(name).toString();
    }

    private String messages() {
        try {
            return Files.readString(temp.resolve("messages.txt"));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private int run(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-Djava.nio.channels.spi.SelectorProvider=" + NoChannels.class.getName(),
                "-D" + NetworkUse.FORBIDDEN + "=true",
                "-cp",
                System.getProperty("java.class.path"),
                CommandsWithoutNetwork.class.getName()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("messages.txt").toFile())
                .start();
        try {
            assertTrue(process.waitFor(10, TimeUnit.MINUTES), this::messages);
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
