package zeroset.model.region;

import java.util.List;
import java.util.Optional;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.parallel.Workers;
import zeroset.model.stereo.MultiViewStereo;

/// Points for data sets that come without: what small versions of the photographs agree on.
final class SurveyedPoints {

    /// The object may lie beside the place where the optical axes meet, and be larger than a picture.
    private static final double WIDER = 2;

    /// Fewer are chance hits.
    private static final int FEWEST = 300;

    private static final long SEED = 1;

    private SurveyedPoints() {}

    /// Looks for points.
    ///
    /// @param photographs of training views, decoded
    /// @param guess about where the object is
    /// @return world units; empty when the photographs agree on next to nothing
    static Optional<PointCloud> around(List<PosedPhotograph> photographs, Sphere guess) {
        var transform = new SceneTransform(
                new Sphere(guess.centerX(), guess.centerY(), guess.centerZ(), WIDER * guess.radius()));
        try (var workers = new Workers(Runtime.getRuntime().availableProcessors())) {
            var points = MultiViewStereo.survey(photographs, transform, SEED, workers);
            return points.size() < FEWEST ? Optional.empty() : Optional.of(points.toWorld(transform));
        }
    }
}
