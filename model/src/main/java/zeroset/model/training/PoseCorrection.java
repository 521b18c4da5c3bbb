package zeroset.model.training;

import org.joml.Matrix3d;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;
import zeroset.model.geometry.SceneTransform;

/// How a photograph's camera is moved against the pose it came with.
///
/// @param axisAngle axis times angle of a turn round the camera's own centre, world axes, radians
/// @param shift of the centre, unit space
public record PoseCorrection(Vector3dc axisAngle, Vector3dc shift) {

    /// No correction.
    public static final PoseCorrection NONE = new PoseCorrection(new Vector3d(), new Vector3d());

    /// No camera is turned farther, radians.
    public static final double LARGEST_TURN = Math.toRadians(3);

    /// No camera is shifted farther, unit space.
    public static final double LARGEST_SHIFT = 0.05;

    /// Copies the vectors.
    public PoseCorrection {
        axisAngle = new Vector3d(axisAngle);
        shift = new Vector3d(shift);
    }

    /// Angle of the turn, radians.
    public double angle() {
        return axisAngle.length();
    }

    /// Turns a direction in place.
    public Vector3d turn(Vector3d direction) {
        double angle = angle();
        return angle < 1e-12 // no axis
                ? direction
                : direction.rotateAxis(angle, axisAngle.x() / angle, axisAngle.y() / angle, axisAngle.z() / angle);
    }

    /// The camera moved.
    ///
    /// @param transform between its space and unit space
    public Camera of(Camera camera, SceneTransform transform) {
        var rotation = new Matrix3d(camera.pose().rotation());
        var column = new Vector3d();
        for (int i = 0; i < 3; i++) {
            rotation.setColumn(i, turn(rotation.getColumn(i, column)));
        }
        var center =
                new Vector3d(shift).mul(transform.scale()).add(camera.pose().center());
        return new Camera(camera.intrinsics(), new Pose(rotation, center));
    }

    /// How far the region's centre moves in the picture, pixels.
    ///
    /// @param camera as it came
    /// @param transform between its space and unit space
    public double pixels(Camera camera, SceneTransform transform) {
        var before = new Vector2d();
        var after = new Vector2d();
        var center = transform.region().center();
        boolean seen = camera.project(center, before) && of(camera, transform).project(center, after);
        return seen ? before.distance(after) : 0;
    }
}
