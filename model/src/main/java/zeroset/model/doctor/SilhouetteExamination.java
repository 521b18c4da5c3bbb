package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.RayFocus;
import zeroset.model.geometry.Sphere;

/// Views whose silhouette is not that of the shape which all silhouettes together allow (their visual hull).
///
/// A voxel stays when nearly all views that see it call it object, so a single wrong view changes nothing; then
/// it shows by itself.
final class SilhouetteExamination implements Examination {

    private static final int RESOLUTION = 44;

    /// Share of the views that may call a voxel background, one always.
    private static final double DISSENT = 0.1;

    /// Overlap (intersection over union) below the median that is no matter of cells, and the deviations it must
    /// have.
    private static final double LOSS = 0.12;

    private static final double DEVIATIONS = 6;

    private static final int FEWEST_VIEWS = 6;

    private static final double FINEST_STEP = 1e-3; // pixels

    @Override
    public String title() {
        return "comparing silhouettes";
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        if (evidence.silhouettes().size() < FEWEST_VIEWS) {
            return List.of();
        }
        var space = space(evidence);
        if (space.isEmpty()) {
            return List.of();
        }
        var hull = hull(evidence, space.get());
        var overlaps = IntStream.range(0, evidence.views().size())
                .mapToDouble(view -> overlap(evidence, view, hull, space.get()))
                .toArray();
        var spread = Spread.of(overlaps);
        double limit = spread.median() - Math.max(LOSS, DEVIATIONS * spread.deviation());
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < overlaps.length; i++) {
            if (overlaps[i] < limit) {
                findings.add(new Finding(
                        Severity.ERROR,
                        "silhouette-off",
                        "The silhouette of " + evidence.name(i) + " does not fit the others.",
                        String.format(
                                Locale.ROOT,
                                "It overlaps by %.0f %% with the shape that all silhouettes allow, the median one by"
                                        + " %.0f %%.",
                                100 * overlaps[i],
                                100 * spread.median()),
                        "Its pose, its mask or the photograph itself is another's: correct it or leave it out.",
                        List.of(evidence.name(i))));
            }
        }
        return findings;
    }

    /// A sphere round the object: where rays through the silhouettes' middles meet.
    private static Optional<Sphere> space(Evidence evidence) {
        var cameras = evidence.cameras();
        var origins = new ArrayList<Vector3d>();
        var directions = new ArrayList<Vector3d>();
        var angles = new ArrayList<Double>();
        for (int i = 0; i < cameras.size(); i++) {
            var camera = cameras.get(i);
            var silhouette = evidence.silhouettes().get(i);
            silhouette.middle().ifPresent(middle -> {
                origins.add(new Vector3d(camera.pose().center()));
                directions.add(camera.rayDirection(middle.x, middle.y, new Vector3d()));
                angles.add(silhouette.reach(middle) / camera.intrinsics().fx());
            });
        }
        return RayFocus.nearestPoint(origins, directions).flatMap(center -> {
            var reaches = IntStream.range(0, angles.size())
                    .mapToDouble(i -> angles.get(i) * center.distance(origins.get(i)))
                    .toArray();
            double radius = 1.15 * Spread.of(reaches).median();
            // Silhouettes of a single cell have no extent that could be compared.
            return radius > 0 ? Optional.of(Sphere.of(center, radius)) : Optional.empty();
        });
    }

    private static List<Vector3d> hull(Evidence evidence, Sphere space) {
        var kept = new ArrayList<Vector3d>();
        var cameras = evidence.cameras();
        for (int i = 0; i < RESOLUTION * RESOLUTION * RESOLUTION; i++) {
            var point = voxel(i, space);
            if (isKept(point, evidence, cameras)) {
                kept.add(point);
            }
        }
        return kept;
    }

    private static Vector3d voxel(int index, Sphere space) {
        double step = 2.0 / RESOLUTION;
        return new Vector3d(
                        (index % RESOLUTION + 0.5) * step - 1,
                        (Math.floorDiv(index, RESOLUTION) % RESOLUTION + 0.5) * step - 1,
                        (Math.floorDiv(index, RESOLUTION * RESOLUTION) + 0.5) * step - 1)
                .mul(space.radius())
                .add(space.center());
    }

    private static boolean isKept(Vector3d point, Evidence evidence, List<Camera> cameras) {
        var pixel = new Vector2d();
        int seen = 0;
        int background = 0;
        double tolerated = Math.max(1, DISSENT * cameras.size());
        for (int i = 0; i < cameras.size() && background <= tolerated; i++) {
            int index = index(evidence, cameras, i, point, pixel);
            if (index >= 0) {
                seen++;
                background += evidence.silhouettes().get(i).isSet(index) ? 0 : 1;
            }
        }
        return 2 * seen > cameras.size() && background <= tolerated;
    }

    private static int index(Evidence evidence, List<Camera> cameras, int view, Vector3d point, Vector2d pixel) {
        return cameras.get(view).project(point, pixel)
                ? evidence.silhouettes().get(view).index(pixel.x, pixel.y)
                : -1;
    }

    /// Intersection over union of a silhouette and the hull's picture.
    private static double overlap(Evidence evidence, int view, List<Vector3d> hull, Sphere space) {
        var silhouette = evidence.silhouettes().get(view);
        var camera = evidence.views().get(view).camera();
        var shown = new boolean[silhouette.size()];
        var pixel = new Vector2d();
        double distance = camera.pose().center().distance(space.center());
        double half = space.radius() / RESOLUTION * camera.intrinsics().fx() / Math.max(distance, space.radius());
        for (var point : hull) {
            if (camera.project(point, pixel)) {
                splat(silhouette, pixel, half, shown);
            }
        }
        int both = 0;
        int either = 0;
        for (int i = 0; i < shown.length; i++) {
            both += shown[i] && silhouette.isSet(i) ? 1 : 0;
            either += shown[i] || silhouette.isSet(i) ? 1 : 0;
        }
        return either == 0 ? 0 : (double) both / either;
    }

    /// Sets the cells under a square. Outside of the picture nothing is walked over, and no step is smaller than a
    /// coordinate of a picture can tell: cameras may be absurdly near or far.
    private static void splat(Silhouette silhouette, Vector2d pixel, double half, boolean[] shown) {
        double step = Math.max(FINEST_STEP, Math.min(silhouette.cell(), half));
        double endX = Math.min(pixel.x + half, silhouette.width());
        double endY = Math.min(pixel.y + half, silhouette.height());
        for (double y = firstInside(pixel.y - half, step); y <= endY; y += step) {
            for (double x = firstInside(pixel.x - half, step); x <= endX; x += step) {
                int index = silhouette.index(x, y);
                if (index >= 0) {
                    shown[index] = true;
                }
            }
        }
    }

    private static double firstInside(double start, double step) {
        return start >= 0 ? start : start + step * Math.ceil(-start / step);
    }
}
