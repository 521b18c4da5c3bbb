package zeroset.app.ui.progress;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.LogEntry;
import zeroset.app.workspace.WorkspaceState;
import zeroset.model.training.TrainingEvent.Progress;

/// The course of a run, and the log.
public final class ProgressViewModel {

    private final WorkspaceModel model;
    private final ReadOnlyObjectWrapper<List<Progress>> history = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<PlotKind>> enlarged = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty logShown = new SimpleBooleanProperty(false);

    /// Follows the workspace.
    public ProgressViewModel(WorkspaceModel model) {
        this.model = model;
        model.part(WorkspaceState::progress)
                .subscribe(progress -> history.set(
                        progress.isEmpty() ? List.of() : model.workspace().history()));
    }

    /// The reports so far, oldest first.
    ReadOnlyObjectProperty<List<Progress>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /// The plot that is shown large.
    ObjectProperty<Optional<PlotKind>> enlargedProperty() {
        return enlarged;
    }

    /// Whether the log is unfolded.
    public BooleanProperty logShownProperty() {
        return logShown;
    }

    ObservableList<LogEntry> log() {
        return model.log();
    }

    /// Makes a plot large, or small again.
    void toggle(PlotKind kind) {
        enlarged.set(enlarged.get().equals(Optional.of(kind)) ? Optional.empty() : Optional.of(kind));
    }
}
