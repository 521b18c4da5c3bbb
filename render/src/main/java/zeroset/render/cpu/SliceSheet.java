package zeroset.render.cpu;

import zeroset.model.snapshot.SurfaceEvaluator;
import zeroset.render.scene.SlicePlane;

/// The plane of the slice mode: cuts away what lies before it and shows signed distances on it. Confined to one
/// thread.
final class SliceSheet {

    private static final float OUTSIDE_ALPHA = 0.8f;

    private final SurfaceEvaluator evaluator;
    private final SlicePlane plane;
    private final int[] crossing;
    private final float[] distances; // [N], along the ray to the plane
    private final float[] points; // [N, 3]
    private final float[] values; // [N]
    private final float[] gradients; // [N, 3]

    SliceSheet(SurfaceEvaluator evaluator, SlicePlane plane, int capacity) {
        this.evaluator = evaluator;
        this.plane = plane;
        crossing = new int[capacity];
        distances = new float[capacity];
        points = new float[3 * capacity];
        values = new float[capacity];
        gradients = new float[3 * capacity];
    }

    /// Distance along a ray to the plane; not finite when they are parallel.
    private float distance(RayBundle rays, int ray) {
        int axis = 3 * ray + plane.axis();
        return ((float) plane.offset() - rays.origins[axis]) / rays.directions[axis];
    }

    /// Where a ray begins to be behind the plane, seen from where it starts; infinite when it never is.
    float enter(RayBundle rays, int ray) {
        float distance = distance(rays, ray);
        return distance >= 0 ? distance : Float.POSITIVE_INFINITY;
    }

    /// Lays the sheet over the colours of the rays.
    ///
    /// @param pixelAngle width of a pixel at distance 1
    /// @param rgb `[N, 3]` sRGB 0..1, multiplied by alpha
    /// @param alphas `[N]`
    void lay(RayBundle rays, float pixelAngle, float[] rgb, float[] alphas) {
        int count = 0;
        for (int ray = 0; ray < rays.count; ray++) {
            float distance = distance(rays, ray);
            float square = 0;
            for (int axis = 0; axis < 3; axis++) {
                float coordinate = rays.at(ray, distance, axis);
                points[3 * count + axis] = coordinate;
                square += coordinate * coordinate;
            }
            if (distance > 0 && square < 1) { // both are false for a ray along the plane
                distances[count] = distance;
                crossing[count++] = ray;
            }
        }
        evaluator.gradients(points, count, values, gradients);
        var color = new float[3];
        for (int i = 0; i < count; i++) {
            int ray = crossing[i];
            float alongPlane = 0;
            for (int axis = 0; axis < 3; axis++) {
                alongPlane += axis == plane.axis() ? 0 : gradients[3 * i + axis] * gradients[3 * i + axis];
            }
            float width = pixelAngle * distances[i] * (float) Math.sqrt(alongPlane);
            ColorScales.distance(values[i], width, color, 0);
            float alpha = values[i] < 0 ? 1 : OUTSIDE_ALPHA;
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * ray + channel] = alpha * color[channel] + (1 - alpha) * rgb[3 * ray + channel];
            }
            alphas[ray] = alpha + (1 - alpha) * alphas[ray];
        }
    }
}
