package zeroset.app.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import zeroset.model.project.ExportRecord;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;

/// Notes in a project what was made of it.
public final class Exports {

    private Exports() {}

    /// Adds a file that was just written. Where the project cannot be written, for it lies on a read-only disk, a
    /// notice says so: the file is there all the same.
    ///
    /// @param step of the state it was made of
    public static void note(Project project, int step, Path file, Consumer<JobEvent> listener) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            project.noteExport(new ExportRecord(now, step, file.toAbsolutePath().normalize()));
        } catch (ProjectException e) {
            listener.accept(new JobEvent.Notice(
                    file.getFileName() + " is written, but the project does not know of it. " + e.getMessage()));
        }
    }
}
