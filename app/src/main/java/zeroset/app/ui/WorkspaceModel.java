package zeroset.app.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import zeroset.app.workspace.LogEntry;
import zeroset.app.workspace.Phase;
import zeroset.app.workspace.Workspace;
import zeroset.app.workspace.WorkspaceListener;
import zeroset.app.workspace.WorkspaceState;
import zeroset.model.snapshot.SdfSnapshot;

/// The workspace as the window sees it: its newest state, with every pulse at most once, as properties. Confined to
/// `fx`.
public final class WorkspaceModel {

    private static final int LOG_LINES = 500;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<WorkspaceState> state;
    private final ReadOnlyObjectWrapper<Optional<SdfSnapshot>> snapshot;
    private final ObservableList<LogEntry> log = FXCollections.observableArrayList();
    private final List<LogEntry> newLines = new ArrayList<>(); // guarded by itself

    /// Follows a workspace.
    public WorkspaceModel(Workspace workspace) {
        this.workspace = workspace;
        state = new ReadOnlyObjectWrapper<>(workspace.state());
        snapshot = new ReadOnlyObjectWrapper<>(workspace.latestSnapshot());
        log.setAll(workspace.log());
        Consumer<WorkspaceState> showState = FxThread.newestPerPulse(this::take);
        Consumer<SdfSnapshot> showSnapshot = FxThread.newestPerPulse(newest -> snapshot.set(Optional.of(newest)));
        Consumer<Boolean> showLog = FxThread.newestPerPulse(_ -> takeLog());
        workspace.addListener(new WorkspaceListener() {
            @Override
            public void stateChanged(WorkspaceState newest) {
                showState.accept(newest);
            }

            @Override
            public void snapshotPublished(SdfSnapshot newest) {
                showSnapshot.accept(newest);
            }

            @Override
            public void logged(LogEntry entry) {
                synchronized (newLines) {
                    newLines.add(entry);
                }
                showLog.accept(true);
            }
        });
    }

    private void take(WorkspaceState newest) {
        if (newest.dataset().isEmpty()) {
            snapshot.set(Optional.empty());
        } else if (newest.progress().isEmpty() && snapshot.get().isPresent()) {
            snapshot.set(workspace.latestSnapshot()); // a new run forgets the field of the old one
        }
        state.set(newest);
    }

    private void takeLog() {
        List<LogEntry> taken;
        synchronized (newLines) {
            taken = List.copyOf(newLines);
            newLines.clear();
        }
        log.addAll(taken);
        if (log.size() > LOG_LINES) {
            log.remove(0, log.size() - LOG_LINES);
        }
    }

    /// The commands.
    public Workspace workspace() {
        return workspace;
    }

    /// The newest state.
    public ReadOnlyObjectProperty<WorkspaceState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The newest state.
    public WorkspaceState state() {
        return state.get();
    }

    /// The newest field.
    public ReadOnlyObjectProperty<Optional<SdfSnapshot>> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// The log, oldest line first.
    public ObservableList<LogEntry> log() {
        return log;
    }

    /// A part of the state; it changes only when that part does.
    public <T> ObservableValue<T> part(Function<WorkspaceState, T> part) {
        return state.map(part);
    }

    /// Whether the work is in one of these phases.
    public ObservableValue<Boolean> in(Phase... phases) {
        var wanted = List.of(phases);
        return state.map(now -> wanted.contains(now.phase()));
    }
}
