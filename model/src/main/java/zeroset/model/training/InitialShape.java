package zeroset.model.training;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import zeroset.model.camera.Camera;
import zeroset.model.config.TrainingConfig;
import zeroset.model.cues.FilledGaps;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.cues.SparsePoints;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.hull.VisualHull;
import zeroset.model.parallel.Workers;
import zeroset.model.stereo.MatchingProgress;
import zeroset.model.stereo.MultiViewStereo;

/// What photographs and points tell of the surface before training.
///
/// @param distances signed distances over the unit sphere's cube, or nothing when training starts from a sphere
/// @param points that the field is held to; may be none
/// @param notices sentences for people: what could not be found
record InitialShape(Optional<ScalarGrid> distances, OrientedPoints points, List<String> notices) {

    /// Vertices per axis: two seconds for 48 small photographs, and finer than the first active levels can show.
    private static final int HULL_RESOLUTION = 128;

    /// Vertices per axis of fused depth maps: about a pixel of a small photograph.
    private static final int FUSION_RESOLUTION = 160;

    /// The share of it that is surface needs no more; each takes 40 bytes of every checkpoint.
    private static final int MOST_POINTS = 150_000;

    /// Points farther than this from the fused surface were outvoted, in its lattice spacings.
    private static final float SCATTER = 3;

    /// Share of the rays through the region's middle that must be seen to end behind it before it counts as
    /// empty: thin things without texture hide from matching, but they do not fill a picture.
    private static final double EMPTY = 0.85;

    private static final String NOTHING_THERE =
            "expected surface in the region of interest, found none: the photographs look through its middle at what stands"
                    + " behind it; correct the region (--roi), or train without matching (--cues never) if there is something"
                    + " that matching cannot see";

    private static final String NOTHING_MATCHED =
            "Matching the photographs with each other found next to no surface in the region: it has too little texture, the"
                    + " photographs overlap too little, or the poses are off. Training goes on from colour alone; give it more"
                    + " time, and check the region.";

    /// Gathers what there is: the visual hull of masks, the fusion of matched photographs, or where both the hull that
    /// bounds the fusion.
    ///
    /// @throws UnusablePhotographsException when the photographs show one colour only, or an empty region
    static InitialShape of(
            LoadedDataset photographs,
            SceneTransform transform,
            TrainingConfig config,
            Workers workers,
            MatchingProgress progress)
            throws UnusablePhotographsException {
        var notices = PhotographCheck.check(photographs, transform, config);
        return found(photographs, transform, config, workers, progress).after(notices);
    }

    private InitialShape after(List<String> sentences) {
        return new InitialShape(
                distances,
                points,
                Stream.concat(sentences.stream(), notices.stream()).toList());
    }

    private static InitialShape found(
            LoadedDataset photographs,
            SceneTransform transform,
            TrainingConfig config,
            Workers workers,
            MatchingProgress progress)
            throws UnusablePhotographsException {
        var hull = hull(photographs, transform, config);
        if (!config.cues().areUsed()) {
            return new InitialShape(hull, OrientedPoints.NONE, List.of());
        }
        var sparse = photographs
                .dataset()
                .points()
                .map(points -> SparsePoints.within(points, cameras(photographs), transform))
                .orElse(OrientedPoints.NONE);
        if (!config.cues().matching()) {
            return new InitialShape(hull, sparse, List.of());
        }
        var stereo = MultiViewStereo.match(
                photographs.training(), transform, config.useMasks(), config.seed(), workers, progress);
        var fused = stereo.fuse(FUSION_RESOLUTION, workers);
        var distances = fused.isPresent() && hull.isPresent()
                ? Optional.of(intersection(fused.get(), hull.get()))
                : fused.or(() -> hull);
        if (fused.isEmpty()) {
            if (stereo.shareLookingThrough() > EMPTY) {
                throw new UnusablePhotographsException(NOTHING_THERE);
            }
            return new InitialShape(distances, sparse, progress.isCancelled() ? List.of() : List.of(NOTHING_MATCHED));
        }
        var dense = stereo.points().where(confirmedBy(fused.get(), stereo.points(), transform.unitBounds()));
        var gaps = FilledGaps.in(fused.get(), dense, transform.unitBounds());
        return new InitialShape(
                distances,
                dense.thinned(MOST_POINTS).and(gaps.thinned(MOST_POINTS / 3)).and(sparse),
                List.of());
    }

    private static List<Camera> cameras(LoadedDataset photographs) {
        return photographs.training().stream().map(PosedPhotograph::camera).toList();
    }

    private static Optional<ScalarGrid> hull(
            LoadedDataset photographs, SceneTransform transform, TrainingConfig config) {
        boolean hasSilhouettes =
                config.useMasks() && photographs.dataset().coverageKind().separatesObject();
        if (!hasSilhouettes) {
            return Optional.empty();
        }
        var hull = VisualHull.carve(transform.region(), photographs.training(), HULL_RESOLUTION);
        return hull.isEmpty() ? Optional.empty() : Optional.of(hull.distances());
    }

    /// Whether a point lies in the region and where the fusion of all depths has its surface too.
    private static IntPredicate confirmedBy(ScalarGrid fused, OrientedPoints points, Region bounds) {
        float nearest = SCATTER * 2 / (fused.resolution() - 1);
        return point -> {
            float x = points.position(point, 0);
            float y = points.position(point, 1);
            float z = points.position(point, 2);
            return bounds.contains(x, y, z) && Math.abs(fused.sample(x, y, z)) < nearest;
        };
    }

    /// What is inside of both.
    private static ScalarGrid intersection(ScalarGrid fine, ScalarGrid coarse) {
        int resolution = fine.resolution();
        float spacing = 2f / (resolution - 1);
        var values = fine.toArray();
        for (int i = 0; i < values.length; i++) {
            float x = -1 + i % resolution * spacing;
            float y = -1 + i / resolution % resolution * spacing;
            float z = -1 + Math.floorDiv(i, resolution * resolution) * spacing;
            values[i] = Math.max(values[i], coarse.sample(x, y, z));
        }
        return new ScalarGrid(resolution, values);
    }
}
