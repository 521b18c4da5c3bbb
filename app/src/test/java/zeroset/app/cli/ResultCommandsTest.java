package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.app.job.Pebble;
import zeroset.model.mesh.MeshBounds;
import zeroset.model.mesh.MeshFormat;
import zeroset.render.viewport.Viewports;

/// `extract` and `render` on a project that was not trained: what each option does to the file.
class ResultCommandsTest {

    @TempDir
    static Path folder;

    private static Path project;

    @TempDir
    Path temp;

    private String err = "";

    @BeforeAll
    static void makeAProject() throws Exception {
        System.setProperty(Viewports.CPU_PROPERTY, "true"); // the same picture on every machine
        project = folder.resolve("pebble.zeroset");
        Pebble.saveTo(project, Path.of(System.getProperty("zeroset.root"), "assets/samples/spot"));
    }

    @AfterAll
    static void drawAsUsual() {
        System.clearProperty(Viewports.CPU_PROPERTY);
    }

    @Test
    void extractsWithEveryMeshOption() throws IOException {
        var mesh = temp.resolve("pebble.ply");
        run("extract", "-o", mesh.toString(), "--resolution", "48", "--triangles", "600", "--components", "largest");
        var read = MeshFormat.read(mesh);
        assertTrue(read.triangleCount() <= 600 && read.triangleCount() > 590);
        assertTrue(read.hasColors() && read.hasNormals());
        run(
                "extract",
                "-o",
                mesh.toString(),
                "--resolution",
                "24",
                "--triangles",
                "50%",
                "--no-colors",
                "--no-normals");
        read = MeshFormat.read(mesh);
        assertFalse(read.hasColors() || read.hasNormals());
        run("extract", "-o", mesh.toString(), "--resolution", "24", "--coordinates", "centered", "--components", "all");
        assertEquals(0, MeshBounds.of(MeshFormat.read(mesh)).center(1), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"color", "shaded", "normal", "depth", "slice", "eikonal"})
    void rendersEveryMode(String mode) throws IOException {
        var image = render("--mode", mode, "--size", "40x30");
        assertEquals(40, image.getWidth());
        assertEquals(0, image.getRGB(0, 0) >>> 24, "the corner is background");
        assertEquals(255, image.getRGB(20, 15) >>> 24, "the middle is surface");
    }

    @Test
    void everyModeLooksDifferent() throws IOException {
        var seen = new ArrayList<Integer>();
        for (var mode : List.of("color", "shaded", "normal", "depth", "slice", "eikonal")) {
            int pixel = render("--mode", mode, "--size", "40x30").getRGB(18, 12);
            assertFalse(seen.contains(pixel), mode + " is painted like another mode");
            seen.add(pixel);
        }
    }

    @Test
    void comparesWithThePhotographOfAView() throws IOException {
        var image = render("--mode", "difference", "--view", "3", "--size", "64x64");
        assertEquals(255, image.getRGB(32, 32) >>> 24);
        assertFails(3, "photograph", "--mode", "difference", "--size", "40x30");
    }

    @Test
    void looksThroughACameraAtItsExactSize() throws IOException {
        var image = render("--view", "0", "--mode", "shaded");
        assertEquals(256, image.getWidth());
        assertEquals(256, image.getHeight());
        var wide = render("--view", "0", "--mode", "shaded", "--size", "128x64");
        // nothing is stretched: the middle column of the wide picture shows what the square one does at 64x64
        assertEquals(
                render("--view", "0", "--mode", "shaded", "--size", "64x64").getRGB(32, 32), wide.getRGB(64, 32));
    }

    @Test
    void slicesWhereItIsTold() throws IOException {
        var middle = render("--slice", "y,0", "--size", "40x30", "--orbit", "0", "--elevation", "0");
        var off = render("--mode", "slice", "--slice", "z,0.3", "--size", "40x30", "--orbit", "0", "--elevation", "60");
        assertNotEquals(middle.getRGB(20, 15), off.getRGB(20, 15));
        assertFails(2, "--slice", "--slice", "w,0");
        assertFails(2, "-1..1", "--slice", "x,1.5");
        assertFails(2, "--mode slice", "--slice", "x,0", "--mode", "normal");
    }

