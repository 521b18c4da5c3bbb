package zeroset.model.region;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.PointCloud;
import zeroset.model.geometry.Sphere;

/// The region of interest from sparse points.
///
/// Points of the background are many, so each point counts by how centrally the cameras see it: what was meant to be
/// photographed stands in the middle of most pictures, the wall behind it does not.
final class PointRegion {

    /// Fewer points say nothing about an extent.
    private static final int MIN_POINTS = 30;

    /// More points tell no more; every n-th is looked at then.
    private static final int ENOUGH_POINTS = 20_000;

    /// Width of the Gaussian that weighs a sighting, in halves of the picture's smaller side.
    private static final double CENTRAL = 0.5;

    /// Share of the weight that the region holds; the rest is taken for background and outliers.
    private static final double HELD = 0.95;

    /// The weights pull the centre about and the quantile cuts tips. A region too large costs some detail, one
    /// too small cuts ears off.
    private static final double MARGIN = 1.25;

    /// How far the result may stray from the region that the cameras alone suggest.
    private static final double LARGEST_FACTOR = 1.5;

    private PointRegion() {}

    /// Weighted median as centre, weighted quantile of the distances as radius.
    ///
    /// @param fromCameras bounds the result
    /// @return empty when there are too few points in view
    static Optional<Sphere> find(PointCloud all, List<Camera> cameras, Sphere fromCameras) {
        var points = all.thinned(ENOUGH_POINTS);
        var weights = weights(points, cameras);
        double total = Arrays.stream(weights).sum();
        long counted = Arrays.stream(weights).filter(weight -> weight > 0.01).count();
        if (counted < MIN_POINTS || !(total > 0)) {
            return Optional.empty();
        }
        var center = new Vector3d();
        for (int axis = 0; axis < 3; axis++) {
            int a = axis;
            center.setComponent(axis, quantile(i -> points.position(i, a), weights, total, 0.5));
        }
        double radius = quantile(
                i -> center.distance(points.position(i, 0), points.position(i, 1), points.position(i, 2)),
                weights,
                total,
                HELD);
        double bounded = Math.min(
                Math.min(MARGIN * radius, LARGEST_FACTOR * fromCameras.radius()),
                CameraRegion.largestRadius(cameras, center));
        return bounded > 0 ? Optional.of(Sphere.of(center, bounded)) : Optional.empty();
    }

    /// Squared mean centrality of each point over all cameras, 0..1. Squared: a background point near the middle
    /// of half the pictures still counts little.
    private static double[] weights(PointCloud points, List<Camera> cameras) {
        var weights = new double[points.size()];
        IntStream.range(0, weights.length).parallel().forEach(i -> {
            var point = new Vector3d(points.position(i, 0), points.position(i, 1), points.position(i, 2));
            var pixel = new Vector2d();
            double sum = 0;
            for (var camera : cameras) {
                if (camera.project(point, pixel) && camera.contains(pixel)) {
                    var lens = camera.intrinsics();
                    double half = 0.5 * Math.min(lens.width(), lens.height());
                    double offset = pixel.distance(0.5 * lens.width(), 0.5 * lens.height()) / half;
                    sum += Math.exp(-offset * offset / (2 * CENTRAL * CENTRAL));
                }
            }
            double mean = sum / cameras.size();
            weights[i] = mean * mean;
        });
        return weights;
    }

    private interface Measure {
        double of(int point);
    }

    private static double quantile(Measure measure, double[] weights, double total, double share) {
        var order = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(measure::of))
                .toList();
        double sum = 0;
        for (int point : order) {
            sum += weights[point];
            if (sum >= share * total) {
                return measure.of(point);
            }
        }
        return measure.of(order.getLast());
    }
}
