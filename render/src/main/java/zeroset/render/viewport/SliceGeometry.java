package zeroset.render.viewport;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.render.pass.FrameContext;

/// The plane of the slice mode, unit space.
///
/// @param normal unit, along an axis
/// @param offset of the plane along the normal
record SliceGeometry(Vector3dc normal, double offset) {

    static SliceGeometry of(FrameContext frame) {
        var slice = frame.scene().look().slice();
        var normal = new Vector3d().setComponent(slice.axis(), 1);
        return new SliceGeometry(normal, slice.offset());
    }
}
