package zeroset.model.region;

import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.RayFocus;
import zeroset.model.geometry.Sphere;

/// The region of interest when only cameras are known: photographers point their camera at what they photograph and
/// step back until it fills the picture.
final class CameraRegion {

    /// No camera may be inside, or the region's surface would lie in front of the lens.
    private static final double SHARE_OF_NEAREST_CAMERA = 0.9;

    private CameraRegion() {}

    /// The sphere round the point where the optical axes meet that just fills the smaller side of the median picture.
    ///
    /// @param warnings receives a sentence when the axes do not meet in front of the cameras
    static Sphere find(List<Camera> cameras, List<String> warnings) {
        var center = center(cameras, warnings);
        var radii = cameras.stream()
                .mapToDouble(camera -> camera.pose().center().distance(center) * sinOfSmallerHalfAngle(camera))
                .sorted()
                .toArray();
        double filling = radii[radii.length / 2];
        return Sphere.of(center, Math.min(filling, SHARE_OF_NEAREST_CAMERA * nearest(cameras, center)));
    }

    /// Largest radius of a region round a centre that keeps clear of every camera.
    static double largestRadius(List<Camera> cameras, Vector3dc center) {
        return SHARE_OF_NEAREST_CAMERA * nearest(cameras, center);
    }

    private static double nearest(List<Camera> cameras, Vector3dc center) {
        double nearest = cameras.stream()
                .mapToDouble(camera -> camera.pose().center().distance(center))
                .min()
                .orElse(1);
        return Math.max(nearest, 1e-9); // a centre exactly on a camera still needs a radius > 0
    }

    private static Vector3dc center(List<Camera> cameras, List<String> warnings) {
        var origins = cameras.stream().map(camera -> camera.pose().center()).toList();
        var axes = cameras.stream()
                .map(camera -> camera.pose().forward(new Vector3d()))
                .toList();
        var focus = RayFocus.nearestPoint(origins, axes);
        if (focus.isPresent() && inFrontOfMost(focus.get(), cameras)) {
            return focus.get();
        }
        warnings.add(
                focus.isPresent()
                        ? "The cameras look outward or past each other: the region of interest is a guess, give one (--roi)."
                        : "The cameras look in parallel directions: the region of interest is a guess, give one (--roi).");
        return inFrontOfCameras(origins, axes);
    }

    private static boolean inFrontOfMost(Vector3dc point, List<Camera> cameras) {
        long front = cameras.stream()
                .filter(camera -> camera.pose().toCamera(point, new Vector3d()).z > 0)
                .count();
        return 2 * front > cameras.size();
    }

    /// With no common point to look at: as far ahead of the middle camera as the cameras spread, twice.
    private static Vector3d inFrontOfCameras(List<Vector3dc> origins, List<Vector3d> axes) {
        var middle = new Vector3d();
        var ahead = new Vector3d();
        for (int i = 0; i < origins.size(); i++) {
            middle.add(origins.get(i));
            ahead.add(axes.get(i));
        }
        middle.div(origins.size());
        double spread = origins.stream().mapToDouble(middle::distance).max().orElse(1);
        return ahead.lengthSquared() < 1e-12
                ? middle
                : ahead.normalize(2 * spread).add(middle);
    }

    private static double sinOfSmallerHalfAngle(Camera camera) {
        var lens = camera.intrinsics();
        var axis = camera.pose().forward(new Vector3d());
        var horizontal = camera.rayDirection(lens.width(), lens.cy(), new Vector3d());
        var vertical = camera.rayDirection(lens.cx(), lens.height(), new Vector3d());
        var left = camera.rayDirection(0, lens.cy(), new Vector3d());
        var top = camera.rayDirection(lens.cx(), 0, new Vector3d());
        // The half angle of each side is the mean of its two halves, so an off-centre principal point does not matter.
        double across = 0.5 * (axis.angle(horizontal) + axis.angle(left));
        double down = 0.5 * (axis.angle(vertical) + axis.angle(top));
        return Math.sin(Math.min(Math.min(across, down), Math.PI / 2));
    }
}
