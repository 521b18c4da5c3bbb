package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import zeroset.app.workspace.Bench;

/// Every way to say something wrong: the exit code, a message with what was expected and found, and nothing written.
class BadInputTest {
    @TempDir
    Path temp;

    private Path sample;
    private List<Path> before;

    @BeforeEach
    void listWhatIsThere() throws IOException {
        sample = Path.of(System.getProperty("zeroset.root"), "assets/samples/spot");
        before = files();
    }

    @Test
    void namesAMissingFolder() throws IOException {
        assertFails(3, List.of("nowhere", "does not exist"), "reconstruct", path("nowhere"), "-o", path("a.ply"));
        assertFails(3, List.of("nowhere", "does not exist"), "info", path("nowhere"));
    }

    @Test
    void listsTheFormatsItLookedFor() throws IOException {
        Files.createDirectory(temp.resolve("letters"));
        before = files();
        assertFails(
                3,
                List.of("looked for", "transforms_train.json", "transforms.json", "cameras_sphere.npz", "_par.txt"),
                "reconstruct",
                path("letters"),
                "-o",
                path("a.ply"));
    }

    @Test
    void leavesNothingOfARunThatThePhotographsForbid() throws IOException {
        var blank = Bench.blank(temp.resolve("blank"));
        before = files();
        assertFails(
                3,
                List.of("found one colour in all 3", "--roi"),
                "reconstruct",
                blank.toString(),
                "-o",
                path("a.ply"),
                "--roi",
                "0,0,0,1",
                "--project",
                path("a.zeroset"));
    }

    @Test
    void refusesATargetInAFolderThatDoesNotExist() throws IOException {
        assertFails(
                3,
                List.of("no/such/a.ply", "does not exist", "mkdir -p"),
                "reconstruct",
                sample.toString(),
                "-o",
                path("no/such/a.ply"));
    }

    @Test
    void refusesATargetThatIsAFolder() throws IOException {
        Files.createDirectory(temp.resolve("folder.ply"));
        before = files();
        assertFails(3, List.of("is a folder"), "reconstruct", sample.toString(), "-o", path("folder.ply"));
    }

