package zeroset.model.region;

import java.util.List;
import java.util.Locale;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.PointCloud;
import zeroset.model.geometry.Region;

/// Says what a capture cannot tell about a region: too few cameras, all on one side or in one place, points that
/// do not belong to it.
final class CaptureCheck {

    /// Below this angle between the outermost two cameras, seen from the region, depth is a guess.
    private static final double NARROWEST_DEGREES = 3;

    /// Cameras within this angle of their mean direction see less than half of what they look at.
    private static final double ONE_SIDE_DEGREES = 60;

    /// More points tell no more; every n-th is looked at then.
    private static final int ENOUGH_POINTS = 5_000;

    /// Fewer points say nothing about where surface is.
    private static final int FEWEST_POINTS = 30;

    /// Share of the points that may lie in no picture: held-out views found some of them.
    private static final double TOLERATED_OUT_OF_SIGHT = 0.3;

    private final Region region;
    private final List<Camera> cameras;

    CaptureCheck(Region region, List<Camera> cameras) {
        this.region = region;
        this.cameras = cameras;
    }

    /// Warns when the cameras are too few or stand too close together.
    ///
    /// @param hasMasks whether silhouettes tell the object
    void cameras(boolean hasMasks, List<String> warnings) {
        if (cameras.size() < 2) {
            warnings.add(
                    "There is one photograph only, which tells no depth: the surface is a guess; add photographs from"
                            + " other sides.");
            return;
        }
        if (cameras.size() == 2) {
            warnings.add(
                    "There are two photographs only: surface is found where both show the same, nothing confirms it,"
                            + " and the rest is a guess; add photographs from other sides.");
        }
        double spread = Math.toDegrees(largestAngle());
        if (spread < NARROWEST_DEGREES && !hasMasks) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "All %d photographs are taken from nearly the same place (%.1f degrees apart, seen from the region of"
                            + " interest), so they hardly tell depth; add photographs from other sides.",
                    cameras.size(),
                    spread));
        } else if (spread < 2 * ONE_SIDE_DEGREES && cameras.size() > 2) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "All %d photographs are taken from one side (within %.0f degrees): the other side is not seen by any and"
                            + " stays open or is a guess.",
                    cameras.size(),
                    spread));
        }
    }

    private double largestAngle() {
        var center = region.boundingSphere().center();
        var directions = cameras.stream()
                .map(camera -> new Vector3d(camera.pose().center()).sub(center))
                .filter(direction -> direction.lengthSquared() > 0)
                .toList();
        double largest = 0;
        for (int i = 0; i < directions.size(); i++) {
            for (int j = i + 1; j < directions.size(); j++) {
                largest = Math.max(largest, directions.get(i).angle(directions.get(j)));
            }
        }
        return largest;
    }

    /// Warns when sparse points do not belong to these cameras, or none lies in the region.
    void points(PointCloud all, List<String> warnings) {
        var points = all.thinned(ENOUGH_POINTS);
        if (points.size() < FEWEST_POINTS) {
            return;
        }
        int outOfSight = 0;
        int inside = 0;
        var point = new Vector3d();
        var pixel = new Vector2d();
        for (int i = 0; i < points.size(); i++) {
            point.set(points.position(i, 0), points.position(i, 1), points.position(i, 2));
            outOfSight += isInSight(point, pixel) ? 0 : 1;
            inside += region.contains(point.x, point.y, point.z) ? 1 : 0;
        }
        if (outOfSight > TOLERATED_OUT_OF_SIGHT * points.size()) {
            warnings.add(Math.round(100.0 * outOfSight / points.size())
                    + " % of the sparse points lie in none of the photographs and are not used; if they are given in other"
                    + " coordinates than the poses, correct or remove them.");
        } else if (inside == 0) {
            warnings.add(
                    "None of the " + all.size() + " sparse points lies in the region of interest, so there may be no"
                            + " surface in it; check the region.");
        }
    }

    private boolean isInSight(Vector3d point, Vector2d pixel) {
        for (var camera : cameras) {
            if (camera.project(point, pixel) && camera.contains(pixel)) {
                return true;
            }
        }
        return false;
    }
}
