package zeroset.model.hull;

import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Distortion;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.Sphere;

/// One camera with its silhouette: bounds the distance of a point in space from the cone of everything that projects
/// into the silhouette. Thread-safe.
final class SilhouetteView {

    private final SilhouetteDistance silhouette;
    private final Camera camera;
    private final boolean ideal;
    private final double focal;
    private final double[] worldToCamera; // [3, 4] row by row

    /// @param region the part of space that will be asked about
    /// @param resolution lattice vertices over the region's width; bounds how fine the silhouette is kept
    SilhouetteView(PosedPhotograph posed, Sphere region, int resolution) {
        this.camera = posed.camera();
        var lens = camera.intrinsics();
        this.ideal = lens.distortion() instanceof Distortion.None;
        this.focal = Math.sqrt(lens.fx() * lens.fy());
        this.silhouette = SilhouetteDistance.of(posed.photograph(), cell(region, resolution));
        this.worldToCamera = worldToCamera(camera);
    }

    /// Two cells per voxel keep all that the lattice can show.
    private int cell(Sphere region, int resolution) {
        double distance = Math.max(camera.pose().center().distance(region.center()), region.radius());
        double pixelsPerVoxel = 2 * region.radius() / resolution * focal / distance;
        return Math.max(1, (int) (0.5 * pixelsPerVoxel));
    }

    private static double[] worldToCamera(Camera camera) {
        var rotation = camera.pose().rotation();
        var matrix = new double[12];
        var axis = new Vector3d();
        for (int row = 0; row < 3; row++) {
            rotation.getColumn(row, axis); // columns of camera-to-world are the rows of world-to-camera
            matrix[4 * row] = axis.x;
            matrix[4 * row + 1] = axis.y;
            matrix[4 * row + 2] = axis.z;
            matrix[4 * row + 3] = -axis.dot(camera.pose().center());
        }
        return matrix;
    }

    /// Whether the silhouette shows no object at all.
    boolean isEmpty() {
        return silhouette.isEmpty();
    }

    /// Signed distance of a world point from the silhouette's cone, world units, negative inside: exact to first order
    /// near the cone.
    ///
    /// @return NaN when the point is not in the picture, so that this view says nothing
    double coneDistance(double x, double y, double z) {
        double depth = row(2, x, y, z);
        if (depth <= 1e-12) {
            return Double.NaN; // as Camera.project
        }
        double u;
        double v;
        var lens = camera.intrinsics();
        if (ideal) {
            u = lens.fx() * row(0, x, y, z) / depth + lens.cx();
            v = lens.fy() * row(1, x, y, z) / depth + lens.cy();
        } else {
            var pixel = new Vector2d();
            if (!camera.project(new Vector3d(x, y, z), pixel)) {
                return Double.NaN;
            }
            u = pixel.x;
            v = pixel.y;
        }
        if (!(u >= 0 && v >= 0 && u < lens.width() && v < lens.height())) {
            return Double.NaN;
        }
        return silhouette.sample(u, v) * depth / focal;
    }

    private double row(int row, double x, double y, double z) {
        int i = 4 * row;
        return worldToCamera[i] * x + worldToCamera[i + 1] * y + worldToCamera[i + 2] * z + worldToCamera[i + 3];
    }
}
