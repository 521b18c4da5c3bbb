package zeroset.model.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import zeroset.model.camera.Camera;

/// A data set with every photograph decoded, smaller than it is where it must be, and its masks checked.
/// Immutable.
///
/// @param dataset views, lenses and notes; its coverage kind is NONE when alpha turned out to be opaque
/// everywhere
/// @param training photographs that supervise, in the order of `dataset.views(TRAIN)`
/// @param heldOut photographs that judge, in the order of `dataset.views(TEST)`
public record LoadedDataset(SceneDataset dataset, List<PosedPhotograph> training, List<PosedPhotograph> heldOut) {

    /// Copies the lists.
    public LoadedDataset {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
    }

    /// Decodes all photographs of a data set.
    ///
    /// @param threads how many images are decoded at a time, > 0; each takes about ten bytes a pixel meanwhile
    /// @throws DatasetException for the first image, in file order, that cannot be used, and when no mask shows
    /// anything
    /// @throws InterruptedException when the calling thread is interrupted; decoding then stops
    public static LoadedDataset load(SceneDataset dataset, int threads) throws DatasetException, InterruptedException {
        return load(dataset, threads, decoded -> {});
    }

    /// Decodes all photographs of a data set and tells how far it is.
    ///
    /// @param threads how many images are decoded at a time, > 0; each takes about ten bytes a pixel meanwhile
    /// @param decoded hears how many images are decoded, from any of these threads
    /// @throws DatasetException for the first image, in file order, that cannot be used, and when no mask shows
    /// anything
    /// @throws InterruptedException when the calling thread is interrupted; decoding then stops
    public static LoadedDataset load(SceneDataset dataset, int threads, IntConsumer decoded)
            throws DatasetException, InterruptedException {
        return load(dataset, threads, PhotographBudget.ofHeap(), decoded);
    }

    /// Decodes all photographs of a data set, all of them smaller than they are where they would not fit.
    ///
    /// @param threads how many images are decoded at a time, > 0; each takes about ten bytes a pixel meanwhile
    /// @param budget how much memory they may take
    /// @param decoded hears how many images are decoded, from any of these threads
    /// @throws DatasetException for the first image, in file order, that cannot be used, and when no mask shows
    /// anything
    /// @throws InterruptedException when the calling thread is interrupted; decoding then stops
    public static LoadedDataset load(SceneDataset original, int threads, PhotographBudget budget, IntConsumer decoded)
            throws DatasetException, InterruptedException {
        int reduction = budget.reductionFor(original);
        var dataset = reduction == 1 ? original : original.withNote(smaller(original, reduction));
        var photographs = decode(dataset.views(), threads, reduction, decoded);
        var training = posed(dataset.views(), photographs, reduction, Split.TRAIN);
        var heldOut = posed(dataset.views(), photographs, reduction, Split.TEST);
        var loaded = new LoadedDataset(dataset, training, heldOut);
        if (!dataset.coverageKind().separatesObject()) {
            return loaded;
        }
        if (ObjectMasks.check(dataset, training) == ObjectMasks.Content.OPAQUE) {
            return loaded.withoutCoverage(
                    dataset.withNote(
                            "Every pixel of every image is opaque, so the alpha channel or mask says nothing and is not used."));
        }
        return loaded;
    }

    /// The same photographs, without decoding them again, with some of the views or with others held out.
    ///
    /// @param views views of this data set, told by their names; their splits say which ones supervise
    /// @throws IllegalArgumentException when one of them is not among the decoded ones
    public LoadedDataset withViews(List<View> views) {
        Map<String, PosedPhotograph> byName = new HashMap<>();
        training.forEach(posed -> byName.put(posed.name(), posed));
        heldOut.forEach(posed -> byName.put(posed.name(), posed));
        return new LoadedDataset(
                dataset.withViews(views), posed(views, Split.TRAIN, byName), posed(views, Split.TEST, byName));
    }

    private static List<PosedPhotograph> posed(List<View> views, Split split, Map<String, PosedPhotograph> byName) {
        return views.stream()
                .filter(view -> view.split() == split)
                .map(view -> Optional.ofNullable(byName.get(view.name()))
                        .orElseThrow(() -> new IllegalArgumentException(view.name() + " was not decoded")))
                .toList();
    }

    private static List<Photograph> decode(List<View> views, int threads, int reduction, IntConsumer decoded)
            throws DatasetException, InterruptedException {
        var executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("worker-", 0).factory());
        try {
            var tasks = new ArrayList<Callable<Photograph>>();
            var count = new AtomicInteger();
            for (var view : views) {
                tasks.add(() -> {
                    var photograph = view.photograph().load(reduction);
                    decoded.accept(count.incrementAndGet());
                    return photograph;
                });
            }
            var photographs = new ArrayList<Photograph>();
            for (var future : executor.invokeAll(tasks)) {
                photographs.add(future.get());
            }
            return photographs;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DatasetException bad) {
                throw bad;
            }
            throw new IllegalStateException("decoding failed: " + e.getCause(), e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static String smaller(SceneDataset dataset, int reduction) {
        var lens = dataset.views().getFirst().camera().intrinsics();
        var reduced = lens.reducedBy(reduction);
        return "Photographs are used at a " + (reduction == 2 ? "half" : "fraction 1/" + reduction)
                + " of their size (" + reduced.width() + "x" + reduced.height() + " of " + lens.width() + "x"
                + lens.height() + "), so that all " + dataset.views().size()
                + " fit in memory; a larger heap (ZEROSET_JAVA_OPTS=-Xmx8g) lets them be larger.";
    }

    private static List<PosedPhotograph> posed(
            List<View> views, List<Photograph> photographs, int reduction, Split split) {
        var posed = new ArrayList<PosedPhotograph>();
        for (int i = 0; i < views.size(); i++) {
            var view = views.get(i);
            if (view.split() == split) {
                var lens = view.camera().intrinsics().reducedBy(reduction);
                posed.add(new PosedPhotograph(
                        view.name(), new Camera(lens, view.camera().pose()), photographs.get(i)));
            }
        }
        return posed;
    }

    private LoadedDataset withoutCoverage(SceneDataset noted) {
        return new LoadedDataset(noted.withCoverageKind(CoverageKind.NONE), stripped(training), stripped(heldOut));
    }

    private static List<PosedPhotograph> stripped(List<PosedPhotograph> photographs) {
        return photographs.stream()
                .map(posed -> new PosedPhotograph(
                        posed.name(), posed.camera(), posed.photograph().withoutCoverage()))
                .toList();
    }
}
