package zeroset.model.doctor;

import java.util.List;
import java.util.function.UnaryOperator;
import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;

/// A way in which all poses of a data set may have been written or read wrongly.
///
/// @param mistake what happened, for people, as a sentence
/// @param remedy what to do, as a sentence
/// @param correction undoes it
record Convention(String mistake, String remedy, UnaryOperator<Camera> correction) {

    /// Turns OpenGL's camera axes (y up, z backward) into OpenCV's, and back.
    private static final Matrix3dc FLIP = new Matrix3d().scale(1, -1, -1);

    private static final String EXPORT_AGAIN = "Export the poses again as this format asks for, or ";

    /// The usual mistakes, the most usual first.
    static List<Convention> all() {
        return List.of(
                new Convention(
                        "The cameras' y and z axes point the other way (OpenGL's where OpenCV's are expected, or the"
                                + " reverse).",
                        EXPORT_AGAIN + "negate the second and third column of every rotation.",
                        axes(FLIP)),
                new Convention(
                        "The poses are world-to-camera where camera-to-world is expected.",
                        EXPORT_AGAIN + "invert every matrix.",
                        camera -> posed(camera, transposed(camera).mul(FLIP), backward(camera))),
                new Convention(
                        "The poses are world-to-camera where camera-to-world is expected, with the other camera axes.",
                        EXPORT_AGAIN + "invert every matrix and negate the second and third column of its rotation.",
                        camera -> posed(camera, transposed(camera), backward(camera))),
                new Convention(
                        "The cameras' y and z axes are exchanged.",
                        EXPORT_AGAIN + "exchange the second and third column of every rotation, one of them negated.",
                        axes(new Matrix3d().rotationX(0.5 * Math.PI))),
                new Convention(
                        "The cameras' y and z axes are exchanged.",
                        EXPORT_AGAIN + "exchange the second and third column of every rotation, one of them negated.",
                        axes(new Matrix3d().rotationX(-0.5 * Math.PI))),
                new Convention(
                        "The world's y and z axes are exchanged in the rotations but not in the positions.",
                        EXPORT_AGAIN + "exchange the same rows in rotation and position.",
                        world(new Matrix3d().rotationX(0.5 * Math.PI))),
                new Convention(
                        "The world's y and z axes are exchanged in the rotations but not in the positions.",
                        EXPORT_AGAIN + "exchange the same rows in rotation and position.",
                        world(new Matrix3d().rotationX(-0.5 * Math.PI))),
                new Convention(
                        "The world's y and z axes are negated in the rotations but not in the positions.",
                        EXPORT_AGAIN + "negate the same rows in rotation and position.",
                        world(FLIP)),
                new Convention(
                        "The photographs are turned by a quarter against their poses.",
                        "Save the photographs upright as their poses were computed (EXIF orientation), or turn the poses.",
                        axes(new Matrix3d().rotationZ(0.5 * Math.PI))),
                new Convention(
                        "The photographs are turned by a quarter against their poses.",
                        "Save the photographs upright as their poses were computed (EXIF orientation), or turn the poses.",
                        axes(new Matrix3d().rotationZ(-0.5 * Math.PI))),
                new Convention(
                        "The photographs are upside down against their poses.",
                        "Turn the photographs by half, or negate the first and second column of every rotation.",
                        axes(new Matrix3d().rotationZ(Math.PI))),
                new Convention(
                        "The positions are the translations of world-to-camera matrices.",
                        EXPORT_AGAIN + "write -R t as the position, with R camera-to-world.",
                        camera -> posed(camera, rotation(camera), turned(camera, rotation(camera)))),
                new Convention(
                        "The positions are the translations of world-to-camera matrices.",
                        EXPORT_AGAIN + "write -R t as the position, with R camera-to-world.",
                        camera -> posed(
                                camera,
                                rotation(camera),
                                turned(camera, rotation(camera).mul(FLIP)))),
                new Convention(
                        "The rotations are world-to-camera, the positions are not.",
                        EXPORT_AGAIN + "transpose every rotation.",
                        camera -> posed(
                                camera,
                                new Matrix3d(FLIP).mul(transposed(camera)).mul(FLIP),
                                camera.pose().center())),
                new Convention(
                        "The rotations are world-to-camera, the positions are not.",
                        EXPORT_AGAIN + "transpose every rotation.",
                        camera ->
                                posed(camera, transposed(camera), camera.pose().center())),
                new Convention(
                        "The positions have the wrong sign.",
                        EXPORT_AGAIN + "negate every position.",
                        camera -> posed(
                                camera, rotation(camera), camera.pose().center().negate(new Vector3d()))));
    }

    private static UnaryOperator<Camera> axes(Matrix3dc turn) {
        return camera -> posed(camera, rotation(camera).mul(turn), camera.pose().center());
    }

    private static UnaryOperator<Camera> world(Matrix3dc turn) {
        return camera -> posed(
                camera,
                new Matrix3d(turn).mul(camera.pose().rotation()),
                camera.pose().center());
    }

    private static Matrix3d rotation(Camera camera) {
        return new Matrix3d(camera.pose().rotation());
    }

    private static Matrix3d transposed(Camera camera) {
        return rotation(camera).transpose();
    }

    /// Position after inverting the pose.
    private static Vector3d backward(Camera camera) {
        return turned(camera, transposed(camera));
    }

    private static Vector3d turned(Camera camera, Matrix3d by) {
        return by.transform(camera.pose().center(), new Vector3d()).negate();
    }

    private static Camera posed(Camera camera, Matrix3dc rotation, Vector3dc center) {
        return new Camera(camera.intrinsics(), new Pose(rotation, center));
    }
}
