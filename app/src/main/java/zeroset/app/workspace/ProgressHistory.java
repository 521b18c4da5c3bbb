package zeroset.app.workspace;

import java.util.ArrayList;
import java.util.List;
import zeroset.model.training.TrainingEvent;

/// The progress reports of a run, thinned evenly as they become many; the newest is always there. May be called from
/// any thread.
final class ProgressHistory {

    /// As many as a wide plot has pixels, twice.
    static final int MOST = 4096;

    private final List<TrainingEvent.Progress> kept = new ArrayList<>();
    private int stride = 1;
    private int sinceKept;

    /// Adds a report.
    synchronized void add(TrainingEvent.Progress progress) {
        if (sinceKept > 0) {
            kept.removeLast(); // was there only for being the newest
        }
        kept.add(progress);
        sinceKept = (sinceKept + 1) % stride;
        if (kept.size() > MOST && sinceKept == 0) {
            thin();
        }
    }

    private void thin() {
        var half = new ArrayList<TrainingEvent.Progress>();
        for (int i = (kept.size() - 1) % 2; i < kept.size(); i += 2) { // the newest stays
            half.add(kept.get(i));
        }
        kept.clear();
        kept.addAll(half);
        stride *= 2;
    }

    /// All that are kept, oldest first.
    synchronized List<TrainingEvent.Progress> all() {
        return List.copyOf(kept);
    }
}
