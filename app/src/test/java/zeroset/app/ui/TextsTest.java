package zeroset.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zeroset.app.job.MeshSettings;
import zeroset.app.ui.shell.Command;
import zeroset.app.ui.training.PrimaryAction;
import zeroset.app.workspace.Phase;
import zeroset.model.config.Preset;
import zeroset.model.mesh.MeshFormat;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.MeshStyle;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.viewport.Frame;

class TextsTest {
    private static final Path SOURCES = Path.of(System.getProperty("zeroset.root"), "app/src/main/java/zeroset/app/ui");
    /// A key that stands in the code as a whole, and one that begins there and ends with a name.
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]*(?:\\.[a-z_-]+)+)\"");

    private static final Pattern PREFIX = Pattern.compile("\"([a-z][a-z-]*(?:\\.[a-z-]+)*\\.)\"");
    private static final Pattern DIRECT = Pattern.compile("Texts\\.of\\(\\s*\"([a-z-]+(?:\\.[a-z_-]+)+)\"\\s*[,)]");

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var all = new StringBuilder();
            for (var file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static Properties bundle() throws IOException {
        var properties = new Properties();
        try (var stream = Objects.requireNonNull(Texts.class.getResourceAsStream("messages.properties"))) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @Test
    void everyTextThatIsAskedForExists() throws IOException {
        var missing = new TreeSet<String>();
        DIRECT.matcher(sources())
                .results()
                .map(match -> match.group(1))
                .filter(key -> !Texts.has(key))
                .forEach(missing::add);
        Stream.of(Command.values())
                .map(command -> "command." + command.id())
                .filter(key -> !Texts.has(key))
                .forEach(missing::add);
        assertEquals(List.of(), List.copyOf(missing));
    }

    @Test
    void everyTextThatIsNamedAfterAConstantExists() {
        var missing = new TreeSet<String>();
        expect(missing, "phase.", Phase.values(), "");
        expect(missing, "training.action.", PrimaryAction.values(), "");
        expect(missing, "use.", CameraGlyph.Use.values(), "");
        expect(missing, "quality.", Frame.Quality.values(), "");
        expect(missing, "viewport.content.", SurfaceContent.values(), "");
        expect(missing, "mesh-style.", MeshStyle.values(), "");
        expect(missing, "preset.", Preset.values(), "");
        expect(missing, "preset.", Preset.values(), ".hint");
        expect(missing, "export.coordinates.", MeshSettings.Coordinates.values(), "");
        expect(missing, "export.format.", MeshFormat.values(), "");
        assertEquals(List.of(), List.copyOf(missing));
    }

    private static void expect(Set<String> missing, String prefix, Enum<?>[] constants, String suffix) {
        for (var constant : constants) {
            var key = prefix + constant.name().toLowerCase(Locale.ROOT) + suffix;
            if (!Texts.has(key)) {
                missing.add(key);
            }
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var sources = sources();
        var literals = new TreeSet<String>();
        LITERAL.matcher(sources).results().forEach(match -> literals.add(match.group(1)));
        var prefixes = new TreeSet<String>();
        PREFIX.matcher(sources).results().forEach(match -> prefixes.add(match.group(1)));
        var unused = bundle().stringPropertyNames().stream()
                .filter(key -> !literals.contains(key) && prefixes.stream().noneMatch(key::startsWith))
                .sorted()
                .toList();
        assertEquals(List.of(), unused);
    }

    @Test
    void textsOfCommandsThatAreGoneAreGone() throws IOException {
        var known = Stream.of(Command.values()).map(Command::id).toList();
        var stale = bundle().stringPropertyNames().stream()
                .filter(key -> key.startsWith("command.") && !key.equals("command.history"))
                .map(key -> key.substring("command.".length()))
                .filter(id -> !known.contains(id))
                .toList();
        assertEquals(List.of(), stale);
    }

    @Test
    void valuesTakeTheirPlacesAndApostrophesStay() {
        assertEquals("spot – Zeroset", Texts.of("window.title", "spot"));
        assertTrue(Texts.of("keys.wipe").contains("photo's"));
    }

    @Test
    void noTextWithValuesHoldsASingleApostrophe() throws IOException {
        // MessageFormat would swallow it.
        var broken = bundle().entrySet().stream()
                .filter(entry -> entry.getValue().toString().contains("{0}"))
                .filter(entry -> entry.getValue().toString().replace("''", "").contains("'"))
                .map(entry -> entry.getKey().toString().toLowerCase(Locale.ROOT))
                .toList();
        assertEquals(List.of(), broken);
    }
}
