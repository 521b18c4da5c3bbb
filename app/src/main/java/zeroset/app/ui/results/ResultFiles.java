package zeroset.app.ui.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import zeroset.app.workspace.WorkspaceState;

/// Where results go when nobody says where.
final class ResultFiles {

    private ResultFiles() {}

    /// Beside the data set, named after it; in the user's own folder where nothing can be written beside it.
    ///
    /// @param ending with its dot
    static Optional<Path> proposed(WorkspaceState state, String ending) {
        return state.dataset().map(open -> {
            var parent = open.location().toAbsolutePath().getParent();
            var folder = parent != null && Files.isWritable(parent) ? parent : Path.of(System.getProperty("user.home"));
            return folder.resolve(open.name() + ending);
        });
    }

    /// The last part of a path.
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// The same file with another ending.
    static Path withEnding(Path file, String ending) {
        var name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
    }
}
