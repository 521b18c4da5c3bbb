package zeroset.app.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zeroset.model.snapshot.SdfSnapshot;

/// State, log and those who listen. Changes happen on the workspace's thread; reading from any.
final class StateBoard {

    private static final Logger LOG = LoggerFactory.getLogger(StateBoard.class);

    private final List<WorkspaceListener> listeners = new CopyOnWriteArrayList<>();
    private final ActivityLog activity = new ActivityLog();
    private final Set<WorkspaceListener> failed = ConcurrentHashMap.newKeySet();
    private volatile WorkspaceState state;

    StateBoard(WorkspaceState state) {
        this.state = state;
    }

    WorkspaceState state() {
        return state;
    }

    List<LogEntry> log() {
        return activity.all();
    }

    void add(WorkspaceListener listener) {
        listeners.add(listener);
    }

    void remove(WorkspaceListener listener) {
        listeners.remove(listener);
        failed.remove(listener);
    }

    /// Changes the state and tells everyone.
    void change(Consumer<StateDraft> edit) {
        var draft = new StateDraft(state);
        edit.accept(draft);
        var changed = draft.build();
        state = changed;
        tell(listener -> listener.stateChanged(changed));
    }

    /// Tells everyone of a new field.
    void publish(SdfSnapshot snapshot) {
        tell(listener -> listener.snapshotPublished(snapshot));
    }

    /// Writes a line of the log and tells everyone.
    void log(LogEntry.Level level, String text) {
        var entry = new LogEntry(Instant.now(), level, text);
        activity.add(entry);
        tell(listener -> listener.logged(entry));
    }

    /// Shows a problem until it is dismissed or another one comes, and logs it.
    void raise(Problem problem) {
        log(LogEntry.Level.ERROR, (problem.sentence() + " " + problem.remedy()).strip());
        change(draft -> draft.problem = Optional.of(problem));
    }

    /// Shows a sentence until it is dismissed, and logs it.
    void notice(String sentence) {
        log(LogEntry.Level.WARNING, sentence);
        change(draft -> draft.addNotice(sentence));
    }

    /// What one listener throws must not keep the others, or the work, from going on.
    private void tell(Consumer<WorkspaceListener> message) {
        for (var listener : listeners) {
            try {
                message.accept(listener);
            } catch (RuntimeException e) {
                if (failed.add(listener)) { // once: it may fail with every change
                    LOG.warn("a listener of the workspace failed", e);
                    activity.add(new LogEntry(
                            Instant.now(),
                            LogEntry.Level.ERROR,
                            "A part of the window failed: " + e + ". Work goes on."));
                }
            }
        }
    }
}
