package zeroset.app.workspace;

import zeroset.model.snapshot.SdfSnapshot;

/// Hears what changes, on whatever thread it happens. Must return at once; a window keeps the newest and shows it with
/// its next pulse.
public interface WorkspaceListener {

    /// The state is another one.
    void stateChanged(WorkspaceState state);

    /// The trainer published the field, about every second.
    void snapshotPublished(SdfSnapshot snapshot);

    /// A line for the log.
    void logged(LogEntry entry);
}
