package zeroset.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the sources must have but no class file shows.
class SourceTreeTest {
    private static final Path ROOT = Path.of(System.getProperty("zeroset.root"));

    @ParameterizedTest
    @ValueSource(strings = {"model", "render", "app"})
    void everyPackageSaysWhatItIsFor(String module) throws IOException {
        assertAll(packages(module).stream().map(folder -> () -> {
            Path file = folder.resolve("package-info.java");
            assertTrue(Files.exists(file), () -> ROOT.relativize(file) + " is missing");
            assertTrue(Files.readString(file).startsWith("/// "), () -> ROOT.relativize(file) + " has no description");
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "render", "app"})
    void nullIsNoValueInTheWholeModule(String module) throws IOException {
        String descriptor = Files.readString(ROOT.resolve(module + "/src/main/java/module-info.java"));
        assertTrue(descriptor.contains("@NullMarked\nmodule zeroset." + module), descriptor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "render", "app"})
    void noFileHoldsTwoConcepts(String module) throws IOException {
        // 400 lines ask for a second look; past 700 there is a second concept in the file.
        assertEquals(
                List.of(),
                sources(module).stream().filter(file -> lines(file) > 700).toList());
    }

    private static List<Path> packages(String module) throws IOException {
        return sources(module).stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .map(Path::getParent)
                .distinct()
                .toList();
    }

    private static List<Path> sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
