package zeroset.app.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What was changed, and what was undone of it. Confined to the workspace's thread.
final class UndoHistory {

    private static final int MOST = 200;

    private final Deque<Edit> done = new ArrayDeque<>(); // newest first
    private final Deque<Edit> undone = new ArrayDeque<>();

    /// Remembers a change that was made. Moves of one drag become one.
    void add(Edit edit) {
        undone.clear();
        if (edit instanceof Edit.OfRegion move
                && done.peekFirst() instanceof Edit.OfRegion earlier
                && move.after().isPresent()
                && earlier.after().isPresent()
                && earlier.gesture() == move.gesture()) {
            done.removeFirst();
            done.addFirst(new Edit.OfRegion(earlier.before(), move.after(), move.gesture()));
            return;
        }
        done.addFirst(edit);
        if (done.size() > MOST) {
            done.removeLast();
        }
    }

    /// What would be undone next.
    Optional<Edit> nextUndo() {
        return Optional.ofNullable(done.peekFirst());
    }

    /// What would be done again next.
    Optional<Edit> nextRedo() {
        return Optional.ofNullable(undone.peekFirst());
    }

    /// Moves the next one over to what can be done again.
    void undo() {
        undone.addFirst(done.removeFirst());
    }

    /// Moves the next one back.
    void redo() {
        done.addFirst(undone.removeFirst());
    }

    void clear() {
        done.clear();
        undone.clear();
    }
}
