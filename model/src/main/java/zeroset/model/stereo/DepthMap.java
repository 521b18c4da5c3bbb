package zeroset.model.stereo;

/// A slanted patch per pixel of one view. Live arrays, written by one thread.
final class DepthMap {

    final int width;
    final int height;
    /// `[height, width]` depth along the optical axis, unit space; 0 where there is none.
    final float[] depth;
    /// `[height, width, 3]` unit normal in camera space, towards the camera.
    final float[] normal;
    /// `[height, width]` matching cost, 0 for a perfect match.
    final float[] cost;

    DepthMap(int width, int height) {
        this.width = width;
        this.height = height;
        depth = new float[width * height];
        normal = new float[3 * width * height];
        cost = new float[width * height];
    }

    /// Depth at which the patch of a pixel is met by the ray of another image position nearby.
    ///
    /// @param pixel index of the patch
    /// @param rayX x of the other position's ray at depth 1
    /// @param rayY y of it
    /// @return NaN when the ray meets the patch from behind or hardly at all
    float depthSeenFrom(MatchingView view, int pixel, float rayX, float rayY) {
        float nx = normal[3 * pixel];
        float ny = normal[3 * pixel + 1];
        float nz = normal[3 * pixel + 2];
        float ownX = view.rayX(pixel % width);
        int row = pixel / width;
        float ownY = view.rayY(row);
        float plane = depth[pixel] * (nx * ownX + ny * ownY + nz);
        float facing = nx * rayX + ny * rayY + nz;
        return facing < -1e-3f ? plane / facing : Float.NaN; // 1e-3: all but parallel to the patch
    }
}
