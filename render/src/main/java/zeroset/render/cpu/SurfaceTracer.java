package zeroset.render.cpu;

import java.util.Arrays;
import java.util.Optional;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.geometry.Region;
import zeroset.model.snapshot.SurfaceEvaluator;

/// Sphere tracing (Hart 1996) of a batch of rays to the zero set of a network that is only nearly a distance.
///
/// The proxy grid carries a ray to where the surface may be; from there steps are 0.9 of the distance divided
/// by the local gradient norm. A sign change is closed in on by regula falsi with a guard; where the steps run
/// out, a small distance is accepted, or grazing rays would leave holes. Confined to one thread.
final class SurfaceTracer {

    /// A hit lies this close to the zero set, unit space: a tenth of a pixel at 2000 pixels across the region.
    private static final float CLOSE = 1e-4f;

    /// Accepted when the steps run out.
    private static final float NEARLY = 1e-3f;

    /// A ray that passes a surface of radius r at height e takes about pi sqrt(2 r / e) steps: 110 for r = 0.6
    /// and e = NEARLY. Only the few rays along silhouettes get that far.
    private static final int MAX_ROUNDS = 160;

    private final SurfaceEvaluator evaluator;
    private final EmptySpace emptySpace;

    private final int[] active;
    private final float[] t;
    private final float[] enter;
    private final float[] exit;
    private final float[] outside; // last distance along the ray with a positive value, NaN before there is one
    private final float[] outsideValue;
    private final float[] inside; // last distance with a negative value, NaN before there is one
    private final float[] insideValue;
    private final float[] points; // [N, 3]
    private final float[] values; // [N]
    private final float[] gradients; // [N, 3]
    private final Vector3d origin = new Vector3d();
    private final Vector3d direction = new Vector3d();
    private final Vector2d interval = new Vector2d();

    SurfaceTracer(SurfaceEvaluator evaluator, EmptySpace emptySpace, int capacity) {
        this.evaluator = evaluator;
        this.emptySpace = emptySpace;
        active = new int[capacity];
        t = new float[capacity];
        enter = new float[capacity];
        exit = new float[capacity];
        outside = new float[capacity];
        outsideValue = new float[capacity];
        inside = new float[capacity];
        insideValue = new float[capacity];
        points = new float[3 * capacity];
        values = new float[capacity];
        gradients = new float[3 * capacity];
    }

    /// Fills hit distances and gradients.
    ///
    /// @param slice what lies before it is cut away, if there is one
    /// @param region outside of which nothing is surface, unit space
    void trace(RayBundle rays, Optional<SliceSheet> slice, Optional<Region> region) {
        Arrays.fill(rays.hitDistances, 0, rays.count, Float.NaN);
        Arrays.fill(outside, 0, rays.count, Float.NaN);
        Arrays.fill(inside, 0, rays.count, Float.NaN);
        int count = 0;
        for (int ray = 0; ray < rays.count; ray++) {
            if (clipToUnitSphere(rays, ray) && (region.isEmpty() || clip(rays, ray, region.get()))) {
                if (slice.isPresent()) {
                    enter[ray] = Math.max(enter[ray], slice.get().enter(rays, ray));
                    if (enter[ray] > exit[ray]) {
                        continue;
                    }
                }
                t[ray] = enter[ray];
                active[count++] = ray;
            }
        }
        for (int round = 0; round < MAX_ROUNDS && count > 0; round++) {
            count = crossEmptySpace(rays, count);
            evaluate(rays, count);
            boolean last = round == MAX_ROUNDS - 1;
            int left = 0;
            for (int i = 0; i < count; i++) {
                if (!settle(rays, active[i], i, last)) {
                    active[left++] = active[i];
                }
            }
            count = left;
        }
    }

