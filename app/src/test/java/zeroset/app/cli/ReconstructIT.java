package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands one after the other on the embedded sample, with few steps: what they write and what they say.
@Tag("slow")
class ReconstructIT {
    private static final String SAMPLE =
            Path.of(System.getProperty("zeroset.root"), "assets/samples/spot").toString();

    @TempDir
    Path temp;

    private String err = "";

    @Test
    void reconstructsResumesExtractsRendersAndEvaluates() throws IOException {
        var project = temp.resolve("spot.zeroset");
        var mesh = temp.resolve("spot.ply");
        var report = lastLine(run(
                "reconstruct",
                SAMPLE,
                "-o",
                mesh.toString(),
                "--preset",
                "quick",
                "--steps",
                "60",
                "--resolution",
                "48",
                "--project",
                project.toString(),
                "--seed",
                "3",
                "--json"));
        assertEquals(60, report.get("steps").intValue());
        assertEquals(3, report.get("seed").intValue());
        assertEquals("quick", report.at("/config/preset").textValue());
        assertEquals("steps", report.at("/config/budget/type").textValue());
        assertTrue(report.get("completed").booleanValue());
        assertTrue(report.get("seconds").doubleValue() > 0);
        assertTrue(report.get("seconds_to_first_step").doubleValue() > 0);
        assertTrue(report.get("samples_per_second").doubleValue() > 0);
        assertTrue(report.get("psnr_train").doubleValue() > 5);
        assertTrue(report.get("psnr_test").doubleValue() > 5);
        assertTrue(report.get("ssim_test").doubleValue() > 0);
        assertTrue(report.get("peak_rss_mb").intValue() > 100);
        assertTrue(report.at("/mesh/triangles").intValue() > 100);
        assertTrue(report.at("/mesh/vertices").intValue() > 50);
        assertTrue(report.at("/mesh/watertight").isBoolean());
        assertTrue(report.at("/mesh/components").intValue() >= 1);
        assertTrue(report.at("/region/radius").doubleValue() > 0.5);
        assertFalse(report.get("seconds_per_stage").isEmpty());
        assertTrue(Files.size(mesh) > 1000);

        var info = run("info", project.toString());
        assertTrue(info.contains("step 60"), info);
        run("resume", project.toString(), "--steps", "70");
        assertTrue(run("info", project.toString()).contains("step 70"));
        assertEquals(ExitCode.BAD_INPUT, execute("resume", project.toString(), "--steps", "65"));
        assertTrue(err.contains("budget is spent"), err);

        var extracted = temp.resolve("again.obj");
        run("extract", project.toString(), "-o", extracted.toString(), "--resolution", "40");
        assertTrue(Files.size(extracted) > 1000);

        var picture = temp.resolve("side.png");
        run(
                "render",
                project.toString(),
                "-o",
                picture.toString(),
                "--orbit",
                "45",
                "--size",
                "48x32",
                "--mode",
                "shaded");
        var image = ImageIO.read(picture.toFile());
        assertEquals(48, image.getWidth());
        assertEquals(0, image.getRGB(0, 0) >>> 24, "the corner is background");
        assertEquals(255, image.getRGB(24, 16) >>> 24, "the middle is surface");
        assertEquals(
                ExitCode.BAD_INPUT, execute("render", project.toString(), "-o", picture.toString(), "--view", "99"));
        assertTrue(err.contains("views 0..27"), err);

        var same = lastLine(run("evaluate", mesh.toString(), mesh.toString(), "--json"));
        assertEquals(0, same.get("chamfer_l1").doubleValue(), 1e-9);
        assertEquals(1, same.get("f_score").doubleValue(), 1e-9);
    }

    private String run(String... args) {
        var out = new ByteArrayOutputStream();
        assertEquals(ExitCode.DONE, execute(out, args), () -> String.join(" ", args) + ": " + err);
        return out.toString(StandardCharsets.UTF_8);
    }

    private int execute(String... args) {
        return execute(new ByteArrayOutputStream(), args);
    }

    private int execute(ByteArrayOutputStream out, String... args) {
        var messages = new ByteArrayOutputStream();
        int exitCode = ZerosetCommand.commandLine(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(messages, true, StandardCharsets.UTF_8))
                .execute(args);
        err = messages.toString(StandardCharsets.UTF_8);
        return exitCode;
    }

    private static JsonNode lastLine(String output) throws IOException {
        return new ObjectMapper().readTree(output.lines().toList().getLast());
    }
}
