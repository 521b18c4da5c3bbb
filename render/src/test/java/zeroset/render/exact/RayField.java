package zeroset.render.exact;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.snapshot.SurfaceEvaluator;
import zeroset.render.bake.BakedField;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.RegionClip;

/// What the rays of a view meet, found the slow and safe way: the hits of the baked grid, as the quick picture has
/// them, and those of the network, by small steps through the band around the surface.
final class RayField {

    private static final int STEPS_PER_CELL = 8;

    private final FrameView view;
    private final RegionClip clip;
    private final BakedField baked;
    private final ScalarGrid grid;
    private final SurfaceEvaluator evaluator;
    private final Vector3dc eye;
    private final Vector3d direction = new Vector3d();

    RayField(FrameContext frame, BakedField baked) {
        view = frame.view();
        clip = RegionClip.of(frame);
        this.baked = baked;
        grid = new ScalarGrid(baked.resolution(), baked.distances());
        evaluator = baked.snapshot().newEvaluator();
        eye = view.eye();
    }

    /// Unit direction through a pixel's centre.
    Vector3dc direction(int pixel) {
        double x = view.left() + view.step() * (pixel % view.width() + 0.5);
        double y = view.top() + view.step() * (Math.floorDiv(pixel, view.width()) + 0.5);
        return view.camera().rayDirection(x, y, direction);
    }

    private float gridAt(Vector3dc ray, double t) {
        return grid.sample(
                (float) (eye.x() + t * ray.x()), (float) (eye.y() + t * ray.y()), (float) (eye.z() + t * ray.z()));
    }

    /// Distance along a pixel's ray to the baked surface, -1 for a miss.
    float bakedHit(int pixel) {
        var ray = direction(pixel);
        var range = new Vector2d();
        if (!clip.intersect(eye, ray, range)) {
            return -1;
        }
        double t = range.x;
        for (int i = 0; i < 400 && t < range.y; i++) {
            float d = gridAt(ray, t);
            if (d < 1e-4) {
                return (float) t;
            }
            t += 0.9 * d;
        }
        return -1;
    }

    /// Gradient of the baked grid.
    void bakedGradient(int pixel, float t, float[] dest) {
        var ray = direction(pixel);
        float x = (float) (eye.x() + t * ray.x());
        float y = (float) (eye.y() + t * ray.y());
        float z = (float) (eye.z() + t * ray.z());
        float h = baked.cell();
        dest[0] = (grid.sample(x + h, y, z) - grid.sample(x - h, y, z)) / (2 * h);
        dest[1] = (grid.sample(x, y + h, z) - grid.sample(x, y - h, z)) / (2 * h);
        dest[2] = (grid.sample(x, y, z + h) - grid.sample(x, y, z - h)) / (2 * h);
    }

    /// Distance along a pixel's ray to the network's zero set, -1 for a miss.
    float networkHit(int pixel) {
        var ray = new Vector3d(direction(pixel));
        var range = new Vector2d();
        if (!clip.intersect(eye, ray, range)) {
            return -1;
        }
        double[] stops = stopsNearTheSurface(ray, range);
        var values = networkAt(ray, stops);
        if (values[0] < 0) {
            return (float) range.x; // a cut face
        }
        for (int i = 1; i < stops.length; i++) {
            if (values[i - 1] >= 0 && values[i] < 0) {
                return between(ray, stops[i - 1], stops[i]);
            }
        }
        return -1;
    }

    /// Small steps where the grid says that the surface may be near, long ones elsewhere.
    private double[] stopsNearTheSurface(Vector3dc ray, Vector2d range) {
        var stops = DoubleStream.builder();
        double t = range.x;
        while (t < range.y) {
            stops.add(t);
            float d = Math.abs(gridAt(ray, t));
            t += d > 2 * baked.cell() ? 0.9 * d : baked.cell() / STEPS_PER_CELL;
        }
        return stops.build().toArray();
    }

    /// The first change of sign in steps a hundredth as long.
    private float between(Vector3dc ray, double outside, double inside) {
        int parts = 100;
        var stops = new double[parts + 1];
        Arrays.setAll(stops, i -> outside + (inside - outside) * i / parts);
        var values = networkAt(ray, stops);
        int i = 1;
        while (i < parts && values[i] >= 0) {
            i++;
        }
        return (float) (0.5 * (stops[i - 1] + stops[i]));
    }

    private float[] networkAt(Vector3dc ray, double[] stops) {
        var points = new float[3 * stops.length];
        for (int i = 0; i < stops.length; i++) {
            System.arraycopy(point(ray, stops[i]), 0, points, 3 * i, 3);
        }
        var values = new float[stops.length];
        evaluator.distances(points, stops.length, values);
        return values;
    }

    private float[] point(Vector3dc ray, double t) {
        return new float[] {
            (float) (eye.x() + t * ray.x()), (float) (eye.y() + t * ray.y()), (float) (eye.z() + t * ray.z())
        };
    }

    /// Colour seen at a distance, sRGB 0..255.
    void color(int pixel, float t, int[] dest) {
        var ray = direction(pixel);
        var rgb = new float[3];
        evaluator.colors(point(ray, t), new float[] {(float) ray.x(), (float) ray.y(), (float) ray.z()}, 1, rgb);
        for (int k = 0; k < 3; k++) {
            dest[k] = Math.round(255 * rgb[k]);
        }
    }
}
