package zeroset.app.job;

import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;

/// Cameras for pictures of another size.
public final class Framing {

    private Framing() {}

    /// The same camera with a picture of another size. All of the old picture is in the new one; where the proportions
    /// differ there is more at two sides, nothing is stretched.
    public static Camera resized(Camera camera, Size size) {
        var lens = camera.intrinsics();
        double scale = Math.min((double) size.width() / lens.width(), (double) size.height() / lens.height());
        double left = (size.width() - scale * lens.width()) / 2;
        double top = (size.height() - scale * lens.height()) / 2;
        return new Camera(
                new Intrinsics(
                        size.width(),
                        size.height(),
                        scale * lens.fx(),
                        scale * lens.fy(),
                        left + scale * lens.cx(),
                        top + scale * lens.cy(),
                        lens.distortion()),
                camera.pose());
    }
}
