package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.HoldOut;

/// `convert`: what is written is read back to the same rays, and nothing is overwritten.
class ConvertCommandTest {

    private static final Path SAMPLE = Path.of(System.getProperty("zeroset.root"), "assets/samples/spot");

    @TempDir
    private Path folder;

    private String err = "";

    @Test
    void writesTheSampleAndRefusesToOverwriteIt() throws Exception {
        var output = folder.resolve("converted");
        assertEquals(0, run("convert", SAMPLE.toString(), "-o", output.toString()), err);
        var before = DatasetReaders.read(SAMPLE, HoldOut.NONE);
        var after = DatasetReaders.read(output, HoldOut.NONE);
        assertEquals(before.views().size(), after.views().size());
        assertEquals(before.coverageKind(), after.coverageKind());
        for (int i = 0; i < before.views().size(); i++) {
            var a = before.views().get(i).camera();
            var b = after.views().get(i).camera();
            assertEquals(0, a.pose().center().distance(b.pose().center()), 1e-9);
            assertEquals(
                    0, a.rayDirection(3, 200, new Vector3d()).distance(b.rayDirection(3, 200, new Vector3d())), 1e-9);
        }
        assertEquals(3, run("convert", SAMPLE.toString(), "-o", output.toString()));
        assertTrue(err.contains("converted: expected an empty folder"), err);
    }

    @Test
    void saysWhatIsNoDataSet() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "nothing");
        assertEquals(
                3, run("convert", folder.toString(), "-o", folder.resolve("x").toString()));
        assertTrue(err.contains("no known data set"), err);
    }

    private int run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        int code = ZerosetCommand.commandLine(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .execute(arguments);
        err = errors.toString(StandardCharsets.UTF_8);
        return code;
    }
}
