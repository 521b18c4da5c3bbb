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
import zeroset.app.ui.WindowWithoutNetwork;

/// Normal use opens no connection: a process that tries ends.
@Tag("slow")
class NetworkIT {

    private static final String SAMPLE =
            Path.of(System.getProperty("zeroset.root"), "assets/samples/spot").toString();

    @TempDir
    Path temp;

    @Test
    void noCommandUsesTheNetwork() throws Exception {
        var project = temp.resolve("p.zeroset").toString();
        var commands = new ArrayList<String>();
        commands.addAll(List.of("info", SAMPLE, ";"));
        commands.addAll(List.of("reconstruct", SAMPLE, "-o", path("a.ply"), "--preset", "quick", "--steps", "25"));
        commands.addAll(List.of("--resolution", "48", "--project", project, ";"));
        commands.addAll(List.of("resume", project, "--steps", "30", ";"));
        commands.addAll(List.of("verify", project, ";"));
        commands.addAll(List.of("extract", project, "-o", path("b.obj"), "--resolution", "48", ";"));
        commands.addAll(List.of("render", project, "-o", path("c.png"), "--size", "64x48", ";"));
        commands.addAll(List.of("evaluate", path("a.ply"), path("b.obj"), ";"));
        assertEquals(0, run(CommandsWithoutNetwork.class, commands), this::messages);
        assertTrue(Files.size(temp.resolve("c.png")) > 0);
        assertTrue(messages().contains("bit for bit"), this::messages);
    }

    @Test
    void theWindowDoesNotUseTheNetwork() throws Exception {
        assertEquals(0, run(WindowWithoutNetwork.class, List.of(SAMPLE, temp.toString())), this::messages);
        assertTrue(messages().contains("exported"), this::messages);
    }

    @Test
    void theWatchIsAwake() throws Exception {
        assertEquals(NetworkUse.EXIT_CODE, run(CommandsWithoutNetwork.class, List.of("--look-up")), this::messages);
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

    private int run(Class<?> program, List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "-Djava.awt.headless=true",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw"));
        command.addAll(NetworkWatch.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
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
