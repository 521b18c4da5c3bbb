package zeroset.model.camera;

import org.joml.Vector2d;
import org.joml.Vector2dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// A camera in the world: lens and pose.
///
/// @param intrinsics size and lens
/// @param pose camera-to-world
public record Camera(Intrinsics intrinsics, Pose pose) {

    /// Unit direction in world space of the ray through an image position.
    ///
    /// @param pixelX image x in pixels; the centre of the first pixel is 0.5
    /// @param pixelY image y in pixels
    /// @param dest receives the direction
    /// @return dest
    public Vector3d rayDirection(double pixelX, double pixelY, Vector3d dest) {
        var ideal = intrinsics
                .distortion()
                .undistort(
                        (pixelX - intrinsics.cx()) / intrinsics.fx(),
                        (pixelY - intrinsics.cy()) / intrinsics.fy(),
                        new Vector2d());
        return pose.rotation().transform(ideal.x, ideal.y, 1, dest).normalize();
    }

    /// Image position of a world point, in pixels.
    ///
    /// @return false, with dest untouched, when the point is not in front of the camera or beyond what its lens
    /// can see
    public boolean project(Vector3dc world, Vector2d dest) {
        var p = pose.toCamera(world, new Vector3d());
        if (p.z <= 1e-12) {
            return false; // 1e-12: at or behind the camera's centre no finite image position exists
        }
        var x = p.x / p.z;
        var y = p.y / p.z;
        if (!intrinsics.distortion().covers(x, y)) {
            return false;
        }
        intrinsics.distortion().distort(x, y, dest);
        dest.set(dest.x * intrinsics.fx() + intrinsics.cx(), dest.y * intrinsics.fy() + intrinsics.cy());
        return true;
    }

    /// Whether an image position lies inside the picture.
    public boolean contains(Vector2dc pixel) {
        return pixel.x() >= 0 && pixel.y() >= 0 && pixel.x() < intrinsics.width() && pixel.y() < intrinsics.height();
    }
}
