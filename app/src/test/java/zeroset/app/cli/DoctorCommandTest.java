package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow") // keypoints of 28 photographs
class DoctorCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Path data;

    @BeforeEach
    void copySample() throws IOException {
        var sample = Path.of(System.getProperty("zeroset.root"), "assets/samples/spot");
        data = temp.resolve("spot");
        try (var files = Files.walk(sample)) {
            for (var from : files.toList()) {
                var to = data.resolve(sample.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.write(to, Files.readAllBytes(from));
                }
            }
        }
    }

    private int run(String... arguments) {
        var out = new PrintStream(output, true, StandardCharsets.UTF_8);
        var err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return ZerosetCommand.commandLine(out, err).execute(arguments);
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void findsTheSampleHealthyAndDrawsItsCoverage() throws IOException {
        var picture = temp.resolve("coverage.png");
        assertEquals(0, run("doctor", data.toString(), "--picture", picture.toString(), "--json"), this::said);
        assertTrue(said().contains("Healthy"), this::said);
        var json = JSON.readTree(said().strip().lines().toList().getLast());
        assertEquals("none", json.get("worst").asText());
        var image = ImageIO.read(picture.toFile());
        assertEquals(2 * image.getHeight(), image.getWidth());
    }

    @Test
    void axesThatPointTheOtherWayAreBadInput() throws IOException {
        var file = data.resolve("transforms_train.json");
        var root = (ObjectNode) JSON.readTree(file.toFile());
        for (var frame : root.get("frames")) {
            for (var row : frame.get("transform_matrix")) {
                var numbers = (ArrayNode) row;
                numbers.set(1, -numbers.get(1).asDouble());
                numbers.set(2, -numbers.get(2).asDouble());
            }
        }
        JSON.writeValue(file.toFile(), root);
        assertEquals(3, run("doctor", data.toString()), this::said);
        assertTrue(said().contains("OpenGL"), this::said);
        assertTrue(said().contains("Not fit for training"), this::said);
    }

    @Test
    void whatCannotBeReadIsSaidInItsVerdict() {
        assertEquals(3, run("doctor", temp.resolve("nowhere").toString()));
        assertTrue(said().contains("Not fit for training") && said().contains("does not exist"), this::said);
    }
}
