package zeroset.app.workspace;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.preferences.Preferences;

/// What the parts of a workspace share. The scene is confined to the workspace's thread; the rest may be called from
/// any.
final class Desk {

    final EventLoop loop;
    final StateBoard board;
    final TaskRegistry tasks;
    final PreferenceStore preferences;
    final WorkFolders folders;

    private @Nullable Scene scene;

    Desk(PreferenceStore preferences, WorkFolders folders) {
        this.preferences = preferences;
        this.folders = folders;
        board = new StateBoard(WorkspaceState.empty(preferences.current().settings()));
        loop = new EventLoop(failure -> board.raise(Diagnosis.of("A command", failure)));
        tasks = new TaskRegistry(loop, board);
    }

    /// What is open.
    Optional<Scene> scene() {
        return Optional.ofNullable(scene);
    }

    /// Whether something is still what is open.
    boolean shows(Scene which) {
        return scene == which;
    }

    /// Changes what is remembered, and says when the disk refuses. On the workspace's thread.
    void remember(UnaryOperator<Preferences> change) {
        preferences.update(change);
        preferences.takeNotices().forEach(board::notice);
    }

    void lay(Scene newScene) {
        scene = newScene;
    }

    void clear() {
        scene = null;
    }
}
