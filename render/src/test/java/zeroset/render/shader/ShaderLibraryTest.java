package zeroset.render.shader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import zeroset.render.gl.OffscreenGl;

class ShaderLibraryTest {

    private static final String VERTEX = "#version 410 core\nvoid main() { gl_Position = vec4(0.0); }\n";
    private static final String HALF = "float twice(float x) {\n    return 2.0 * x;\n}\n";
    private static final String FRAGMENT = """
            #version 410 core
            #include "lib/twice.glsl"
            #include "lib/four_times.glsl"
            out vec4 color;
            void main() { color = vec4(fourTimes(twice(SCALE))); }
            """;

    @RegisterExtension
    final OffscreenGl gl = new OffscreenGl();

    @TempDir
    Path folder;

    private long saves;

    @BeforeEach
    void writeShaders() throws IOException {
        Files.createDirectory(folder.resolve("lib"));
        save("a.vert", VERTEX);
        save("a.frag", FRAGMENT);
        save("lib/twice.glsl", HALF);
        save(
                "lib/four_times.glsl",
                "#include \"lib/twice.glsl\"\nfloat fourTimes(float x) {\n    return twice(twice(x));\n}\n");
    }

    private void save(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        // file systems round times: two saves within a test must differ
        Files.setLastModifiedTime(folder.resolve(name), FileTime.fromMillis(1_000_000 + 1000 * saves++));
    }

    private ShaderLibrary library() {
        return new ShaderLibrary(new ShaderFolder.WorkTree(folder));
    }

    @Test
    void includesALibraryOnce() {
        try (var library = library();
                var program = library.program("a.vert", "a.frag", Map.of("SCALE", "0.5"))) {
            assertTrue(program.use().id() > 0);
        }
        var unit = ShaderUnit.assemble(new ShaderFolder.WorkTree(folder), "a.frag", Map.of("SCALE", "0.5"));
        assertEquals(1, unit.text().split("float twice").length - 1);
        assertEquals(
                List.of("a.frag", "lib/twice.glsl", "lib/four_times.glsl"),
                unit.files().stream().map(ShaderSource::name).toList());
    }

    @Test
    void namesFileAndLineOfAMistake() throws IOException {
        save(
                "lib/four_times.glsl",
                "#include \"lib/twice.glsl\"\n\nfloat fourTimes(float x) {\n    return tMax * x;\n}\n");
        try (var library = library()) {
            var failure = assertThrows(
                    ShaderException.class, () -> library.program("a.vert", "a.frag", Map.of("SCALE", "0.5")));
            assertTrue(failure.firstLine().startsWith("shaders/lib/four_times.glsl:4: "), failure.getMessage());
            assertTrue(failure.firstLine().contains("tMax"), failure.getMessage());
            assertTrue(failure.getMessage().contains("\n    return tMax * x;"), failure.getMessage());
        }
    }

    @Test
    void namesTheLineOfAMistakeInTheEntryBelowItsIncludes() {
        try (var library = library()) {
            var failure = assertThrows(ShaderException.class, () -> library.program("a.vert", "a.frag", Map.of()));
            assertTrue(failure.firstLine().startsWith("shaders/a.frag:5: "), failure.getMessage());
        }
    }

    @Test
    void namesTheLineOfAnIncludeThatLeadsNowhere() throws IOException {
        save("a.frag", FRAGMENT.replace("lib/twice", "lib/thrice"));
        var failure = assertThrows(
                ShaderException.class,
                () -> ShaderUnit.assemble(new ShaderFolder.WorkTree(folder), "a.frag", Map.of()));
        assertTrue(failure.getMessage().startsWith("shaders/a.frag:2: shaders/lib/thrice.glsl is not in"));
    }

    @Test
    void refusesALibraryWithAVersion() throws IOException {
        save("lib/twice.glsl", HALF + "#version 410 core\n");
        var failure = assertThrows(
                ShaderException.class,
                () -> ShaderUnit.assemble(new ShaderFolder.WorkTree(folder), "a.frag", Map.of()));
        assertTrue(failure.getMessage().startsWith("shaders/lib/twice.glsl:4: #version"), failure.getMessage());
    }

    @Test
    void readsTheMessagesOfOtherDrivers() {
        var unit = ShaderUnit.assemble(new ShaderFolder.WorkTree(folder), "a.frag", Map.of());
        assertEquals(
                "shaders/lib/twice.glsl:2: C1503: undefined variable \"y\"\n    return 2.0 * x;",
                unit.explain("0(100002) : error C1503: undefined variable \"y\"\n"));
        assertEquals(
                "shaders/a.frag:5: 'SCALE' : undeclared identifier\n"
                        + "    void main() { color = vec4(fourTimes(twice(SCALE))); }",
                unit.explain("ERROR: 0:5: 'SCALE' : undeclared identifier\n"));
    }

    @Test
    void takesOverASavedFileAndKeepsTheLastGoodProgram() throws IOException {
        try (var library = library()) {
            var program = library.program("a.vert", "a.frag", Map.of("SCALE", "0.5"));
            assertFalse(library.reload());
            int first = program.use().id();

            save("lib/twice.glsl", HALF.replace("2.0", "3.0"));
            assertTrue(library.reload());
            int second = program.use().id();
            assertTrue(library.problem().isEmpty());

            save("lib/twice.glsl", HALF.replace("x;", "y;"));
            assertTrue(library.reload(), "a new message is a reason to draw");
            assertEquals(second, program.use().id());
            assertTrue(library.problem().orElseThrow().startsWith("shaders/lib/twice.glsl:2: "));
            assertFalse(library.reload(), "nothing was saved since");

            save("lib/twice.glsl", HALF);
            assertTrue(library.reload());
            assertTrue(library.problem().isEmpty());
            assertTrue(first > 0);
        }
    }
}
