package zeroset.model.stereo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.parallel.Workers;

/// Matches photographs with each other: a depth map for each, checked across views, and the points they agree on.
///
/// Half a minute for 40 photographs of 384x288 on two cores; the pictures are reduced so that more or larger ones take
/// little longer. Places without texture, or seen by too few views, stay empty.
public final class MultiViewStereo {

    /// More sources find more, at the same price each.
    private static final int SOURCES = 5;

    /// Views that are asked whether they confirm a place.
    private static final int PARTNERS = 9;

    private final List<MatchingView> views;
    private final long seed;
    private final Workers workers;
    private final MatchingProgress progress;

    private MultiViewStereo(List<MatchingView> views, long seed, Workers workers, MatchingProgress progress) {
        this.views = views;
        this.seed = seed;
        this.workers = workers;
        this.progress = progress;
    }

    /// Matches photographs.
    ///
    /// @param photographs all that supervise; with fewer than two nothing is found
    /// @param transform from their space to unit space
    /// @param useMasks whether pixels that masks call background are left out
    /// @param seed of every random draw; the result depends on nothing else, least of all on the threads
    /// @param progress hears how far it is
    public static StereoResult match(
            List<PosedPhotograph> photographs,
            SceneTransform transform,
            boolean useMasks,
            long seed,
            Workers workers,
            MatchingProgress progress) {
        var views = MatchingViews.of(photographs, transform, useMasks, MatchingViews.Effort.THOROUGH, workers);
        return new MultiViewStereo(views, seed, workers, progress).run();
    }

    /// Matches small versions of photographs: a few seconds, enough to tell where in a large region things are.
    ///
    /// @param photographs all that supervise; with fewer than two nothing is found
    /// @param transform from their space to unit space
    /// @param seed of every random draw
    /// @return what views agree on, unit space
    public static OrientedPoints survey(
            List<PosedPhotograph> photographs, SceneTransform transform, long seed, Workers workers) {
        var views = MatchingViews.of(photographs, transform, false, MatchingViews.Effort.SURVEY, workers);
        return new MultiViewStereo(views, seed, workers, MatchingProgress.IGNORED)
                .run()
                .points();
    }

    /// What a pixel of the pictures that are matched covers at the region's middle: about how exact a match is.
    ///
    /// @param photographs all that supervise
    /// @param transform from their space to unit space
    /// @return unit space; 0 when no photograph shows the region
    public static double pixelSize(List<PosedPhotograph> photographs, SceneTransform transform) {
        return MatchingViews.pixelSize(photographs, transform, MatchingViews.Effort.THOROUGH);
    }

    private StereoResult run() {
        var sources = new ArrayList<List<Integer>>();
        for (int i = 0; i < views.size(); i++) {
            sources.add(SourceViews.of(views, i, PARTNERS));
        }
        var maps = new DepthMap[views.size()];
        var done = new AtomicInteger();
        workers.forEach(views.size(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                maps[i] = match(i, sources.get(i));
                progress.done(0.95 * done.incrementAndGet() / views.size());
            }
        });
        var check = new ConsistencyCheck(views, Arrays.asList(maps));
        var confirmed = new DepthMap[views.size()];
        workers.forEach(views.size(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                confirmed[i] = check.confirmed(i, sources.get(i));
            }
        });
        var points = new PointFusion(views, Arrays.asList(confirmed)).points(sources);
        progress.done(1);
        return new StereoResult(views, Arrays.asList(confirmed), points);
    }

    private DepthMap match(int index, List<Integer> partners) {
        var view = views.get(index);
        if (partners.isEmpty() || progress.isCancelled()) {
            return new DepthMap(view.width(), view.height());
        }
        var sources = partners.stream().limit(SOURCES).map(views::get).toList();
        var range = DepthRange.of(view);
        long ownSeed = seed + 0x9e3779b97f4a7c15L * (index + 1);
        if (!view.canBeHalved()) {
            var match = new PatchMatch(view, sources, range, ownSeed);
            search(match);
            refine(match);
            return match.map();
        }
        var halves = sources.stream().map(MatchingView::halved).toList();
        var coarse = new PatchMatch(view.halved(), halves, range, ownSeed);
        search(coarse);
        var fine = new PatchMatch(view, sources, range, ownSeed + 1);
        fine.startFrom(coarse.map());
        refine(fine);
        return fine.map();
    }

    private static void search(PatchMatch match) {
        match.guess(6);
        match.improve(8, 16, 0.8f);
        match.improve(8, 8, 0.5f);
        match.improve(8, 4, 0.4f);
        match.improve(8, 2, 0.3f);
        match.improve(8, 1, 0.2f);
    }

    private static void refine(PatchMatch match) {
        match.improve(8, 2, 0.3f);
        match.improve(4, 0.7f, 0.2f);
        match.improve(4, 0.3f, 0.1f);
    }
}
