package zeroset.render.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.joml.Matrix3dc;
import org.joml.Vector3d;
import zeroset.model.snapshot.SurfaceEvaluator;
import zeroset.render.scene.RenderMode;

/// Colours of the rays that hit. Confined to one thread.
final class HitShader {

    /// Heights above the surface at which openness is judged, unit space, and their weights.
    private static final float[] HEIGHTS = {0.02f, 0.05f, 0.11f, 0.2f};

    private static final float[] WEIGHTS = {0.32f, 0.28f, 0.22f, 0.18f};

    private final SurfaceEvaluator evaluator;
    private final Matrix3dc cameraToWorld;
    private final RenderMode mode;
    private final boolean isOccluded;
    private final Optional<SoftShadow> shadow;

    private final int[] hits;
    private final float[] points;
    private final float[] directions;
    private final float[] normals;
    private final float[] values;
    private final float[] openness;

    /// @param isOccluded whether creases of clay are darker
    /// @param shadow on clay, if there is one
    HitShader(
            SurfaceEvaluator evaluator,
            Matrix3dc cameraToWorld,
            RenderMode mode,
            boolean isOccluded,
            Optional<SoftShadow> shadow,
            int capacity) {
        this.isOccluded = isOccluded;
        this.shadow = shadow;
        this.evaluator = evaluator;
        this.cameraToWorld = cameraToWorld;
        this.mode = mode;
        hits = new int[capacity];
        points = new float[3 * capacity];
        directions = new float[3 * capacity];
        normals = new float[3 * capacity];
        values = new float[capacity];
        openness = new float[capacity];
    }

    /// Fills the colours of all rays that hit; the others keep what they had.
    ///
    /// @param rgb `[N, 3]` sRGB 0..1
    void shade(RayBundle rays, float[] rgb) {
        int count = gather(rays);
        var shaded = new float[3 * count];
        switch (mode) {
            // the difference to a photograph is taken from the finished colours
            case COLOR, DIFFERENCE -> evaluator.colors(points, directions, count, shaded);
            case SHADED, SLICE -> shadeClay(count, shaded);
            case EIKONAL -> shadeGradientError(rays, count, shaded);
            case NORMAL -> {
                for (int i = 0; i < 3 * count; i++) {
                    shaded[i] = 0.5f + 0.5f * normals[i];
                }
            }
            case DEPTH -> Arrays.fill(shaded, 1); // coloured when the whole picture's range is known
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(shaded, 3 * i, rgb, 3 * hits[i], 3);
        }
    }

    private int gather(RayBundle rays) {
        int count = 0;
        for (int ray = 0; ray < rays.count; ray++) {
            if (!rays.hit(ray)) {
                continue;
            }
            hits[count] = ray;
            float gx = rays.gradients[3 * ray];
            float gy = rays.gradients[3 * ray + 1];
            float gz = rays.gradients[3 * ray + 2];
            // 1e-12: a vanishing gradient has no direction; the normal is then zero and the pixel grey
            float scale = 1 / (float) Math.max(1e-12, Math.sqrt(gx * gx + gy * gy + gz * gz));
            normals[3 * count] = gx * scale;
            normals[3 * count + 1] = gy * scale;
            normals[3 * count + 2] = gz * scale;
            for (int axis = 0; axis < 3; axis++) {
                points[3 * count + axis] = rays.at(ray, rays.hitDistances[ray], axis);
                directions[3 * count + axis] = rays.directions[3 * ray + axis];
            }
            count++;
        }
        return count;
    }

    private void shadeGradientError(RayBundle rays, int count, float[] shaded) {
        for (int i = 0; i < count; i++) {
            double square = 0;
            for (int axis = 0; axis < 3; axis++) {
                double component = rays.gradients[3 * hits[i] + axis];
                square += component * component;
            }
            ColorScales.eikonal((float) Math.sqrt(square) - 1, shaded, 3 * i);
        }
    }

    private void shadeClay(int count, float[] shaded) {
        if (isOccluded) {
            judgeOpenness(count);
        } else {
            Arrays.fill(openness, 0, count, 1);
        }
        var normal = new Vector3d();
        var inCamera = new float[3];
        for (int i = 0; i < count; i++) {
            cameraToWorld.transformTranspose(normal.set(normals[3 * i], normals[3 * i + 1], normals[3 * i + 2]));
            inCamera[0] = (float) normal.x;
            inCamera[1] = (float) normal.y;
            inCamera[2] = (float) normal.z;
            int at = 3 * i;
            float lit = shadow.map(cast -> cast.arriving(points, normals, at)).orElse(1f);
            StudioLight.shade(inCamera, openness[i], lit, shaded, at);
        }
    }

    /// Ambient occlusion from the distance function itself (Evans 2006): above an open surface the distance
    /// equals the height; in a crease it is less.
    private void judgeOpenness(int count) {
        Arrays.fill(openness, 0, count, 0);
        var above = new float[3 * count];
        for (int level = 0; level < HEIGHTS.length; level++) {
            float height = HEIGHTS[level];
            for (int i = 0; i < 3 * count; i++) {
                above[i] = points[i] + height * normals[i];
            }
            evaluator.distances(above, count, values);
            for (int i = 0; i < count; i++) {
                openness[i] += WEIGHTS[level] * Math.clamp(values[i] / height, 0, 1);
            }
        }
    }
}
