package zeroset.app.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.app.workspace.RunSettings;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;

class PreferenceStoreTest {

    @TempDir
    Path temp;

    private Path file() {
        return temp.resolve("preferences.json");
    }

    private static Recent recent(String name) {
        return new Recent(
                Path.of("/data").resolve(name),
                name.endsWith("p"),
                name,
                Optional.of(Path.of("/data/a b.png")),
                Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void readsWhatItWrote() {
        var store = PreferenceStore.in(temp);
        store.update(preferences -> preferences
                .withTheme(Theme.DARK)
                .withRecent(recent("a"))
                .withRecent(recent("bp"))
                .withLayout("divider.left", 0.25)
                .withChoice("language", "en")
                .withSettings(new RunSettings(Preset.FINE, Optional.of(new Budget.Time(90)), 7, false, true))
                .withSpeed("quick", 1234.5));
        var read = PreferenceStore.in(temp);
        assertEquals(store.current(), read.current());
        assertEquals(
                List.of("bp", "a"),
                read.current().recents().stream().map(Recent::name).toList());
        assertEquals(List.of(), read.takeNotices());
    }

    @Test
    void beginsWithDefaultsAndWritesNothing() throws IOException {
        assertEquals(Preferences.defaults(), PreferenceStore.in(temp).current());
        try (var files = Files.list(temp)) {
            assertEquals(0, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "{\"theme\":"})
    void setsADamagedFileAsideAndSaysSo(String content) throws IOException {
        Files.writeString(file(), content);
        var store = PreferenceStore.in(temp);
        assertEquals(Preferences.defaults(), store.current());
        assertTrue(store.takeNotices().getFirst().contains("was damaged"));
        assertEquals(List.of(), store.takeNotices());
        assertEquals(content, Files.readString(temp.resolve("preferences.json.damaged")));
    }

    @Test
    void forgivesWhatItDoesNotKnow() throws IOException {
        Files.writeString(file(), """
                {"theme": "sepia", "recents": [{"location": "relative"}, 7, {"location": "/x", "opened": "2026-03-01T12:00:00Z"}],
                 "layout": {"a": 1, "b": "two"}, "settings": {"preset": "unknown", "steps": -3},
                 "samplesPerSecond": {"quick": -1}, "future": true}
                """);
        var read = PreferenceStore.in(temp).current();
        assertEquals(Theme.SYSTEM, read.theme());
        assertEquals(
                List.of(Path.of("/x")),
                read.recents().stream().map(Recent::location).toList());
        assertEquals(Map.of("a", 1.0), read.layout());
        assertEquals(RunSettings.defaults(), read.settings());
        assertEquals(Map.of(), read.samplesPerSecond());
    }

    @Test
    void saysOnceThatItCannotWriteAndGoesOn() throws IOException {
        var blocked = Files.writeString(temp.resolve("file"), "in the way");
        var store = PreferenceStore.in(blocked);
        store.takeNotices();
        store.update(preferences -> preferences.withTheme(Theme.DARK));
        store.update(preferences -> preferences.withTheme(Theme.LIGHT));
        assertEquals(Theme.LIGHT, store.current().theme());
        assertEquals(1, store.takeNotices().size());
    }

    @Test
    void keepsTheNewestRecentsEachOnce() {
        var preferences = Preferences.defaults();
        for (int i = 0; i < 20; i++) {
            preferences = preferences.withRecent(recent("n" + i)).withRecent(recent("again"));
        }
        assertEquals(Preferences.MOST_RECENTS, preferences.recents().size());
        assertEquals("again", preferences.recents().getFirst().name());
        assertEquals("n19", preferences.recents().get(1).name());
        assertEquals(
                "n19",
                preferences
                        .withoutRecent(recent("again").location())
                        .recents()
                        .getFirst()
                        .name());
    }

    @Test
    void liesWhereThePlatformWantsIt() {
        var home = Path.of("/home/ada");
        assertEquals(Path.of("/home/ada/.config/zeroset"), ConfigFolder.of("Linux", Map.of(), home));
        assertEquals(Path.of("/xdg/zeroset"), ConfigFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "/xdg"), home));
        assertEquals(
                Path.of("/home/ada/.config/zeroset"),
                ConfigFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home));
        assertEquals(
                Path.of("/home/ada/Library/Application Support/Zeroset"), ConfigFolder.of("Mac OS X", Map.of(), home));
        assertEquals(Path.of("/roaming/Zeroset"), ConfigFolder.of("Windows 11", Map.of("APPDATA", "/roaming"), home));
    }
}
