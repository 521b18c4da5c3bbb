package zeroset.app.ui.start;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.preferences.Recent;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.WorkspaceState;

/// What was open before, and how to open it again.
///
/// @param model the workspace
/// @param preferences where the list is kept
/// @param opener opens a place
public record StartViewModel(WorkspaceModel model, PreferenceStore preferences, Consumer<Path> opener) {

    /// Read again with every phase: whoever comes back to the start finds what was open last.
    ObservableValue<List<Recent>> recents() {
        return model.part(WorkspaceState::phase).map(_ -> preferences.current().recents());
    }

    void open(Path location) {
        opener.accept(location);
    }
}
