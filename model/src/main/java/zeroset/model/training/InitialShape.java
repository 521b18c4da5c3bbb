package zeroset.model.training;

import java.util.Optional;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.hull.VisualHull;

/// The shape a run starts from when the photographs tell one: the visual hull of the masks.
final class InitialShape {

    /// Vertices per axis: two seconds for 48 small photographs, and finer than the first active levels can show.
    private static final int HULL_RESOLUTION = 128;

    private InitialShape() {}

    /// Signed distances of the shape over the unit sphere's cube, or nothing when training starts from a sphere.
    static Optional<ScalarGrid> of(LoadedDataset photographs, SceneTransform transform, TrainingConfig config) {
        boolean hasSilhouettes =
                config.useMasks() && photographs.dataset().coverageKind().separatesObject();
        if (!hasSilhouettes) {
            return Optional.empty();
        }
        var hull = VisualHull.carve(transform.region(), photographs.training(), HULL_RESOLUTION);
        return hull.isEmpty() ? Optional.empty() : Optional.of(hull.distances());
    }
}
