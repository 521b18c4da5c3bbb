package zeroset.render.navigation;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;

/// A plane in the world in which a hand moves: a pixel becomes the place where its ray meets the plane.
///
/// @param view what the hand sees
/// @param origin a point of the plane, in front of the view
/// @param normal unit vector at a right angle to it
record DragPlane(Camera view, Vector3dc origin, Vector3dc normal) {

    /// Rays go no farther than this multiple of the origin's distance: towards the horizon places run away.
    private static final double FARTHEST = 20;

    /// Place of a pixel, world space. Beyond the horizon: below the end of the ray, so that the place moves without a
    /// jump.
    Vector3d at(double x, double y) {
        var eye = view.pose().center();
        var ray = view.rayDirection(x, y, new Vector3d());
        var toOrigin = origin.sub(eye, new Vector3d());
        double farthest = FARTHEST * toOrigin.length();
        double distance = toOrigin.dot(normal) / ray.dot(normal);
        boolean reached = distance > 0 && distance <= farthest; // false for NaN: the eye lies in the plane
        var place = ray.mul(reached ? distance : farthest).add(eye);
        double above = place.sub(origin, new Vector3d()).dot(normal);
        return place.sub(normal.mul(above, new Vector3d()));
    }
}
