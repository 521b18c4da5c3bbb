package zeroset.app.preferences;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the platform wants a program's configuration.
public final class ConfigFolder {

    private static final String OVERRIDE = "zeroset.config"; // system property, for tests and portable installations

    private ConfigFolder() {}

    /// The folder of this user on this system; it need not exist.
    public static Path ofUser() {
        var override = System.getProperty(OVERRIDE, "");
        return override.isEmpty()
                ? of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", "")))
                : Path.of(override);
    }

    /// The folder on a system.
    ///
    /// @param system as Java names it
    /// @param environment its variables
    /// @param home the user's folder
    static Path of(String system, Map<String, String> environment, Path home) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            var roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isEmpty() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming))
                    .resolve("Zeroset");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Zeroset");
        }
        // XDG base directory specification: a relative path in the variable is to be ignored
        var base = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (base.startsWith("/") ? Path.of(base) : home.resolve(".config")).resolve("zeroset");
    }
}
