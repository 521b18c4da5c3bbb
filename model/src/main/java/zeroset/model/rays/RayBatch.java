package zeroset.model.rays;

import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.geometry.Region;

/// The rays of one step, reused from step to step. Rays that miss the region of interest are never in it.
///
/// Fields are live arrays of the trainer's thread: this is the innermost data of the training step.
public final class RayBatch {

    /// Number of rays R.
    public final int count;
    /// `[R, 3]` origins, unit space.
    public final float[] origins;
    /// `[R, 3]` unit directions.
    public final float[] directions;
    /// `[R]` distance at which the ray enters the region of interest, >= 0.
    public final float[] near;
    /// `[R]` distance at which it leaves.
    public final float[] far;
    /// `[R, 3]` photographed colour, straight sRGB 0..1.
    public final float[] colors;
    /// `[R]` alpha or mask 0..1; 1 where there is none.
    public final float[] coverage;
    /// `[R]` index of the training photograph.
    public final int[] views;

    /// @param count number of rays
    public RayBatch(int count) {
        this.count = count;
        origins = new float[3 * count];
        directions = new float[3 * count];
        near = new float[count];
        far = new float[count];
        colors = new float[3 * count];
        coverage = new float[count];
        views = new int[count];
    }

    /// Puts a ray elsewhere, and leaves it where it is when it would miss the region there.
    ///
    /// @param origin unit space
    /// @param direction unit vector
    /// @param bounds the region, unit space
    public void move(int ray, Vector3dc origin, Vector3dc direction, Region bounds) {
        var before = new Vector3d(origins[3 * ray], origins[3 * ray + 1], origins[3 * ray + 2]);
        var pointed = new Vector3d(directions[3 * ray], directions[3 * ray + 1], directions[3 * ray + 2]);
        place(ray, origin, direction);
        if (!clip(ray, bounds)) {
            place(ray, before, pointed);
            clip(ray, bounds);
        }
    }

    private void place(int ray, Vector3dc origin, Vector3dc direction) {
        for (int k = 0; k < 3; k++) {
            origins[3 * ray + k] = (float) origin.get(k);
            directions[3 * ray + k] = (float) direction.get(k);
        }
    }

    /// Intersects a ray with the region of interest and stores near and far.
    ///
    /// @param bounds the region, unit space
    /// @return whether the ray passes through it in front of its origin
    boolean clip(int ray, Region bounds) {
        int at = 3 * ray;
        var interval = new Vector2d();
        var origin = new Vector3d(origins[at], origins[at + 1], origins[at + 2]);
        var direction = new Vector3d(directions[at], directions[at + 1], directions[at + 2]);
        // 1e-3: what lies behind the camera cannot be seen
        if (!bounds.intersect(origin, direction, interval) || interval.y <= 1e-3) {
            return false;
        }
        near[ray] = (float) Math.max(interval.x, 0);
        far[ray] = (float) interval.y;
        return far[ray] > near[ray]; // a ray that only grazes a corner has nothing to divide
    }
}
