package zeroset.model.stereo;

import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.geometry.SceneTransform;

/// The part of a photograph, as an ideal lens would show it, that looks at the region; the rest is not worth its
/// memory.
///
/// @param x first column, pixels
/// @param y first row, pixels
/// @param width columns
/// @param height rows
/// @param pixelsOnRegion about how many of its pixels look at the region
record RegionWindow(int x, int y, int width, int height, double pixelsOnRegion) {

    /// Space around the region that is matched too: what stands just outside it bounds its free space.
    private static final double REACH = 1.05;

    /// Rays per axis by which the window is found.
    private static final int RASTER = 48;

    /// The window of one camera; the whole picture, with no pixel on the region, when it does not see it.
    static RegionWindow of(Camera camera, SceneTransform transform) {
        var lens = camera.intrinsics();
        var origin = transform.toUnit(camera.pose().center(), new Vector3d());
        var direction = new Vector3d();
        var inCamera = new Vector3d();
        int hits = 0;
        double left = lens.width();
        double top = lens.height();
        double right = 0;
        double bottom = 0;
        for (int j = 0; j < RASTER; j++) {
            for (int i = 0; i < RASTER; i++) {
                camera.rayDirection((i + 0.5) * lens.width() / RASTER, (j + 0.5) * lens.height() / RASTER, direction);
                if (isInReach(origin, direction)) {
                    hits++;
                    camera.pose().rotation().transformTranspose(direction, inCamera);
                    double u = lens.fx() * inCamera.x / inCamera.z + lens.cx(); // as an ideal lens shows it
                    double v = lens.fy() * inCamera.y / inCamera.z + lens.cy();
                    left = Math.min(left, u);
                    right = Math.max(right, u);
                    top = Math.min(top, v);
                    bottom = Math.max(bottom, v);
                }
            }
        }
        if (hits == 0) {
            return new RegionWindow(0, 0, lens.width(), lens.height(), 0);
        }
        // The outermost rays that meet the region lie between two of the raster.
        double marginX = 1.5 * lens.width() / RASTER;
        double marginY = 1.5 * lens.height() / RASTER;
        int x0 = (int) Math.clamp(left - marginX, 0, lens.width() - 1.0);
        int y0 = (int) Math.clamp(top - marginY, 0, lens.height() - 1.0);
        int x1 = (int) Math.clamp(right + marginX + 1, x0 + 1.0, lens.width());
        int y1 = (int) Math.clamp(bottom + marginY + 1, y0 + 1.0, lens.height());
        double share = (double) hits / (RASTER * RASTER);
        return new RegionWindow(x0, y0, x1 - x0, y1 - y0, share * lens.width() * lens.height());
    }

    /// Whether a ray passes the region or close to it.
    ///
    /// @param origin unit space
    /// @param direction unit vector
    static boolean isInReach(Vector3d origin, Vector3d direction) {
        double middle = -origin.dot(direction);
        double missSquared = origin.lengthSquared() - middle * middle;
        return missSquared < REACH * REACH && (middle > 0 || origin.lengthSquared() < REACH * REACH);
    }

    /// An ideal lens that shows this part of a picture at another size.
    Intrinsics lens(Intrinsics whole, int newWidth, int newHeight) {
        double scaleX = (double) newWidth / width;
        double scaleY = (double) newHeight / height;
        return new Intrinsics(
                newWidth,
                newHeight,
                whole.fx() * scaleX,
                whole.fy() * scaleY,
                (whole.cx() - x) * scaleX,
                (whole.cy() - y) * scaleY,
                Distortion.NONE);
    }
}
