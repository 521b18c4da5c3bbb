package zeroset.app.workspace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.project.ViewState;

/// How the project that is open was looked at last: read with it, replaced by the window, written with the work. What
/// cannot be read or written is told in the log and costs nothing else. Changed on the workspace's thread, read on any.
final class KeptView {

    private final StateBoard board;
    private volatile @Nullable ViewState view;
    private boolean isSaved = true;

    KeptView(StateBoard board) {
        this.board = board;
    }

    Optional<ViewState> newest() {
        return Optional.ofNullable(view);
    }

    void read(Project project) {
        forget();
        try {
            view = project.view().orElse(null);
        } catch (ProjectException e) {
            board.log(LogEntry.Level.WARNING, e.getMessage() + " It is looked at as if for the first time.");
        }
    }

    void keep(ViewState newest) {
        if (!newest.equals(view)) {
            view = newest;
            isSaved = false;
        }
    }

    /// Writes it if it is another than what was written last.
    void save(Project project) {
        var newest = view;
        if (isSaved || newest == null) {
            return;
        }
        try {
            project.saveView(newest);
            isSaved = true;
        } catch (ProjectException e) {
            board.log(LogEntry.Level.WARNING, String.valueOf(e.getMessage()));
        }
    }

    void forget() {
        view = null;
        isSaved = true;
    }
}
