package zeroset.render.shader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The programs of one context, compiled from the folder `shaders`.
///
/// Confined to the `gl` thread. Programs are closed by whoever asked for them, or with the library.
public final class ShaderLibrary implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ShaderLibrary.class);

    private final ShaderFolder folder;
    private final List<ShaderProgram> programs = new ArrayList<>();
    private Optional<String> problem = Optional.empty();

    /// Reads from a folder.
    public ShaderLibrary(ShaderFolder folder) {
        this.folder = folder;
    }

    /// Compiles a program.
    ///
    /// @param vertex entry file, e.g. `fullscreen.vert`
    /// @param fragment entry file, e.g. `trace.frag`
    /// @param constants `#define`s, by name; all stages get them
    /// @throws ShaderException naming file and line when it does not compile
    public ShaderProgram program(String vertex, String fragment, Map<String, String> constants) {
        var program = new ShaderProgram(folder, vertex, fragment, constants);
        programs.add(program);
        return program;
    }

    /// Compiles a program without constants.
    public ShaderProgram program(String vertex, String fragment) {
        return program(vertex, fragment, Map.of());
    }

    /// Closes a program that is no longer needed.
    public void release(ShaderProgram program) {
        programs.remove(program);
        program.close();
    }

    /// Whether files may change while the program runs, so that {@link #reload} is worth calling now and then.
    public boolean mayChange() {
        return folder instanceof ShaderFolder.WorkTree;
    }

    /// Compiles again what was saved since the last call.
    ///
    /// @return whether a program is another one now, or {@link #problem} changed: a reason to draw again
    public boolean reload() {
        boolean changed = false;
        for (var program : programs) {
            changed |= program.reload();
        }
        var newProblem = programs.stream()
                .flatMap(program -> program.failure().stream())
                .findFirst()
                .map(ShaderException::getMessage);
        if (!newProblem.equals(problem)) {
            problem = newProblem;
            problem.ifPresent(message -> log.warn("{}", message));
            changed = true;
        }
        return changed;
    }

    /// What is wrong with the files as they are now, with the line it is about, while the last good programs are in
    /// use.
    public Optional<String> problem() {
        return problem;
    }

    /// Closes every program.
    @Override
    public void close() {
        programs.forEach(ShaderProgram::close);
        programs.clear();
    }
}
