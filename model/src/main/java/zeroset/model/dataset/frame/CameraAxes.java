package zeroset.model.dataset.frame;

import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Pose;

/// Which way a format's cameras look; the one place where poses are turned into this program's.
public enum CameraAxes {
    /// x right, y down, z forward: OpenCV, COLMAP, and this program.
    OPENCV(1, 1, 1),
    /// x right, y up, z backward: OpenGL, Blender, Bundler.
    OPENGL(1, -1, -1),
    /// x left, y up, z forward: Mitsuba.
    MITSUBA(-1, -1, 1);

    private final double right;
    private final double down;
    private final double forward;

    CameraAxes(double right, double down, double forward) {
        this.right = right;
        this.down = down;
        this.forward = forward;
    }

    /// A pose from a camera-to-world matrix.
    ///
    /// @param rows `[3 or 4, 4]` row by row; a fourth row is not looked at
    /// @throws IllegalArgumentException when it is not rigid
    public Pose fromCameraToWorld(double[][] rows) {
        return fromCameraToWorld(rotationOf(rows), columnOf(rows));
    }

    /// A pose from a camera-to-world rotation and the camera's position.
    ///
    /// @throws IllegalArgumentException when it is not rigid
    public Pose fromCameraToWorld(Matrix3dc rotation, Vector3dc center) {
        return new Pose(new Matrix3d(rotation).scale(right, down, forward), center);
    }

    /// A pose from a world-to-camera matrix.
    ///
    /// @param rows `[3 or 4, 4]` row by row; a fourth row is not looked at
    /// @throws IllegalArgumentException when it is not rigid
    public Pose fromWorldToCamera(double[][] rows) {
        return fromWorldToCamera(rotationOf(rows), columnOf(rows));
    }

    /// A pose from `camera = R·world + t`.
    ///
    /// @throws IllegalArgumentException when it is not rigid
    public Pose fromWorldToCamera(Matrix3dc rotation, Vector3dc translation) {
        var cameraToWorld = new Matrix3d(rotation).transpose();
        var center = cameraToWorld.transform(translation, new Vector3d()).negate();
        return fromCameraToWorld(cameraToWorld, center);
    }

    /// The left 3x3 block of a matrix given row by row.
    public static Matrix3d rotationOf(double[][] rows) {
        var rotation = new Matrix3d();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                rotation.set(column, row, rows[row][column]); // JOML names the column first
            }
        }
        return rotation;
    }

    /// The last column of a matrix given row by row.
    public static Vector3d columnOf(double[][] rows) {
        return new Vector3d(rows[0][3], rows[1][3], rows[2][3]);
    }
}
