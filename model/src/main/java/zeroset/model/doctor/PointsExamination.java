package zeroset.model.doctor;

import java.util.List;
import java.util.Locale;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.View;

/// Sparse points that lie where no camera looks.
final class PointsExamination implements Examination {

    /// Points come from at least two photographs each, so nearly all of them must be in two pictures.
    private static final double LEAST_SEEN = 0.5;

    private static final int MOST_POINTS = 1000;

    @Override
    public String title() {
        return "looking at sparse points";
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        var points = evidence.dataset().points();
        if (points.isEmpty() || points.get().size() == 0) {
            return List.of();
        }
        double seen = shareSeenTwice(points.get(), evidence.dataset().views());
        if (seen >= LEAST_SEEN) {
            return List.of();
        }
        return List.of(new Finding(
                Severity.WARNING,
                "points-elsewhere",
                "The sparse points do not lie where the cameras look.",
                String.format(Locale.ROOT, "%.0f %% of them are in two pictures or more.", 100 * seen),
                "Poses or points are in other axes or another unit: export both from the same program at once, or remove"
                        + " the points."));
    }

    private static double shareSeenTwice(PointCloud points, List<View> views) {
        int stride = Math.max(1, points.size() / MOST_POINTS);
        int looked = 0;
        int seen = 0;
        var pixel = new Vector2d();
        for (int i = 0; i < points.size(); i += stride) {
            var point = new Vector3d(points.position(i, 0), points.position(i, 1), points.position(i, 2));
            looked++;
            int times = 0;
            for (var view : views) {
                times += view.camera().project(point, pixel) && view.camera().contains(pixel) ? 1 : 0;
                if (times == 2) {
                    seen++;
                    break;
                }
            }
        }
        return (double) seen / looked;
    }
}