    private boolean clipToUnitSphere(RayBundle rays, int ray) {
        double b = 0;
        double c = -1;
        for (int axis = 0; axis < 3; axis++) {
            double origin = rays.origins[3 * ray + axis];
            b += origin * rays.directions[3 * ray + axis];
            c += origin * origin;
        }
        double discriminant = b * b - c;
        if (discriminant <= 0) {
            return false;
        }
        double root = Math.sqrt(discriminant);
        enter[ray] = (float) Math.max(0, -b - root);
        exit[ray] = (float) (-b + root);
        return exit[ray] > enter[ray];
    }

    private boolean clip(RayBundle rays, int ray, Region region) {
        int at = 3 * ray;
        origin.set(rays.origins[at], rays.origins[at + 1], rays.origins[at + 2]);
        direction.set(rays.directions[at], rays.directions[at + 1], rays.directions[at + 2]);
        if (!region.intersect(origin, direction, interval)) {
            return false;
        }
        enter[ray] = (float) Math.max(enter[ray], interval.x);
        exit[ray] = (float) Math.min(exit[ray], interval.y);
        return exit[ray] > enter[ray];
    }

    private int crossEmptySpace(RayBundle rays, int count) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int ray = active[i];
            if (Float.isNaN(inside[ray])) {
                t[ray] = emptySpace.advance(rays, ray, t[ray], exit[ray]);
            }
            if (t[ray] <= exit[ray]) {
                active[left++] = ray;
            }
        }
        return left;
    }

    private void evaluate(RayBundle rays, int count) {
        for (int i = 0; i < count; i++) {
            for (int axis = 0; axis < 3; axis++) {
                points[3 * i + axis] = rays.at(active[i], t[active[i]], axis);
            }
        }
        evaluator.gradients(points, count, values, gradients);
    }

    /// Takes one ray on by what was found at its point; true when it is done.
    private boolean settle(RayBundle rays, int ray, int i, boolean last) {
        float value = values[i];
        float gx = gradients[3 * i];
        float gy = gradients[3 * i + 1];
        float gz = gradients[3 * i + 2];
        // 0.2: where the gradient nearly vanishes the distance says nothing, and a step must not become huge
        float norm = Math.max(0.2f, (float) Math.sqrt(gx * gx + gy * gy + gz * gz));
        float distance = value / norm;
        boolean bracketed = !Float.isNaN(inside[ray]) && !Float.isNaN(outside[ray]);
        boolean tight = bracketed && Math.abs(outside[ray] - inside[ray]) < 1e-6f; // float resolution at t = 4
        if (Math.abs(distance) < (last ? NEARLY : CLOSE) || tight || (value < 0 && t[ray] <= enter[ray])) {
            accept(rays, ray, i, value);
            return true;
        }
        if (value > 0) {
            outside[ray] = t[ray];
            outsideValue[ray] = value;
        } else {
            inside[ray] = t[ray];
            insideValue[ray] = value;
        }
        if (Float.isNaN(inside[ray])) {
            t[ray] += Math.clamp(0.9f * distance, CLOSE, 2 * emptySpace.cell());
        } else if (Float.isNaN(outside[ray])) {
            // the grid put us inside: back until we are out, at last to where the ray enters the region
            t[ray] = Math.max(enter[ray], t[ray] - emptySpace.cell());
        } else {
            float share = outsideValue[ray] / (outsideValue[ray] - insideValue[ray]);
            // 0.1..0.9: plain regula falsi can stall at one end of a curved stretch
            t[ray] = outside[ray] + Math.clamp(share, 0.1f, 0.9f) * (inside[ray] - outside[ray]);
        }
        return false;
    }

    private void accept(RayBundle rays, int ray, int i, float value) {
        float slope = 0;
        for (int axis = 0; axis < 3; axis++) {
            rays.gradients[3 * ray + axis] = gradients[3 * i + axis];
            slope += gradients[3 * i + axis] * rays.directions[3 * ray + axis];
        }
        // One Newton step along the ray, unless the ray grazes the surface and the step would be a leap.
        float step = -value / slope;
        rays.hitDistances[ray] = t[ray] + (Math.abs(step) < 10 * CLOSE ? step : 0);
    }
}
