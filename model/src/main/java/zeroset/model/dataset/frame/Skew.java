package zeroset.model.dataset.frame;

/// Pixels whose axes are not at right angles, `K[0][1]` in px. No lens of this program models them.
public final class Skew {

    /// A skew that moves no pixel by more than this is rounding in the file.
    private static final double TOLERANCE_PX = 0.1;

    private Skew() {}

    /// Whether leaving a skew out would move pixels.
    ///
    /// @param skew `K[0][1]`, px
    /// @param fy focal length along y, px, > 0
    /// @param height of the picture, px
    public static boolean isVisible(double skew, double fy, int height) {
        return !(Math.abs(skew) * height / fy <= TOLERANCE_PX);
    }

    /// The complaint, without its place.
    ///
    /// @param skew `K[0][1]`, px
    public static String refusal(double skew) {
        return "expected a camera without skew, found K[0][1] = " + skew
                + " px; rectify the images or recompute the camera without skew";
    }
}
