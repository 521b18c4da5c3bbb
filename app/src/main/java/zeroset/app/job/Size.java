package zeroset.app.job;

import zeroset.model.camera.Camera;

/// Width and height of a picture in pixels.
///
/// @param width 1..16384
/// @param height 1..16384
public record Size(int width, int height) {

    /// The longest side of a picture.
    public static final int MOST = 16_384;

    /// Checks the range.
    public Size {
        if (width < 1 || width > MOST || height < 1 || height > MOST) {
            throw new IllegalArgumentException(
                    "size must be 1.." + MOST + " pixels a side, was " + width + "x" + height);
        }
    }

    /// The size of a camera's picture.
    public static Size of(Camera camera) {
        return new Size(camera.intrinsics().width(), camera.intrinsics().height());
    }

    /// Width and height as users write them: `800x600`.
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
