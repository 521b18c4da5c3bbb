package zeroset.render.shader;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One stage of a program, put together from its entry file and the libraries it includes.
///
/// `#line` numbers the lines of file k from `k * LINES_PER_FILE + 1` on. Source-string numbers would be the obvious
/// way,
/// but Mesa 22.3 forgets them within expressions and reports file 0.
///
/// @param text what the compiler gets
/// @param files the sources in the order of their numbers
record ShaderUnit(String text, List<ShaderSource> files) {

    private static final Pattern INCLUDE = Pattern.compile("\\s*#\\s*include\\s+\"([^\"]+)\"\\s*(//.*)?");

    private static final int LINES_PER_FILE = 100_000;

    /// Mesa `0:41(12): error: ...`, NVIDIA `0(41) : error ...`, AMD and Apple `ERROR: 0:41: ...`.
    private static final Pattern MESSAGE =
            Pattern.compile("(?:ERROR:\\s*)?\\d+[:(](\\d+)\\)?(?:\\(\\d+\\))?\\s*:\\s*(?:error)?[:\\s]*(.*)");

    /// Puts a stage together.
    ///
    /// @param entry the entry file's name
    /// @param constants become `#define name value`, in order
    /// @throws ShaderException when the entry has no `#version`, a library has one, or an include leads nowhere
    static ShaderUnit assemble(ShaderFolder folder, String entry, Map<String, String> constants)
            throws ShaderException {
        var sources = new LinkedHashMap<String, ShaderSource>();
        var text = new StringBuilder();
        append(folder, read(folder, entry, ""), constants, sources, text);
        return new ShaderUnit(text.toString(), List.copyOf(sources.values()));
    }

    private static void append(
            ShaderFolder folder,
            ShaderSource source,
            Map<String, String> constants,
            Map<String, ShaderSource> sources,
            StringBuilder text)
            throws ShaderException {
        boolean isEntry = sources.isEmpty();
        int number = sources.size();
        sources.put(source.name(), source);
        if (!isEntry) {
            text.append(lineDirective(number, 1));
        }
        var lines = source.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String place = "shaders/" + source.name() + ":" + (i + 1);
            boolean isVersion = line.strip().startsWith("#version");
            if (isVersion != (isEntry && i == 0)) {
                throw new ShaderException(
                        place + ": #version must be the first line of an entry file and stand in no other");
            }
            Matcher include = INCLUDE.matcher(line);
            if (isVersion) {
                text.append(line).append('\n');
                constants.forEach((name, value) -> text.append("#define ")
                        .append(name)
                        .append(' ')
                        .append(value)
                        .append('\n'));
                text.append(lineDirective(0, 2));
            } else if (include.matches()) {
                if (!sources.containsKey(include.group(1))) {
                    append(folder, read(folder, include.group(1), place + ": "), constants, sources, text);
                }
                text.append(lineDirective(number, i + 2));
            } else {
                text.append(line).append('\n');
            }
        }
    }

    private static String lineDirective(int file, int line) {
        return "#line " + (file * LINES_PER_FILE + line) + "\n";
    }

    private static ShaderSource read(ShaderFolder folder, String name, String place) throws ShaderException {
        try {
            return folder.read(name);
        } catch (IllegalArgumentException | UncheckedIOException e) { // an editor may be half way through saving
            throw new ShaderException(place + e.getMessage(), e);
        }
    }

    /// Turns a compiler's log into places in files, each with its line.
    String explain(String log) {
        var messages = new ArrayList<String>();
        for (String line : log.lines().toList()) {
            Matcher message = MESSAGE.matcher(line.strip());
            if (!message.matches() || Integer.parseInt(message.group(1)) / LINES_PER_FILE >= files.size()) {
                continue;
            }
            ShaderSource source = files.get(Integer.parseInt(message.group(1)) / LINES_PER_FILE);
            int number = Integer.parseInt(message.group(1)) % LINES_PER_FILE;
            messages.add("shaders/" + source.name() + ":" + number + ": " + message.group(2));
            source.text()
                    .lines()
                    .skip(Math.max(0, number - 1))
                    .findFirst()
                    .ifPresent(text -> messages.add("    " + text.strip()));
        }
        return messages.isEmpty() ? "shaders/" + files.getFirst().name() + ": " + log : String.join("\n", messages);
    }
}
