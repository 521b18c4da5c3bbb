package zeroset.render.navigation;

import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Quaterniondc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.geometry.Sphere;

/// The rig of the window: an eye that looks straight at its pivot.
///
/// @param pivot what it looks at and turns around, world space
/// @param distance from the eye to the pivot, world units, > 0
/// @param orientation camera-to-world rotation, OpenCV axes (x right, y down, z forward)
/// @param up the scene's up direction, unit length
/// @param fovYDegrees vertical field of view
/// @param extent radius of what was framed last, world units; bounds how near and far zooming goes
record OrbitRig(
        Vector3d pivot, double distance, Quaterniondc orientation, Vector3d up, double fovYDegrees, double extent)
        implements NavigationRig {

    /// A little air around what is framed.
    private static final double AIR = 1.08;

    private static final double FIRST_AZIMUTH = Math.toRadians(35);
    private static final double FIRST_ELEVATION = Math.toRadians(20);

    /// Short of the pole, where azimuth loses its meaning.
    private static final double HIGHEST_ELEVATION = Math.toRadians(89);

    /// A drag over the height of the viewport turns by half a turn.
    private static final double TURN_PER_HEIGHT = Math.PI;

    /// Share of the viewport's height over which a drag takes away 63 % of a view's roll.
    private static final double LEVELLING = 0.12;

    private static final double ZOOM_PER_STEP = 0.88;
    private static final double NEAREST = 1e-4;
    private static final double FARTHEST = 1e3;

    /// Copies and normalises.
    OrbitRig {
        if (!(distance > 0) || !Double.isFinite(distance)) {
            throw new IllegalArgumentException("distance must be finite and > 0, was " + distance);
        }
        if (!(fovYDegrees > 0 && fovYDegrees < 180)) {
            throw new IllegalArgumentException("field of view must be 0..180 degrees, was " + fovYDegrees);
        }
        pivot = new Vector3d(pivot);
        orientation = new Quaterniond(orientation).normalize();
        up = new Vector3d(up).normalize();
    }

    static OrbitRig framing(Sphere sphere, Vector3dc up, double fovYDegrees) {
        var vertical = new Vector3d(up).normalize();
        // Azimuth 0 lies towards the world axis after the up axis in x, y, z, x order: x when z is up.
        var east = new Vector3d().setComponent((vertical.maxComponent() + 1) % 3, 1);
        east.sub(new Vector3d(vertical).mul(vertical.dot(east))).normalize();
        var north = vertical.cross(east, new Vector3d());
        var forward = east.mul(-Math.cos(FIRST_AZIMUTH) * Math.cos(FIRST_ELEVATION))
                .sub(north.mul(Math.sin(FIRST_AZIMUTH) * Math.cos(FIRST_ELEVATION)))
                .sub(new Vector3d(vertical).mul(Math.sin(FIRST_ELEVATION)));
        var right = forward.cross(vertical, new Vector3d()).normalize();
        var down = forward.cross(right, new Vector3d());
        var orientation = new Quaterniond().setFromNormalized(new Matrix3d(right, down, forward));
        return new OrbitRig(
                sphere.center(),
                framingDistance(sphere, fovYDegrees),
                orientation,
                vertical,
                fovYDegrees,
                sphere.radius());
    }

    @Override
    public NavigationRig orbit(double dxPixels, double dyPixels, int viewportHeight) {
        double azimuth = -dxPixels * TURN_PER_HEIGHT / viewportHeight;
        var turned = new Quaterniond().fromAxisAngleRad(up, azimuth).mul(orientation);

        double elevation = Math.asin(Math.clamp(-axis(turned, 2).dot(up), -1, 1));
        // A data-set camera may stand beyond the guard; it may leave from there, not go on.
        double raised = Math.clamp(
                elevation + dyPixels * TURN_PER_HEIGHT / viewportHeight,
                Math.min(-HIGHEST_ELEVATION, elevation),
                Math.max(HIGHEST_ELEVATION, elevation));
        turned.premul(new Quaterniond().fromAxisAngleRad(levelRight(turned), elevation - raised));

        double share = -Math.expm1(-Math.hypot(dxPixels, dyPixels) / (LEVELLING * viewportHeight));
        turned.premul(new Quaterniond().fromAxisAngleRad(axis(turned, 2), -share * roll(turned)));
        return withView(pivot, distance, turned);
    }

    @Override
    public NavigationRig from(Vector3dc side) {
        var now = eye().sub(pivot);
        // The triple product sees only what is across the up direction; so does the other with up taken out of one.
        double across = up.dot(now.cross(side, new Vector3d()));
        double along = side.dot(now.sub(new Vector3d(up).mul(now.dot(up)), new Vector3d()));
        var turn = new Quaterniond().fromAxisAngleRad(up, Math.atan2(across, along));
        return withView(pivot, distance, turn.mul(orientation));
    }

    @Override
    public NavigationRig pan(double dxPixels, double dyPixels, int viewportHeight) {
        double unitsPerPixel = distance / focal(viewportHeight);
        return shifted(-dxPixels * unitsPerPixel, -dyPixels * unitsPerPixel, 0);
    }

    @Override
    public NavigationRig zoom(double steps, Vector3dc target) {
        double nearer = Math.clamp(
                distance * Math.pow(ZOOM_PER_STEP, steps),
                Math.min(distance, NEAREST * extent),
                Math.max(distance, FARTHEST * extent));
        boolean inFront = target.sub(eye(), new Vector3d()).dot(axis(orientation, 2)) > 0;
        var fixed = inFront ? target : pivot;
        // Eye and pivot shrink towards the fixed point by one factor, so that its direction from the eye stays.
        var movedPivot = pivot.sub(fixed, new Vector3d()).mul(nearer / distance).add(fixed);
        return withView(movedPivot, nearer, orientation);
    }

    @Override
    public NavigationRig fly(double rightShare, double upShare, double forwardShare) {
        return shifted(rightShare * distance, -upShare * distance, forwardShare * distance);
    }

    @Override
    public NavigationRig focus(Vector3dc point) {
        double depth = point.sub(eye(), new Vector3d()).dot(axis(orientation, 2));
        return withView(point, depth > NEAREST * extent ? depth : distance, orientation);
    }

    @Override
    public NavigationRig frame(Sphere sphere) {
        return new OrbitRig(
                sphere.center(), framingDistance(sphere, fovYDegrees), orientation, up, fovYDegrees, sphere.radius());
    }

    @Override
    public NavigationRig lookThrough(Camera camera) {
        var lens = camera.intrinsics();
        double fov = 2 * Math.toDegrees(Math.atan(0.5 * lens.height() / lens.fy()));
        var forward = camera.pose().forward(new Vector3d());
        double depth = pivot.sub(camera.pose().center(), new Vector3d()).dot(forward);
        double ahead = depth > NEAREST * extent ? depth : distance;
        var onAxis = forward.mul(ahead).add(camera.pose().center());
        var turn = new Quaterniond().setFromNormalized(camera.pose().rotation());
        return new OrbitRig(onAxis, ahead, turn, up, fov, extent);
    }

    @Override
    public NavigationRig standing(
            Vector3dc newPivot, double newDistance, Quaterniondc newOrientation, double newFovYDegrees) {
        return new OrbitRig(new Vector3d(newPivot), newDistance, newOrientation, up, newFovYDegrees, extent);
    }

    @Override
    public NavigationRig towards(NavigationRig other, double share) {
        return switch (other) {
            case OrbitRig goal -> towards(goal, share);
        };
    }

    private OrbitRig towards(OrbitRig goal, double share) {
        if (share <= 0 || share >= 1) {
            return share <= 0 ? this : goal;
        }
        return new OrbitRig(
                pivot.lerp(goal.pivot, share, new Vector3d()),
                distance * Math.pow(goal.distance / distance, share),
                orientation.slerp(goal.orientation, share, new Quaterniond()),
                goal.up,
                fovYDegrees + share * (goal.fovYDegrees - fovYDegrees),
                goal.extent);
    }

    @Override
    public Camera camera(int width, int height) {
        double focal = focal(height);
        return new Camera(
                Intrinsics.pinhole(width, height, focal, focal, width / 2.0, height / 2.0),
                new Pose(new Matrix3d().set(orientation), eye()));
    }

    @Override
    public Vector3d pivot() {
        return new Vector3d(pivot);
    }

    @Override
    public Vector3d up() {
        return new Vector3d(up);
    }

    private static double framingDistance(Sphere sphere, double fovYDegrees) {
        return AIR * sphere.radius() / Math.sin(Math.toRadians(fovYDegrees) / 2);
    }

    private double focal(int height) {
        return 0.5 * height / Math.tan(Math.toRadians(fovYDegrees) / 2);
    }

    private Vector3d eye() {
        return axis(orientation, 2).mul(-distance).add(pivot);
    }

    private OrbitRig withView(Vector3dc newPivot, double newDistance, Quaterniondc newOrientation) {
        return new OrbitRig(new Vector3d(newPivot), newDistance, newOrientation, up, fovYDegrees, extent);
    }

    /// Moves along the view's own axes, world units.
    private OrbitRig shifted(double right, double down, double forward) {
        return withView(
                orientation.transform(new Vector3d(right, down, forward)).add(pivot), distance, orientation);
    }

    private static Vector3d axis(Quaterniondc rotation, int index) {
        return rotation.transform(new Vector3d().setComponent(index, 1));
    }

    /// The horizontal direction to the right of a view; its own right when it looks along the vertical.
    private Vector3d levelRight(Quaterniondc view) {
        var level = axis(view, 2).cross(up);
        return level.length() > 1e-6 ? level.normalize() : axis(view, 0);
    }

    /// By how much a view is turned about its axis against the horizon, clockwise as the viewer leans, radians.
    private double roll(Quaterniondc view) {
        var level = levelRight(view);
        var levelDown = axis(view, 2).cross(level);
        var right = axis(view, 0);
        return Math.atan2(right.dot(levelDown), right.dot(level));
    }
}
