package zeroset.model.dataset.transforms;

import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.files.JsonPlace;
import zeroset.model.dataset.frame.CameraAxes;

/// Undoes what nerfstudio did to the world on the way in (`written = applied_scale · (applied_transform ·
/// source)`), so that results lie in the frame of the program that made the poses.
final class SourceFrame {

    private final Matrix3d rotation;
    private final Vector3d translation;
    private final double scale;

    private SourceFrame(Matrix3d rotation, Vector3d translation, double scale) {
        this.rotation = rotation;
        this.translation = translation;
        this.scale = scale;
    }

    /// Reads `applied_transform` and `applied_scale` from the top of a file; the identity where there are none.
    ///
    /// @throws DatasetException when the transform is not rigid or the scale not positive
    static SourceFrame of(JsonPlace file) throws DatasetException {
        var rotation = new Matrix3d();
        var translation = new Vector3d();
        var transform = file.find("applied_transform");
        if (transform.isPresent()) {
            var place = transform.get();
            var rows = place.matrix(place.size() == 4 ? 4 : 3, 4);
            var pose = place.check(() -> CameraAxes.OPENCV.fromCameraToWorld(rows));
            rotation.set(pose.rotation());
            translation.set(pose.center());
        }
        var scale = file.find("applied_scale");
        return new SourceFrame(
                rotation, translation, scale.isPresent() ? scale.get().positive("(scale)") : 1);
    }

    /// Whether there is nothing to undo.
    boolean isIdentity() {
        return scale == 1 && translation.lengthSquared() == 0 && rotation.equals(new Matrix3d(), 0);
    }

    /// Source units per written unit.
    double lengthFactor() {
        return 1 / scale;
    }

    /// A written point in the source frame.
    Vector3d point(Vector3dc written, Vector3d dest) {
        written.div(scale, dest).sub(translation);
        return rotation.transformTranspose(dest);
    }

    /// A written pose in the source frame.
    Pose pose(Pose written) {
        var turned = rotation.transpose(new Matrix3d()).mul(written.rotation());
        return new Pose(turned, point(written.center(), new Vector3d()));
    }
}