    @Test
    void refusesATargetThatMayNotBeWritten() throws IOException {
        var locked = Files.createDirectory(temp.resolve("locked"));
        before = files();
        assertTrue(locked.toFile().setWritable(false));
        try {
            assumeFalse(Files.isWritable(locked), "root may write everywhere");
            assertFails(3, List.of("permission denied"), "reconstruct", sample.toString(), "-o", path("locked/a.ply"));
        } finally {
            assertTrue(locked.toFile().setWritable(true));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesATargetWhereNotEvenRootCanWrite() throws IOException {
        assertFails(
                3, List.of("/proc/a.ply", "cannot be written"), "reconstruct", sample.toString(), "-o", "/proc/a.ply");
    }

    @Test
    void refusesAMeshFormatItDoesNotKnow() throws IOException {
        assertFails(3, List.of("a.xyz", ".ply", ".obj"), "reconstruct", sample.toString(), "-o", path("a.xyz"));
    }

    @Test
    void refusesAProjectFolderWithOtherContent() throws IOException {
        Files.createDirectory(temp.resolve("diary"));
        Files.writeString(temp.resolve("diary/monday.txt"), "rain");
        before = files();
        assertFails(
                3,
                List.of("diary", "other content"),
                "reconstruct",
                sample.toString(),
                "-o",
                path("a.ply"),
                "--project",
                path("diary"));
    }

    @Test
    void saysWhatARegionLooksLike() throws IOException {
        for (var region : List.of(
                "1,2,3",
                "1,2,3,x",
                "1,2,3,-4",
                "1,2,3,0",
                "1,2,NaN,4",
                "1,2,3,4,5",
                "1,2,3,4,5,0",
                "1,2,3,4,5,6,0,0,0,0",
                "no.json",
                "")) {
            assertFails(2, List.of("--roi"), "reconstruct", sample.toString(), "-o", path("a.ply"), "--roi", region);
        }
    }

    @Test
    void wantsOneBudget() throws IOException {
        assertFails(
                2,
                List.of("--time", "--steps", "mutually exclusive"),
                "reconstruct",
                sample.toString(),
                "-o",
                path("a.ply"),
                "--time",
                "3m",
                "--steps",
                "5");
    }

    @Test
    void saysWhatABudgetLooksLike() throws IOException {
        for (var time : List.of("soon", "-5s", "0s", "3 m", "5d", "1e5s")) {
            assertFails(2, List.of("--time"), "reconstruct", sample.toString(), "-o", path("a.ply"), "--time", time);
        }
        for (var steps : List.of("0", "-3", "many", "1.5")) {
            assertFails(2, List.of("--steps"), "reconstruct", sample.toString(), "-o", path("a.ply"), "--steps", steps);
        }
    }

    @Test
    void listsThePresets() throws IOException {
        assertFails(
                2,
                List.of("quick, standard, fine, few, neus", "fancy"),
                "reconstruct",
                sample.toString(),
                "-o",
                path("a.ply"),
                "--preset",
                "fancy");
    }

    @Test
    void boundsTheResolution() throws IOException {
        for (var resolution : List.of("0", "-1", "1000000", "fine")) {
            assertFails(
                    2,
                    List.of("--resolution"),
                    "reconstruct",
                    sample.toString(),
                    "-o",
                    path("a.ply"),
                    "--resolution",
                    resolution);
        }
    }

    @Test
    void saysWhatMeshOptionsLookLike() throws IOException {
        for (var command : List.of("extract", "resume", "reconstruct")) {
            assertFailsWithMeshOption(command, "--resolution", "4000", "8..2048", "4000");
            assertFailsWithMeshOption(command, "--triangles", "0", "50000", "25%");
            assertFailsWithMeshOption(command, "--triangles", "101%", "25%", "101%");
            assertFailsWithMeshOption(command, "--triangles", "few", "50000", "few");
            assertFailsWithMeshOption(command, "--unseen", "maybe", "automatic, keep, remove", "maybe");
            assertFailsWithMeshOption(command, "--ground", "maybe", "automatic, keep, cut", "maybe");
            assertFailsWithMeshOption(command, "--components", "some", "all, largest", "some");
            assertFailsWithMeshOption(command, "--components", "-1%", "0%..100%", "-1%");
            assertFailsWithMeshOption(command, "--coordinates", "polar", "dataset, centered, unit", "polar");
        }
    }

    private void assertFailsWithMeshOption(String command, String option, String value, String... parts)
            throws IOException {
        var message = new ArrayList<>(List.of(parts));
        message.add(option);
        assertFails(2, message, command, path("p"), "-o", path("a.ply"), option, value);
    }

    @Test
    void missesWhatIsRequired() throws IOException {
        assertFails(2, List.of("--output"), "reconstruct", sample.toString());
        assertFails(2, List.of("DATA"), "reconstruct", "-o", path("a.ply"));
        assertFails(2, List.of("PROJECT"), "resume");
    }

    @Test
    void guessesWhatWasMeant() throws IOException {
        assertFails(2, List.of("reconstruct"), "recnstruct");
    }

    @Test
    void saysWhyThereIsNoWindowAndWhatToDo() {
        var err = new ByteArrayOutputStream();
        var console = Console.of(System.out, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(1, Windows.show(console, Optional.of("there is no display (DISPLAY is not set).")));
        var said = err.toString(StandardCharsets.UTF_8);
        for (var part : List.of("DISPLAY", "apt-get install", "xvfb-run", "zeroset reconstruct")) {
            assertTrue(said.contains(part), () -> "\"" + part + "\" is missing in: " + said);
        }
    }

    @Test
    void refusesAFolderThatIsNoProject() throws IOException {
        Files.createDirectory(temp.resolve("folder"));
        before = files();
        for (var command : List.of("resume", "extract", "render")) {
            var output = path(command.equals("render") ? "a.png" : "a.ply");
            assertFails(3, List.of("is not a Zeroset project"), command, path("folder"), "-o", output);
        }
    }

    @Test
    void rendersPngOnly() throws IOException {
        assertFails(3, List.of(".png"), "render", path("folder"), "-o", path("a.jpg"));
    }

    @Test
    void wantsOneViewpoint() throws IOException {
        assertFails(
                2, List.of("mutually exclusive"), "render", "p", "-o", path("a.png"), "--view", "1", "--orbit", "30");
        assertFails(2, List.of("--views", "--path"), "render", "p", "-o", path("a.png"), "--views", "1,2");
        assertFails(2, List.of("--loop", "--path"), "render", "p", "-o", path("a.mp4"), "--turntable", "1s", "--loop");
        assertFails(2, List.of("--fps", "film"), "render", "p", "-o", path("a.png"), "--orbit", "30", "--fps", "24");
        assertFails(2, List.of("--elevation"), "render", "p", "-o", path("a.png"), "--view", "1", "--elevation", "9");
        assertFails(2, List.of("--size", "800x600"), "render", "p", "-o", path("a.png"), "--size", "big");
        assertFails(2, List.of("--size", "16384"), "render", "p", "-o", path("a.png"), "--size", "99999x1");
        assertFails(2, List.of("color, shaded, normal, depth"), "render", "p", "-o", path("a.png"), "--mode", "x");
    }

    @Test
    void refusesMeshesItCannotRead() throws IOException {
        assertFails(3, List.of("a.ply", "cannot be read", "does not exist"), "evaluate", path("a.ply"), path("b.ply"));
        assertFails(3, List.of("a.xyz", "ply"), "evaluate", path("a.xyz"), path("b.ply"));
        Files.writeString(temp.resolve("torn.ply"), "ply\nformat binary_little_endian 1.0\nelement vertex 3\n");
        Files.writeString(temp.resolve("empty.obj"), "v 0 0 0\n");
        before = files();
        assertFails(3, List.of("torn.ply"), "evaluate", path("torn.ply"), path("torn.ply"));
        assertFails(3, List.of("empty.obj", "area"), "evaluate", path("empty.obj"), path("empty.obj"));
    }

    private String path(String name) {
        return temp.resolve(name).toString();
    }

    private void assertFails(int exitCode, List<String> message, String... args) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int found = ZerosetCommand.commandLine(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .execute(args);
        var said = err.toString(StandardCharsets.UTF_8);
        assertEquals(exitCode, found, said);
        for (var part : message) {
            assertTrue(said.contains(part), () -> "\"" + part + "\" is missing in: " + said);
        }
        assertTrue(!said.contains("\tat "), said);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(before, files(), "nothing is written");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(temp)) {
            return files.sorted().toList();
        }
    }
}
