package zeroset.model.camera;

/// Size and lens of a camera, in pixels.
///
/// @param width image width in pixels, > 0
/// @param height image height in pixels, > 0
/// @param fx focal length along x in pixels, > 0
/// @param fy focal length along y in pixels, > 0
/// @param cx principal point x in pixels (pixel centres at +0.5)
/// @param cy principal point y in pixels (pixel centres at +0.5)
/// @param distortion lens distortion, {@link Distortion#NONE} for an ideal pinhole
public record Intrinsics(int width, int height, double fx, double fy, double cx, double cy, Distortion distortion) {

    /// Checks sizes and focal lengths.
    ///
    /// @throws IllegalArgumentException naming the value that is wrong
    public Intrinsics {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("image size must be > 0 px, was " + width + "x" + height);
        }
        if (!(fx > 0) || !(fy > 0) || !Double.isFinite(fx) || !Double.isFinite(fy)) {
            throw new IllegalArgumentException("focal length must be finite and > 0 px, was fx=" + fx + " fy=" + fy);
        }
        if (!Double.isFinite(cx) || !Double.isFinite(cy)) {
            throw new IllegalArgumentException("principal point must be finite, was cx=" + cx + " cy=" + cy);
        }
    }

    /// An ideal pinhole camera.
    public static Intrinsics pinhole(int width, int height, double fx, double fy, double cx, double cy) {
        return new Intrinsics(width, height, fx, fy, cx, cy, Distortion.NONE);
    }

    /// The same lens for the image scaled to another size.
    public Intrinsics scaledTo(int newWidth, int newHeight) {
        double sx = (double) newWidth / width;
        double sy = (double) newHeight / height;
        return new Intrinsics(newWidth, newHeight, fx * sx, fy * sy, cx * sx, cy * sy, distortion);
    }

    /// The same lens for the image with squares of pixels averaged, where columns and rows that fill none are
    /// left out.
    ///
    /// @param reduction side of the squares in pixels, > 0
    public Intrinsics reducedBy(int reduction) {
        return reduction == 1
                ? this
                : new Intrinsics(
                        Math.max(1, width / reduction),
                        Math.max(1, height / reduction),
                        fx / reduction,
                        fy / reduction,
                        cx / reduction,
                        cy / reduction,
                        distortion);
    }
}
