package zeroset.model.dataset.colmap;

import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.frame.CameraAxes;

/// COLMAP's way to write poses.
final class Quaternions {

    /// Quaternions whose length is farther from 1 are no rotations but damage.
    private static final double TOLERANCE = 0.05;

    private Quaternions() {}

    /// A pose.
    ///
    /// @param p `[7]` world-to-camera quaternion `w x y z` and translation
    /// @throws IllegalArgumentException when the quaternion is none of a rotation
    static Pose pose(double[] p) {
        var quaternion = new Quaterniond(p[1], p[2], p[3], p[0]); // JOML puts w last
        double length = Math.sqrt(quaternion.lengthSquared());
        if (!(Math.abs(length - 1) < TOLERANCE)) {
            throw new IllegalArgumentException("expected a rotation quaternion of length 1, found length " + length);
        }
        return CameraAxes.OPENCV.fromWorldToCamera(
                new Matrix3d().set(quaternion.normalize()), new Vector3d(p[4], p[5], p[6]));
    }
}
