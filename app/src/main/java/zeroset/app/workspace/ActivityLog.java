package zeroset.app.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest lines of the log. May be called from any thread.
final class ActivityLog {

    private static final int MOST = 2000;

    private final Deque<LogEntry> entries = new ArrayDeque<>();

    /// Adds a line; the oldest goes when there are too many.
    synchronized void add(LogEntry entry) {
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /// All of them, oldest first.
    synchronized List<LogEntry> all() {
        return List.copyOf(entries);
    }
}
