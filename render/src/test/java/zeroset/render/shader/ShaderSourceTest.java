package zeroset.render.shader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShaderSourceTest {
    @Test
    void isTheFileOfTheTopLevelFolder() throws IOException {
        Path file = Path.of(System.getProperty("zeroset.root"), "shaders", "lib", "unit_sphere.glsl");
        assertEquals(
                Files.readString(file),
                ShaderSource.packaged("lib/unit_sphere.glsl").text());
    }

    @Test
    void namesAFileThatIsNotThere() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> ShaderSource.packaged("lib/none.glsl"));
        assertEquals("shaders/lib/none.glsl is not in the application", failure.getMessage());
    }
}
