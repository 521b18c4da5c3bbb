package zeroset.render.shader;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import zeroset.render.gl.Program;

/// A program that follows its files: after a saved file compiles it is the new one, until then the last good one.
///
/// Confined to the `gl` thread.
public final class ShaderProgram implements AutoCloseable {

    private final ShaderFolder folder;
    private final String vertex;
    private final String fragment;
    private final Map<String, String> constants;

    private final Map<String, Long> stamps = new HashMap<>();
    private Program program;
    private Optional<ShaderException> failure = Optional.empty();

    ShaderProgram(ShaderFolder folder, String vertex, String fragment, Map<String, String> constants) {
        this.folder = folder;
        this.vertex = vertex;
        this.fragment = fragment;
        this.constants = new LinkedHashMap<>(constants);
        program = build();
    }

    private Program build() {
        stamps.clear();
        noteStamp(vertex);
        noteStamp(fragment);
        var vertexUnit = ShaderUnit.assemble(folder, vertex, constants);
        vertexUnit.files().forEach(file -> noteStamp(file.name()));
        var fragmentUnit = ShaderUnit.assemble(folder, fragment, constants);
        fragmentUnit.files().forEach(file -> noteStamp(file.name()));
        try {
            return Program.link(vertexUnit.text(), fragmentUnit.text());
        } catch (Program.CompilationException e) {
            String log = String.valueOf(e.getMessage());
            throw new ShaderException(
                    switch (e.stage()) {
                        case VERTEX -> vertexUnit.explain(log);
                        case FRAGMENT -> fragmentUnit.explain(log);
                        case LINK -> "shaders/" + vertex + " and shaders/" + fragment + " do not fit: " + log;
                    },
                    e);
        }
    }

    private void noteStamp(String name) {
        stamps.put(name, folder.stamp(name));
    }

    /// Compiles again when a file was saved since; true when the program is another one.
    boolean reload() {
        if (stamps.entrySet().stream().allMatch(entry -> folder.stamp(entry.getKey()) == entry.getValue())) {
            return false;
        }
        try {
            Program next = build();
            program.close();
            program = next;
            failure = Optional.empty();
            return true;
        } catch (ShaderException e) {
            failure = Optional.of(e);
            return false;
        }
    }

    /// What is wrong with the files as they are now, while the last good program is in use.
    Optional<ShaderException> failure() {
        return failure;
    }

    /// Makes the program current and returns it, to set uniforms. Not to be kept beyond the frame.
    public Program use() {
        program.use();
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
