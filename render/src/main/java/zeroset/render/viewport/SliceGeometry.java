package zeroset.render.viewport;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.render.pass.FrameContext;

/// The plane of the slice mode as it lies before a camera, unit space.
///
/// @param normal unit, along an axis
/// @param offset of the plane along the normal
/// @param eyeIsBehind whether the camera is on the side the normal points away from
record SliceGeometry(Vector3dc normal, double offset, boolean eyeIsBehind) {

    static SliceGeometry of(FrameContext frame) {
        var slice = frame.scene().look().slice();
        var normal = new Vector3d().setComponent(slice.axis(), 1);
        return new SliceGeometry(normal, slice.offset(), frame.view().eye().dot(normal) < slice.offset());
    }

    /// The normal that points away from the camera: what lies on that side of the plane is kept.
    Vector3d awayFromEye() {
        return normal.mul(eyeIsBehind ? 1 : -1, new Vector3d());
    }

    /// Offset along {@link #awayFromEye}.
    float awayOffset() {
        return (float) (eyeIsBehind ? offset : -offset);
    }
}
