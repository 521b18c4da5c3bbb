package zeroset.model.stereo;

/// The luminance of one photograph as an ideal pinhole camera in unit space would have taken it. Its arrays are shared
/// and nobody writes to them.
final class MatchingView {

    private static final byte[] NO_COLORS = {};

    private final int width;
    private final int height;
    private final float fx;
    private final float fy;
    private final float cx;
    private final float cy;
    private final float[] rotation;
    private final float[] center;
    private final float[] luminance;
    private final int[] quads;
    private final boolean hasGaps;
    private final byte[] colors;
    private final boolean[] active;

    /// @param width pixels
    /// @param height pixels
    /// @param lens `[4]` focal lengths and principal point in pixels, index coordinates: fx, fy, cx, cy
    /// @param rotation `[3, 3]` camera to world, row by row
    /// @param center `[3]` position, unit space
    /// @param luminance `[height, width]` 0..255; NaN where the photograph says nothing
    /// @param colors `[height, width, 3]` sRGB bytes
    /// @param active `[height, width]` whether the pixel's depth is wanted
    MatchingView(
            int width,
            int height,
            float[] lens,
            float[] rotation,
            float[] center,
            float[] luminance,
            byte[] colors,
            boolean[] active) {
        this.width = width;
        this.height = height;
        fx = lens[0];
        fy = lens[1];
        cx = lens[2];
        cy = lens[3];
        this.rotation = rotation;
        this.center = center;
        this.luminance = luminance;
        this.colors = colors;
        this.active = active;
        quads = quads(width, height, luminance);
        hasGaps = hasNaN(luminance);
    }

    private static int[] quads(int width, int height, float[] luminance) {
        var quads = new int[width * height];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int below = Math.min(y + 1, height - 1) * width;
            for (int x = 0; x < width; x++) {
                int right = Math.min(x + 1, width - 1);
                quads[row + x] = Math.round(luminance[row + x]) // NaN becomes 0
                        | Math.round(luminance[row + right]) << 8
                        | Math.round(luminance[below + x]) << 16
                        | Math.round(luminance[below + right]) << 24;
            }
        }
        return quads;
    }

    private static boolean hasNaN(float[] values) {
        for (float value : values) {
            if (Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// Focal length along x, pixels.
    float fx() {
        return fx;
    }

    /// Focal length along y, pixels.
    float fy() {
        return fy;
    }

    /// Principal point x, index coordinates.
    float cx() {
        return cx;
    }

    /// Principal point y, index coordinates.
    float cy() {
        return cy;
    }

    /// `[3, 3]` camera to world, row by row.
    float[] rotation() {
        return rotation;
    }

    /// `[3]` position, unit space.
    float[] center() {
        return center;
    }

    /// `[height, width]` 0..255; NaN where the photograph says nothing.
    float[] luminance() {
        return luminance;
    }

    /// `[height, width]` luminances of a pixel and its neighbours right, below and below right, one per byte from the
    /// lowest: one look-up interpolates.
    int[] quads() {
        return quads;
    }

    /// Whether there is a NaN among the luminances.
    boolean hasGaps() {
        return hasGaps;
    }

    /// `[height, width, 3]` sRGB bytes; empty in a view that was halved.
    byte[] colors() {
        return colors;
    }

    /// `[height, width]` whether the pixel's depth is wanted.
    boolean[] active() {
        return active;
    }

    /// Whether the photograph says nothing at a position inside the picture.
    boolean isGap(float x, float y) {
        return Float.isNaN(luminance[((int) y) * width + (int) x]);
    }

    /// Whether halving leaves enough to match.
    boolean canBeHalved() {
        return Math.min(width, height) >= 96;
    }

    /// The same view at half the size, without colours.
    MatchingView halved() {
        int w = width / 2;
        int h = height / 2;
        var half = new float[w * h];
        var wanted = new boolean[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int at = 2 * y * width + 2 * x;
                half[y * w + x] =
                        0.25f * (luminance[at] + luminance[at + 1] + luminance[at + width] + luminance[at + width + 1]);
                wanted[y * w + x] = active[at] || active[at + 1] || active[at + width] || active[at + width + 1];
            }
        }
        // Index i of the small picture lies between 2i and 2i + 1 of the large one.
        return new MatchingView(
                w,
                h,
                new float[] {fx / 2, fy / 2, (cx - 0.5f) / 2, (cy - 0.5f) / 2},
                rotation,
                center,
                half,
                NO_COLORS,
                wanted);
    }

    /// Unit-space coordinate of a point in camera space.
    ///
    /// @param axis 0 x, 1 y, 2 z
    float toWorld(int axis, float x, float y, float z) {
        return center[axis] + turn(axis, x, y, z);
    }

    /// World component of a direction in camera space.
    ///
    /// @param axis 0 x, 1 y, 2 z
    float turn(int axis, float x, float y, float z) {
        return rotation[3 * axis] * x + rotation[3 * axis + 1] * y + rotation[3 * axis + 2] * z;
    }

    /// Camera-space component of a direction in world space.
    ///
    /// @param axis 0 right, 1 down, 2 depth
    float turnBack(int axis, float x, float y, float z) {
        return rotation[axis] * x + rotation[3 + axis] * y + rotation[6 + axis] * z;
    }

    /// Camera-space coordinate of a unit-space point.
    ///
    /// @param axis 0 right, 1 down, 2 depth
    float toCamera(int axis, float x, float y, float z) {
        return turnBack(axis, x - center[0], y - center[1], z - center[2]);
    }

    /// x of the ray through a pixel, at depth 1 in camera space.
    float rayX(float x) {
        return (x - cx) / fx;
    }

    /// y of the ray through a pixel, at depth 1 in camera space.
    float rayY(float y) {
        return (y - cy) / fy;
    }

    /// Distance at which a ray passes the centre of the region; infinite behind the camera.
    ///
    /// @param rayX x of the ray at depth 1
    /// @param rayY y of it
    float missDistance(float rayX, float rayY) {
        float x = turn(0, rayX, rayY, 1);
        float y = turn(1, rayX, rayY, 1);
        float z = turn(2, rayX, rayY, 1);
        float along = -(center[0] * x + center[1] * y + center[2] * z) / (x * x + y * y + z * z);
        float dx = center[0] + along * x;
        float dy = center[1] + along * y;
        float dz = center[2] + along * z;
        return along > 0 ? (float) Math.sqrt(dx * dx + dy * dy + dz * dz) : Float.POSITIVE_INFINITY;
    }

    /// Distance of the camera from the centre of the region.
    float distanceFromOrigin() {
        return (float) Math.sqrt(center[0] * center[0] + center[1] * center[1] + center[2] * center[2]);
    }
}
