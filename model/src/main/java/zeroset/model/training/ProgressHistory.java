package zeroset.model.training;

import java.util.ArrayList;
import java.util.List;

/// The progress reports of a run, thinned evenly as they become many; the newest is always there. May be called from
/// any thread.
public final class ProgressHistory {

    /// As many as a wide plot has pixels, twice.
    public static final int MOST = 4096;

    private final List<TrainingEvent.Progress> kept = new ArrayList<>();
    private int stride = 1;
    private int sinceKept;

    /// One without reports.
    public ProgressHistory() {}

    /// One that goes on after earlier reports, oldest first.
    public ProgressHistory(List<TrainingEvent.Progress> earlier) {
        earlier.forEach(this::add);
    }

    /// Adds a report.
    public synchronized void add(TrainingEvent.Progress progress) {
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
    public synchronized List<TrainingEvent.Progress> all() {
        return List.copyOf(kept);
    }
}
