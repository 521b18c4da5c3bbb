package zeroset.render.viewport;

import java.nio.FloatBuffer;
import org.joml.Vector3d;
import zeroset.render.pass.FrameView;

/// The nearest and the farthest distance of a picture along the optical axis, unit space.
record DepthRange(float near, float far) {

    /// Of a picture without any surface.
    static final DepthRange NONE = new DepthRange(0, 1);

    /// Of distances along the rays, negative for misses.
    ///
    /// @param distances `[height, width]` of the view's target
    static DepthRange of(FrameView view, FloatBuffer distances) {
        float near = Float.POSITIVE_INFINITY;
        float far = Float.NEGATIVE_INFINITY;
        var forward = view.camera().pose().forward(new Vector3d());
        var direction = new Vector3d();
        for (int y = 0, at = 0; y < view.height(); y++) {
            for (int x = 0; x < view.width(); x++, at++) {
                float distance = distances.get(at);
                if (distance >= 0) {
                    double pictureX = view.left() + (x + 0.5) * view.step();
                    double pictureY = view.top() + (y + 0.5) * view.step();
                    view.camera().rayDirection(pictureX, pictureY, direction);
                    float z = (float) (distance * direction.dot(forward));
                    near = Math.min(near, z);
                    far = Math.max(far, z);
                }
            }
        }
        return near <= far ? new DepthRange(near, far) : NONE;
    }
}
