package zeroset.model.training;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3f;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;

/// Where rays from the cameras enter the region: places that are air, or nothing of the region could be seen.
///
/// @param points unit space, a little inside of the boundary
record RegionEntries(List<Vector3f> points) {

    private static final int RAYS_PER_AXIS = 9;

    /// How far inside of the boundary is looked, unit space: more than a cell of the coarse grid.
    private static final double INSIDE = 0.03;

    /// The entries of a raster of rays of each camera.
    static RegionEntries of(List<Camera> cameras, SceneTransform transform) {
        var bounds = transform.unitBounds();
        var points = new ArrayList<Vector3f>();
        var direction = new Vector3d();
        var interval = new Vector2d();
        for (var camera : cameras) {
            var lens = camera.intrinsics();
            var origin = transform.toUnit(camera.pose().center(), new Vector3d());
            for (int j = 0; j < RAYS_PER_AXIS; j++) {
                for (int i = 0; i < RAYS_PER_AXIS; i++) {
                    double u = (i + 0.5) * lens.width() / RAYS_PER_AXIS;
                    double v = (j + 0.5) * lens.height() / RAYS_PER_AXIS;
                    camera.rayDirection(u, v, direction);
                    if (bounds.intersect(origin, direction, interval) && interval.x > 0) {
                        points.add(new Vector3f(origin.fma(interval.x + INSIDE, direction, new Vector3d())));
                    }
                }
            }
        }
        return new RegionEntries(points);
    }

    /// Share of the entries that a field calls inside; 0 where no ray enters.
    double shareInside(ScalarGrid grid) {
        long inside = points.stream()
                .filter(point -> grid.sample(point.x, point.y, point.z) < 0)
                .count();
        return points.isEmpty() ? 0 : (double) inside / points.size();
    }
}
