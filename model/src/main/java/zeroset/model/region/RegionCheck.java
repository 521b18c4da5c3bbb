package zeroset.model.region;

import java.nio.file.Path;
import java.util.List;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;

/// Compares a region of interest with what the cameras and masks see.
final class RegionCheck {

    /// Pixels looked at per picture side.
    private static final int SAMPLES = 64;

    /// A silhouette is a pixel or two wide of the truth; beyond this share something is cut off.
    private static final double TOLERATED_OUTSIDE = 0.02;

    private final Path location;
    private final Region region;

    RegionCheck(Path location, Region region) {
        this.location = location;
        this.region = region;
    }

    /// @throws DatasetException when the region is in no camera's picture
    void seenBy(List<Camera> cameras) throws DatasetException {
        if (cameras.stream().noneMatch(this::isInPicture)) {
            throw new DatasetException(location + ": expected a region of interest that a camera sees, found " + shown()
                    + " outside the pictures of all " + cameras.size()
                    + " training cameras; correct the region (--roi cx,cy,cz,r) or leave it to be found");
        }
    }

    /// @throws DatasetException when no pixel of any mask lies in the region's picture
    void holdsObject(List<PosedPhotograph> masked, List<String> warnings) throws DatasetException {
        var masks = masked.parallelStream()
                .map(posed ->
                        new CoarseMask(posed, Math.max(1, posed.photograph().width() / SAMPLES)))
                .toList();
        long object = masks.stream().mapToLong(CoarseMask::setCells).sum();
        long inside = masks.stream().mapToLong(this::cellsInside).sum();
        if (object > 0 && inside == 0) {
            throw new DatasetException(location + ": the object is outside the region of interest: no mask pixel of "
                    + masked.size() + " training views lies in the picture of " + shown()
                    + "; correct the region (--roi cx,cy,cz,r) or leave it to be found from the masks");
        }
        double outside = object == 0 ? 0 : (double) (object - inside) / object;
        if (outside > TOLERATED_OUTSIDE) {
            warnings.add(Math.round(100 * outside)
                    + " % of the object in the masks lies outside the region of interest and will be cut off.");
        }
    }

    private long cellsInside(CoarseMask mask) {
        long inside = 0;
        for (int row = 0; row < mask.rows(); row++) {
            for (int column = 0; column < mask.columns(); column++) {
                boolean meets = mask.isSet(column, row) && meets(mask.camera(), mask.pixelX(column), mask.pixelY(row));
                inside += meets ? 1 : 0;
            }
        }
        return inside;
    }

    /// Warns when cameras stand inside the region.
    void distanceOf(List<Camera> cameras, List<String> warnings) {
        long within =
                cameras.stream().filter(camera -> holds(camera.pose().center())).count();
        if (within > 0) {
            warnings.add(within + " of " + cameras.size()
                    + " cameras stand inside the region of interest; make it smaller if the object is.");
        }
    }

    private boolean isInPicture(Camera camera) {
        if (holds(camera.pose().center())) {
            return true;
        }
        var lens = camera.intrinsics();
        for (int row = 0; row <= SAMPLES; row++) {
            for (int column = 0; column <= SAMPLES; column++) {
                if (meets(camera, (double) lens.width() * column / SAMPLES, (double) lens.height() * row / SAMPLES)) {
                    return true;
                }
            }
        }
        var pixel = new Vector2d();
        return camera.project(region.boundingSphere().center(), pixel)
                && camera.contains(pixel); // smaller than the sampling
    }

    /// Whether the ray through an image position meets the region in front of the camera.
    private boolean meets(Camera camera, double pixelX, double pixelY) {
        var direction = camera.rayDirection(pixelX, pixelY, new Vector3d());
        var interval = new Vector2d();
        return region.intersect(camera.pose().center(), direction, interval) && interval.y > 0;
    }

    private boolean holds(Vector3dc point) {
        return region.contains(point.x(), point.y(), point.z());
    }

    private String shown() {
        return switch (region) {
            case Sphere sphere ->
                "the sphere round (" + sphere.centerX() + ", " + sphere.centerY() + ", " + sphere.centerZ()
                        + ") with radius " + sphere.radius();
            case OrientedBox box ->
                "the box round (" + box.centerX() + ", " + box.centerY() + ", " + box.centerZ() + ") with half edges "
                        + box.halfX() + ", " + box.halfY() + ", " + box.halfZ();
        };
    }
}
