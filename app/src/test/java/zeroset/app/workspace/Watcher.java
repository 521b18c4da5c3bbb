package zeroset.app.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import zeroset.model.snapshot.SdfSnapshot;

/// Listens to a workspace and lets a test wait for a state.
final class Watcher implements WorkspaceListener {

    private static final long PATIENCE_MILLIS = 60_000;

    private final List<Phase> phases = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private WorkspaceState state;
    private int snapshots;

    Watcher(Workspace workspace) {
        workspace.addListener(this);
        state = workspace.state();
    }

    @Override
    public synchronized void stateChanged(WorkspaceState newState) {
        state = newState;
        if (phases.isEmpty() || phases.getLast() != newState.phase()) {
            phases.add(newState.phase());
        }
        notifyAll();
    }

    @Override
    public synchronized void snapshotPublished(SdfSnapshot snapshot) {
        snapshots++;
        notifyAll();
    }

    @Override
    public synchronized void logged(LogEntry entry) {
        lines.add(entry.text());
        notifyAll();
    }

    /// Waits for a line of the log, which a problem leaves too when another one follows it.
    void awaitLogged(String part) throws InterruptedException {
        await(() -> lines.stream().anyMatch(line -> line.contains(part)));
    }

    /// The phases so far, without repetitions.
    synchronized List<Phase> phases() {
        return List.copyOf(phases);
    }

    /// Waits for a state.
    synchronized WorkspaceState await(Predicate<WorkspaceState> wanted) throws InterruptedException {
        await(() -> wanted.test(state));
        return state;
    }

    WorkspaceState await(Phase phase) throws InterruptedException {
        return await(now -> now.phase() == phase);
    }

    synchronized void awaitSnapshots(int count) throws InterruptedException {
        await(() -> snapshots >= count);
    }

    private synchronized void await(BooleanSupplier wanted) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!wanted.getAsBoolean()) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                throw new AssertionError("did not happen; the state is " + state);
            }
            wait(left);
        }
    }
}
