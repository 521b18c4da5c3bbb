package zeroset.render.cpu;

/// Rays in unit space and what they hit. The arrays are reused from tile to tile.
final class RayBundle {

    final float[] origins; // [N, 3]
    final float[] directions; // [N, 3], unit length
    final float[] hitDistances; // [N], along the ray; NaN for a miss
    final float[] gradients; // [N, 3], SDF gradient at the hit, not normalised
    int count;

    RayBundle(int capacity) {
        origins = new float[3 * capacity];
        directions = new float[3 * capacity];
        hitDistances = new float[capacity];
        gradients = new float[3 * capacity];
    }

    boolean hit(int ray) {
        return !Float.isNaN(hitDistances[ray]);
    }

    /// Coordinate of the point at a distance along a ray.
    float at(int ray, float distance, int axis) {
        return origins[3 * ray + axis] + distance * directions[3 * ray + axis];
    }
}
