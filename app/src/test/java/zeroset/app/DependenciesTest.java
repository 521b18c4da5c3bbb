package zeroset.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every library that goes out with the program is in `dependencies.csv`: under which licence, and which bytes.
class DependenciesTest {

    private static final Pattern TEST_ONLY = Pattern.compile(
            "[/\\\\](org[/\\\\](junit|testfx|hamcrest|assertj|opentest4j|apiguardian|osgi)|net[/\\\\]jqwik|com[/\\\\]tngtech"
                    + "|org[/\\\\]apache[/\\\\]maven)[/\\\\]");

    private static final Pattern SYSTEM =
            Pattern.compile("-(natives-)?(linux|macos|osx|mac|windows|win)[a-z0-9_-]*\\.jar");

    private record Dependency(String licence, String sha256) {}

    @Test
    void areListedWithLicenceAndChecksum() throws Exception {
        var listed = listed();
        var missing = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (var jar : jars()) {
            var name = jar.getFileName().toString();
            var dependency = listed.get(name);
            if (dependency != null) {
                if (!dependency.sha256().equals(sha256(jar))) {
                    others.add(name);
                }
            } else if (!isKnownElsewhere(name, listed)) {
                missing.add(name + ",LICENCE," + sha256(jar));
            }
        }
        assertEquals(List.of(), others, "these are not the files that were reviewed");
        assertEquals(List.of(), missing, "add to app/src/main/resources/zeroset/app/dependencies.csv");
    }

    @Test
    void noLicenceForbidsToPassTheProgramOn() throws Exception {
        var allowed = List.of(
                "Apache-2.0",
                "MIT",
                "BSD-2-Clause",
                "BSD-3-Clause",
                "EPL-2.0 OR LGPL-2.1-only",
                "LGPL-2.1-or-later OR Apache-2.0",
                "GPL-2.0-only WITH Classpath-exception-2.0");
        var listed = listed();
        assertFalse(listed.isEmpty());
        listed.forEach((name, dependency) -> assertTrue(allowed.contains(dependency.licence()), name));
    }

    /// Natives of another system than the list was made on: their checksum is not known, their licence is.
    private static boolean isKnownElsewhere(String name, Map<String, Dependency> listed) {
        var stem = SYSTEM.matcher(name).replaceFirst("");
        return !stem.equals(name)
                && listed.keySet().stream()
                        .anyMatch(
                                other -> SYSTEM.matcher(other).replaceFirst("").equals(stem));
    }

    private static List<Path> jars() {
        var jars = new ArrayList<Path>();
        for (var entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))) {
            boolean library =
                    entry.endsWith(".jar") && !TEST_ONLY.matcher(entry).find();
            if (library && !Path.of(entry).getFileName().toString().startsWith("zeroset-")) {
                jars.add(Path.of(entry));
            }
        }
        assertTrue(jars.size() > 20, () -> "this is not the class path of the program: " + jars);
        return jars;
    }

    private static Map<String, Dependency> listed() throws IOException {
        var listed = new LinkedHashMap<String, Dependency>();
        try (var stream = DependenciesTest.class.getResourceAsStream("dependencies.csv")) {
            var text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().skip(1).map(line -> line.split(",")).forEach(cells -> {
                assertEquals(3, cells.length, () -> String.join(",", cells));
                listed.put(cells[0], new Dependency(cells[1], cells[2]));
            });
        }
        return listed;
    }

    private static String sha256(Path file) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var stream = Files.newInputStream(file)) {
            var chunk = new byte[1 << 16];
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
