package zeroset.render.cpu;

import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.geometry.Sphere;

/// A camera on a circle around a target, looking at its centre.
///
/// @param target what is framed, world units
/// @param up unit vector that points up in the picture
/// @param fovYDegrees vertical field of view
public record OrbitCamera(Sphere target, Vector3dc up, double fovYDegrees) {

    /// A little air around the target.
    private static final double AIR = 1.02;

    /// Cameras around a subject that are held upright agree about up at least so much (mean of unit vectors).
    private static final double UPRIGHT = 0.6;

    /// And those that are held on their side about left or right; upright ones around a subject reach 2 / pi.
    private static final double ON_THEIR_SIDE = 0.8;

    /// Copies the vector.
    public OrbitCamera {
        up = new Vector3d(up).normalize();
    }

    /// The up direction of a set of photographs: the mean of the cameras' up vectors, snapped to the nearest axis
    /// when that is within 30 degrees, since data sets are usually levelled. Where photographs all lie on their
    /// side, it is their left or right instead, of which the cameras look down.
    public static Vector3dc upOf(List<Camera> cameras) {
        var mean = new Vector3d();
        for (var camera : cameras) {
            mean.sub(camera.pose().rotation().getColumn(1, new Vector3d()));
        }
        if (mean.length() < UPRIGHT * cameras.size()) {
            var sideways = sidewaysUpOf(cameras);
            if (sideways.length() > ON_THEIR_SIDE * cameras.size()) {
                mean = sideways;
            }
        }
        if (mean.length() <= 0.05 * cameras.size()) {
            return new Vector3d(0, 0, 1); // no cameras, or rolled every way: there is no up
        }
        mean.normalize();
        int axis = mean.maxComponent();
        if (Math.abs(mean.get(axis)) > Math.cos(Math.toRadians(30))) {
            var snapped = new Vector3d();
            return snapped.setComponent(axis, Math.signum(mean.get(axis)));
        }
        return mean;
    }

    /// The sum of the cameras' left or right vectors, of each the one that goes with the others.
    private static Vector3d sidewaysUpOf(List<Camera> cameras) {
        var sum = new Vector3d();
        var forward = new Vector3d();
        for (var camera : cameras) {
            var right = camera.pose().rotation().getColumn(0, new Vector3d());
            sum.add(right.dot(sum) < 0 ? right.negate() : right);
            forward.add(camera.pose().forward(new Vector3d()));
        }
        return sum.dot(forward) > 0 ? sum.negate() : sum;
    }

    /// The camera at an angle.
    ///
    /// @param azimuthDegrees around the up direction
    /// @param elevationDegrees above the horizon, -89..89
    /// @param width image width in pixels
    /// @param height image height in pixels
    public Camera at(double azimuthDegrees, double elevationDegrees, int width, int height) {
        if (!(Math.abs(elevationDegrees) <= 89)) {
            throw new IllegalArgumentException("elevation must be -89..89 degrees, was " + elevationDegrees);
        }
        double azimuth = Math.toRadians(azimuthDegrees);
        double elevation = Math.toRadians(elevationDegrees);
        var east = perpendicular();
        var north = up.cross(east, new Vector3d());
        var outward = east.mul(Math.cos(azimuth) * Math.cos(elevation))
                .add(north.mul(Math.sin(azimuth) * Math.cos(elevation)))
                .add(up.mul(Math.sin(elevation), new Vector3d()));

        double focal = 0.5 * height / Math.tan(Math.toRadians(fovYDegrees) / 2);
        double narrowHalf = Math.atan(0.5 * Math.min(width, height) / focal);
        double distance = AIR * target.radius() / Math.sin(narrowHalf);
        var forward = outward.negate(new Vector3d());
        var right = forward.cross(up, new Vector3d()).normalize();
        var down = forward.cross(right, new Vector3d());
        var position = outward.mul(distance, new Vector3d()).add(target.center());
        return new Camera(
                Intrinsics.pinhole(width, height, focal, focal, width / 2.0, height / 2.0),
                new Pose(new Matrix3d(right, down, forward), position));
    }

    /// Direction of azimuth 0: of the world's axes after the up axis in x, y, z, x order (x for z up), made
    /// perpendicular.
    private Vector3d perpendicular() {
        var axis = new Vector3d().setComponent((new Vector3d(up).maxComponent() + 1) % 3, 1);
        return axis.sub(up.mul(up.dot(axis), new Vector3d())).normalize();
    }
}
