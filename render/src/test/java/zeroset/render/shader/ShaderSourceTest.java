package zeroset.render.shader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShaderSourceTest {
    @Test
    void isTheFileOfTheTopLevelFolder() throws IOException {
        Path file = Path.of(System.getProperty("zeroset.root"), "shaders", "lib", "unit_sphere.glsl");
        assertEquals(
                Files.readString(file),
                ShaderSource.packaged("lib/unit_sphere.glsl").text());
    }

    @Test
    void namesAFileThatIsNoText(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("half.frag"), new byte[] {'#', (byte) 0xff, (byte) 0xfe});
        var failure = assertThrows(
                ShaderException.class,
                () -> ShaderUnit.assemble(new ShaderFolder.WorkTree(folder), "half.frag", Map.of()));
        assertEquals("shaders/half.frag cannot be read", failure.firstLine());
    }

    @Test
    void namesAFileThatIsNotThere() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> ShaderSource.packaged("lib/none.glsl"));
        assertEquals("shaders/lib/none.glsl is not in the application", failure.getMessage());
    }
}
