package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.View;
import zeroset.model.features.AlikeMotion;
import zeroset.model.features.Keypoints;
import zeroset.model.features.Matcher;
import zeroset.model.parallel.Workers;

/// Looks at the photographs, one at a time on each thread, and keeps what examinations need of them.
final class EvidenceGathering {

    /// Views that are looked at closely. Pairs grow with the square, and 60 take seconds; what is wrong with all
    /// poses shows in any of them.
    static final int MOST_VIEWS = 60;

    private final SceneDataset dataset;
    private final Workers workers;
    private final DoctorListener listener;
    private final List<View> views;

    EvidenceGathering(SceneDataset dataset, Workers workers, DoctorListener listener) {
        this.dataset = dataset;
        this.workers = workers;
        this.listener = listener;
        views = spread(dataset.views());
    }

    private static List<View> spread(List<View> all) {
        int count = Math.min(MOST_VIEWS, all.size());
        var chosen = new ArrayList<View>();
        for (int i = 0; i < count; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / count)));
        }
        return chosen;
    }

    /// Looks.
    ///
    /// @throws DatasetException for the first photograph that cannot be decoded
    Evidence gather() throws DatasetException {
        var looks = look();
        var statistics = looks.stream().map(Look::statistics).toList();
        var keypoints = looks.stream().map(Look::keypoints).toList();
        var silhouettes =
                looks.stream().map(Look::silhouette).flatMap(Optional::stream).toList();
        boolean complete = silhouettes.size() == views.size();
        return new Evidence(dataset, views, statistics, complete ? silhouettes : List.of(), matches(keypoints));
    }

    /// What is kept of one photograph.
    private record Look(PhotoStatistics statistics, Optional<Silhouette> silhouette, Keypoints keypoints) {}

    private List<Look> look() throws DatasetException {
        var looks = new @Nullable Look[views.size()];
        var failures = new @Nullable DatasetException[views.size()];
        var done = new AtomicInteger();
        workers.forEach(views.size(), 1, (from, to) -> {
            for (int i = from; i < to && !listener.isCancelled(); i++) {
                try {
                    var photograph = views.get(i).photograph().load();
                    looks[i] = new Look(
                            PhotoStatistics.of(photograph), Silhouette.of(photograph), Keypoints.of(photograph));
                } catch (DatasetException e) {
                    failures[i] = e;
                }
                listener.progressed("looking at photographs", 0.7 * done.incrementAndGet() / views.size());
            }
        });
        endIfCancelled();
        for (var failure : failures) {
            if (failure != null) {
                throw failure;
            }
        }
        var complete = new ArrayList<Look>();
        for (var look : looks) {
            if (look != null) {
                complete.add(look);
            }
        }
        return complete;
    }

    private List<Correspondence> matches(List<Keypoints> keypoints) {
        int count = keypoints.size();
        var found = new ArrayList<List<Correspondence>>();
        for (int i = 0; i < count; i++) {
            found.add(new ArrayList<>());
        }
        var done = new AtomicInteger();
        workers.forEach(count, 1, (from, to) -> {
            for (int first = from; first < to; first++) {
                for (int second = first + 1; second < count && !listener.isCancelled(); second++) {
                    match(keypoints, first, second, found.get(first));
                }
                listener.progressed("comparing photographs", 0.7 + 0.3 * done.incrementAndGet() / count);
            }
        });
        endIfCancelled();
        return found.stream().flatMap(List::stream).toList();
    }

    private void endIfCancelled() {
        if (listener.isCancelled()) {
            throw new CancellationException("the examination was cancelled");
        }
    }

    private static void match(List<Keypoints> keypoints, int first, int second, List<Correspondence> dest) {
        var a = keypoints.get(first);
        var b = keypoints.get(second);
        for (var match : AlikeMotion.filter(a, b, Matcher.match(a, b))) {
            var p = a.get(match.first());
            var q = b.get(match.second());
            dest.add(new Correspondence(first, second, p.x(), p.y(), q.x(), q.y()));
        }
    }
}
