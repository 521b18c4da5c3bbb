package zeroset.app.job;

import java.nio.file.Files;
import java.nio.file.Path;
import zeroset.model.project.Project;

/// A place for something new, without touching what is there.
public final class UnusedFolder {

    private UnusedFolder() {}

    /// The folder itself, or with a number when that name is taken: `spot-2.zeroset`.
    public static Path like(Path wanted) {
        var name = wanted.getFileName().toString();
        int dot = name.endsWith(Project.SUFFIX) ? name.length() - Project.SUFFIX.length() : name.length();
        var candidate = wanted;
        for (int number = 2; Files.exists(candidate); number++) {
            candidate = wanted.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
        }
        return candidate;
    }
}
