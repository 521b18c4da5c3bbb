package zeroset.render.navigation;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;

/// A straight line in the world along which a hand moves: a pixel becomes the place on the line nearest to its ray.
///
/// @param view what the hand sees
/// @param origin a point of the line, in front of the view
/// @param direction unit vector along it
record DragLine(Camera view, Vector3dc origin, Vector3dc direction) {

    /// The line's vanishing point is infinitely far: places nearer or farther than these shares of the origin's depth
    /// are out of reach.
    private static final double NEAREST = 0.05;

    private static final double FARTHEST = 20;

    /// Out of reach along the picture as well, as a multiple of the origin's depth.
    private static final double LONGEST = 50;

    /// Place of a pixel: distance from the origin along the direction, world units.
    double at(double x, double y) {
        var eye = view.pose().center();
        var ray = view.rayDirection(x, y, new Vector3d());
        var toOrigin = origin.sub(eye, new Vector3d());
        double along = direction.dot(ray);
        // Nearest points of two lines: both differences at a right angle to both directions.
        double skew = 1 - along * along;
        double place = (along * toOrigin.dot(ray) - toOrigin.dot(direction)) / skew;
        double onRay = (toOrigin.dot(ray) - along * toOrigin.dot(direction)) / skew;

        var forward = view.pose().forward(new Vector3d());
        double depth = toOrigin.dot(forward);
        double deeper = direction.dot(forward);
        double low = -LONGEST * depth;
        double high = LONGEST * depth;
        if (deeper > 0) {
            low = Math.max(low, (NEAREST - 1) * depth / deeper);
            high = Math.min(high, (FARTHEST - 1) * depth / deeper);
        } else if (deeper < 0) {
            low = Math.max(low, (FARTHEST - 1) * depth / deeper);
            high = Math.min(high, (NEAREST - 1) * depth / deeper);
        }
        if (!(onRay > 0) || !Double.isFinite(place)) {
            return deeper >= 0 ? high : low; // beyond the vanishing point: as far away as it goes
        }
        return Math.clamp(place, low, high);
    }
}
