package zeroset.render.navigation;

import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;
import zeroset.render.scene.GizmoHandle;
import zeroset.render.scene.GizmoHandle.Corner;
import zeroset.render.scene.GizmoHandle.Face;
import zeroset.render.scene.GizmoHandle.MoveAcross;
import zeroset.render.scene.GizmoHandle.MoveAlong;
import zeroset.render.scene.GizmoHandle.MoveFreely;
import zeroset.render.scene.GizmoHandle.Radius;
import zeroset.render.scene.GizmoHandle.Turn;

/// What each handle does to a region.
final class RegionDrags {

    /// A region cannot be made smaller than this share of what it was when the hand took hold.
    private static final double SMALLEST = 0.01;

    private static final double TURN_STEP = Math.toRadians(15);

    /// Sine of the angle between ring and line of sight below which a ray meets the ring's plane nowhere in particular;
    /// the ball around it still gives a place.
    private static final double FLAT_RING = 0.25;

    private final Region region;
    private final RegionFrame frame;
    private final Camera view;
    private final double ringRadius;

    /// Prepares to move a region.
    ///
    /// @param view what the hand sees
    /// @param ringRadius of the rings that turn, world units
    RegionDrags(Region region, Camera view, double ringRadius) {
        this.region = region;
        frame = RegionFrame.of(region);
        this.view = view;
        this.ringRadius = ringRadius;
    }

    /// Takes hold of a handle at a pixel.
    RegionDrag grab(GizmoHandle handle, double x, double y) {
        return switch (handle) {
            case MoveAlong move -> along(frame.axis(move.axis()), x, y);
            case MoveAcross move -> across(frame.axis(move.axis()), x, y);
            case MoveFreely _ -> across(view.pose().forward(new Vector3d()), x, y);
            case Turn turn -> turn(turn.axis(), x, y);
            case Face face -> face(face.axis(), face.positive(), x, y);
            case Corner corner -> scale(frame.corner(corner.octant()), x, y);
            case Radius radius -> scale(frame.face(radius.axis(), radius.positive()), x, y);
        };
    }

    private RegionDrag along(Vector3dc axis, double x, double y) {
        var line = new DragLine(view, frame.center(), axis);
        double grabbed = line.at(x, y);
        return (toX, toY, _) -> moved(axis.mul(line.at(toX, toY) - grabbed, new Vector3d()));
    }

    private RegionDrag across(Vector3dc normal, double x, double y) {
        var plane = new DragPlane(view, frame.center(), normal);
        var grabbed = plane.at(x, y);
        return (toX, toY, _) -> moved(plane.at(toX, toY).sub(grabbed));
    }

    private RegionDrag turn(int axis, double x, double y) {
        var box = box();
        var normal = frame.axis(axis);
        var grabbed = onRing(normal, x, y);
        return (toX, toY, constrained) -> {
            var now = onRing(normal, toX, toY);
            double turn = Math.atan2(grabbed.cross(now, new Vector3d()).dot(normal), grabbed.dot(now));
            double kept = constrained ? TURN_STEP * Math.rint(turn / TURN_STEP) : turn;
            return turned(box, new Quaterniond().fromAxisAngleRad(normal, kept));
        };
    }

    /// Direction from the middle, in the ring's plane, of the place under a pixel.
    private Vector3d onRing(Vector3dc normal, double x, double y) {
        var sight = frame.center().sub(view.pose().center(), new Vector3d()).normalize();
        boolean flat = Math.abs(normal.dot(sight)) < FLAT_RING;
        var place = flat ? onBall(x, y) : new DragPlane(view, frame.center(), normal).at(x, y);
        var fromMiddle = place.sub(frame.center());
        return fromMiddle.sub(normal.mul(normal.dot(fromMiddle), new Vector3d()));
    }

    /// Where the ray of a pixel meets the front of the ball whose equator the ring is, or passes it most closely.
    private Vector3d onBall(double x, double y) {
        var ray = view.rayDirection(x, y, new Vector3d());
        var toMiddle = frame.center().sub(view.pose().center(), new Vector3d());
        double along = toMiddle.dot(ray);
        double missSquared = toMiddle.lengthSquared() - along * along;
        double inside = Math.sqrt(Math.max(0, ringRadius * ringRadius - missSquared));
        return ray.mul(along - inside).add(view.pose().center());
    }

    private RegionDrag face(int axis, boolean positive, double x, double y) {
        var box = box();
        var outward = frame.axis(axis).mul(positive ? 1 : -1);
        var line = new DragLine(view, frame.face(axis, positive), outward);
        double grabbed = line.at(x, y);
        double half = frame.half().get(axis);
        return (toX, toY, constrained) -> {
            double pulled = line.at(toX, toY) - grabbed;
            double newHalf = Math.max(SMALLEST * half, half + (constrained ? pulled : pulled / 2));
            var shift = constrained ? new Vector3d() : outward.mul(newHalf - half, new Vector3d());
            var halves = new Vector3d(frame.half()).setComponent(axis, newHalf);
            return resized(box, shift.add(frame.center()), halves);
        };
    }

    /// Scales about the middle, so that a point of the region follows the hand.
    private RegionDrag scale(Vector3dc point, double x, double y) {
        double reach = point.distance(frame.center());
        var outward = point.sub(frame.center(), new Vector3d()).div(reach);
        var line = new DragLine(view, point, outward);
        double grabbed = line.at(x, y);
        return (toX, toY, _) -> {
            double factor = Math.max(SMALLEST, 1 + (line.at(toX, toY) - grabbed) / reach);
            return switch (region) {
                case Sphere sphere -> Sphere.of(frame.center(), factor * sphere.radius());
                case OrientedBox box ->
                    resized(box, frame.center(), frame.half().mul(factor, new Vector3d()));
            };
        };
    }

    private Region moved(Vector3dc by) {
        var center = frame.center().add(by, new Vector3d());
        return switch (region) {
            case Sphere sphere -> Sphere.of(center, sphere.radius());
            case OrientedBox box -> resized(box, center, frame.half());
        };
    }

    private OrientedBox box() {
        return switch (region) {
            case OrientedBox box -> box;
            case Sphere sphere -> throw new IllegalArgumentException("a sphere has no such handle: " + sphere);
        };
    }

    private static OrientedBox resized(OrientedBox box, Vector3dc center, Vector3dc half) {
        return new OrientedBox(
                center.x(),
                center.y(),
                center.z(),
                half.x(),
                half.y(),
                half.z(),
                box.qx(),
                box.qy(),
                box.qz(),
                box.qw());
    }

    private static OrientedBox turned(OrientedBox box, Quaterniond turn) {
        var q = turn.mul(RegionFrame.rotation(box));
        return new OrientedBox(
                box.centerX(), box.centerY(), box.centerZ(), box.halfX(), box.halfY(), box.halfZ(), q.x, q.y, q.z, q.w);
    }
}