    @Test
    void paintsTheBackground() throws IOException {
        assertEquals(
                0xff336699, render("--background", "336699", "--size", "40x30").getRGB(0, 0));
        assertEquals(
                0xff336699, render("--background", "#336699", "--size", "40x30").getRGB(0, 0));
        assertFails(2, "hexadecimal", "--background", "blue");
        assertFails(2, "color, shaded and difference", "--background", "surroundings", "--mode", "depth");
        assertFails(3, "learned no surroundings", "--background", "surroundings", "--size", "40x30");
    }

    @Test
    void turnsATable() throws Exception {
        var film = temp.resolve("turn.mp4");
        var said = run("render", "-o", film.toString(), "--turntable", "0.5s", "--fps", "8", "--size", "32x32");
        assertTrue(said.contains("4 frames of 32 x 32"), said);
        try (var channel = NIOUtils.readableChannel(film.toFile())) {
            var track = FrameGrab.createFrameGrab(channel).getVideoTrack().getMeta();
            assertEquals(4, track.getTotalFrames());
            assertEquals(0.5, track.getTotalDuration(), 1e-6);
        }
    }

    @Test
    void followsAPathIntoAFolder() throws IOException {
        var frames = temp.resolve("frames");
        run(
                "render",
                "-o",
                frames.toString(),
                "--path",
                "1s",
                "--fps",
                "3",
                "--views",
                "0,5,9",
                "--loop",
                "--size",
                "24x16");
        try (var files = Files.list(frames)) {
            assertEquals(3, files.count());
        }
        assertFails(3, "views 0..27", "-o", temp.resolve("x.mp4").toString(), "--path", "1s", "--views", "0,99");
    }

    @ParameterizedTest
    @CsvSource({
        "2, frames, turn.mp4, --turntable=0.01s",
        "2, --fps, turn.mp4, --turntable=1s --fps=0",
        "2, --turntable, turn.mp4, --turntable=0s",
        "2, mutually exclusive, turn.mp4, --turntable=1s --path=1s",
        "2, --elevation, turn.mp4, --turntable=1s --elevation=90",
        "3, even, turn.mp4, --turntable=1s --size=31x32",
        "3, .mp4, turn.avi, --turntable=1s",
        "3, mkdir, no/turn.mp4, --turntable=1s",
        "3, two views, turn.mp4, --path=1s --views=4",
        "3, .png, turn.mp4, --orbit=30",
        "3, needs OpenGL, mesh.png, --mesh --size=16x16",
        "2, solid, mesh.png, --mesh=glass"
    })
    void saysWhatCannotBeMade(int exitCode, String part, String name, String options) throws IOException {
        var args = new ArrayList<>(List.of("-o", temp.resolve(name).toString()));
        args.addAll(List.of(options.split(" ")));
        assertFails(exitCode, part, args.toArray(String[]::new));
    }

    private BufferedImage render(String... options) throws IOException {
        var file = temp.resolve("picture.png");
        var args = new ArrayList<>(List.of("render", "-o", file.toString()));
        args.addAll(List.of(options));
        run(args.toArray(String[]::new));
        return ImageIO.read(file.toFile());
    }

    private void assertFails(int exitCode, String part, String... options) throws IOException {
        var args = new ArrayList<>(List.of("render"));
        args.addAll(List.of(options));
        if (!args.contains("-o")) {
            args.addAll(List.of("-o", temp.resolve("never.png").toString()));
        }
        assertEquals(exitCode, execute(new ByteArrayOutputStream(), args.toArray(String[]::new)), err);
        assertTrue(err.contains(part), () -> "\"" + part + "\" is missing in: " + err);
        try (var files = Files.list(temp)) {
            assertTrue(
                    files.noneMatch(file -> !file.endsWith("picture.png") && !file.endsWith("frames")), "nothing new");
        }
    }

    private String run(String... args) {
        var out = new ByteArrayOutputStream();
        assertEquals(ExitCode.DONE, execute(out, args), () -> String.join(" ", args) + ": " + err);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// The first argument is the command; the project comes behind it.
    private int execute(ByteArrayOutputStream out, String... args) {
        var all = new ArrayList<>(List.of(args));
        all.add(1, project.toString());
        var messages = new ByteArrayOutputStream();
        int exitCode = ZerosetCommand.commandLine(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(messages, true, StandardCharsets.UTF_8))
                .execute(all.toArray(String[]::new));
        err = messages.toString(StandardCharsets.UTF_8);
        return exitCode;
    }
}
