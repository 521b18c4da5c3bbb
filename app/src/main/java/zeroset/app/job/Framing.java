package zeroset.app.job;

import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.render.scene.PhotoOverlay;
import zeroset.render.scene.Raster;

/// Cameras, and what lies over their pictures, for another size.
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

    /// A photograph over the picture of its camera {@link #resized} to a size; the wipe stays at its place in the
    /// photograph.
    public static PhotoOverlay framed(PhotoOverlay photo, Size size) {
        var framed = framed(photo.photograph(), size);
        double strip = (framed.width() - photo.photograph().width()) / 2.0;
        double wipe = (strip + photo.wipe() * photo.photograph().width()) / framed.width();
        return new PhotoOverlay(framed, photo.opacity(), Math.clamp(wipe, 0, 1));
    }

    /// A photograph with transparent strips, so that it lies over the picture of its camera {@link #resized} to a size.
    static Raster framed(Raster photograph, Size size) {
        double scale =
                Math.min((double) size.width() / photograph.width(), (double) size.height() / photograph.height());
        int width = (int) Math.max(photograph.width(), Math.round(size.width() / scale));
        int height = (int) Math.max(photograph.height(), Math.round(size.height() / scale));
        int left = (width - photograph.width()) / 2;
        int top = (height - photograph.height()) / 2;
        var argb = new int[width * height];
        for (int row = 0; row < photograph.height(); row++) {
            System.arraycopy(
                    photograph.argb(), row * photograph.width(), argb, (top + row) * width + left, photograph.width());
        }
        return new Raster(width, height, argb);
    }
}
