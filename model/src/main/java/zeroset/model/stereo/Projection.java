package zeroset.model.stereo;

/// Where a unit-space point appears in a view. Reused from point to point; confined to one thread.
final class Projection {

    /// Depth of the point in the view's camera.
    float depth;
    /// x of the ray to it at depth 1.
    float rayX;
    /// y of the ray to it at depth 1.
    float rayY;
    /// Index of the pixel it falls on.
    int pixel;

    /// Projects a point.
    ///
    /// @return false, with the fields of no use, when it is behind the camera or outside of the picture
    boolean onto(MatchingView view, float x, float y, float z) {
        depth = view.toCamera(2, x, y, z);
        if (depth < 1e-3f) {
            return false; // at the camera's centre or behind it
        }
        rayX = view.toCamera(0, x, y, z) / depth;
        rayY = view.toCamera(1, x, y, z) / depth;
        int u = Math.round(rayX * view.fx() + view.cx());
        int v = Math.round(rayY * view.fy() + view.cy());
        pixel = v * view.width() + u;
        return u >= 0 && v >= 0 && u < view.width() && v < view.height();
    }
}
