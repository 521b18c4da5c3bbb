package zeroset.render.cpu;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.geometry.ScalarGrid;

/// Shadows of the studio's key light, through the proxy grid: as in `lib/occlusion.glsl`.
///
/// @param grid coarse signed distances, unit space
/// @param light unit vector towards the light
record SoftShadow(ScalarGrid grid, Vector3dc light) {

    private static final int STEPS = 20;
    private static final float FARTHEST = 1.2f;
    private static final float CONE = 7; // the light subtends a good ten degrees
    private static final float OFF_SURFACE = 0.012f;

    /// Share of the light that arrives at a point of the surface (Quilez 2010): the narrowest cone of free space around
    /// the way to it, by sphere tracing.
    ///
    /// @param points `[N, 3]`
    /// @param normals `[N, 3]` unit vectors
    /// @param at index of the point's first coordinate
    float arriving(float[] points, float[] normals, int at) {
        var from = new Vector3d(points[at], points[at + 1], points[at + 2])
                .add(new Vector3d(normals[at], normals[at + 1], normals[at + 2]).mul(OFF_SURFACE));
        float lit = 1;
        float t = 0.03f; // clear of the surface itself, whose distance is not resolved below a cell
        for (int step = 0; step < STEPS && t < FARTHEST && lit > 0.01f; step++) {
            float value = grid.sample((float) (from.x + t * light.x()), (float) (from.y + t * light.y()), (float)
                    (from.z + t * light.z()));
            lit = Math.min(lit, CONE * value / t);
            t += Math.clamp(0.9f * value, 0.02f, 0.2f);
        }
        lit = Math.clamp(lit, 0, 1);
        return lit * lit * (3 - 2 * lit);
    }
}
