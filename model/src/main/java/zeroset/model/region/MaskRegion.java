package zeroset.model.region;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.BoundingSphere;
import zeroset.model.geometry.RayFocus;
import zeroset.model.geometry.Sphere;

/// The region of interest from masks: the bounding sphere of a coarse visual hull (Laurentini, 1994), carved in a cube
/// that is enlarged while the hull touches it and then drawn tight round the hull.
///
/// A voxel outside a picture is not carved by it, so objects that leave the frame are not cut; a small share of views
/// may disagree, so that one bad mask does not carve everything away.
final class MaskRegion {

    private static final int RESOLUTION = 64;
    private static final int ENLARGEMENTS = 4;
    private static final double ENLARGEMENT = 1.7;

    /// Share of the views that see a voxel which may call it background.
    private static final double TOLERATED_DISSENT = 0.05;

    /// Share of all views that must see a voxel for it to count as object.
    private static final double MIN_SEEN = 0.15;

    private static final double MARGIN = 1.05;

    private final List<PosedPhotograph> photographs;

    private MaskRegion(List<PosedPhotograph> photographs) {
        this.photographs = photographs;
    }

    /// A sphere round the object with a margin of 5 %.
    ///
    /// @param photographs with masks
    /// @return empty when the masks have no object in common
    static Optional<Sphere> find(List<PosedPhotograph> photographs) {
        return new MaskRegion(photographs).find();
    }

    private Optional<Sphere> find() {
        var start = start();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        var cube = start.get();
        var hull = carve(cube);
        for (int i = 0; i < ENLARGEMENTS && hull.touches(); i++) {
            cube = Sphere.of(cube.center(), ENLARGEMENT * cube.radius());
            hull = carve(cube);
        }
        if (hull.isEmpty()) {
            return Optional.empty();
        }
        var tight = carve(hull.cubeAround());
        if (tight.isEmpty()) {
            tight = hull; // a hull of one or two voxels can slip between the finer ones
        }
        var bound = BoundingSphere.of(tight.centers());
        return Optional.of(Sphere.of(bound.center(), MARGIN * (bound.radius() + 0.5 * tight.spacing())));
    }

    /// Where the rays through the masks' middles meet, and how far the masks reach from there. The sphere stands for
    /// its cube here.
    private Optional<Sphere> start() {
        var masks = photographs.parallelStream()
                .map(posed ->
                        new CoarseMask(posed, Math.max(1, posed.photograph().width() / 128)))
                .filter(mask -> !mask.isEmpty())
                .toList();
        var origins = masks.stream().map(mask -> mask.camera().pose().center()).toList();
        var directions = masks.stream().map(MaskRegion::throughMiddle).toList();
        var focus = RayFocus.nearestPoint(origins, directions);
        if (focus.isEmpty()) {
            return Optional.empty();
        }
        var reaches = masks.stream()
                .mapToDouble(mask -> reach(mask, focus.get()))
                .sorted()
                .toArray();
        double median = reaches[reaches.length / 2];
        // 4: a speck in one mask far from the object must not blow the cube up
        double reach = Math.min(reaches[reaches.length - 1], 4 * median);
        return reach > 0 ? Optional.of(Sphere.of(focus.get(), 1.1 * reach)) : Optional.empty();
    }

    private static Vector3d throughMiddle(CoarseMask mask) {
        double x = 0;
        double y = 0;
        for (int row = 0; row < mask.rows(); row++) {
            for (int column = 0; column < mask.columns(); column++) {
                if (mask.isSet(column, row)) {
                    x += mask.pixelX(column);
                    y += mask.pixelY(row);
                }
            }
        }
        return mask.camera().rayDirection(x / mask.setCells(), y / mask.setCells(), new Vector3d());
    }

    /// Largest distance between the centre and a ray through the mask.
    private static double reach(CoarseMask mask, Vector3dc center) {
        var ray = new Vector3d();
        double largest = 0;
        for (int row = 0; row < mask.rows(); row++) {
            for (int column = 0; column < mask.columns(); column++) {
                if (mask.isSet(column, row)) {
                    mask.camera().rayDirection(mask.pixelX(column), mask.pixelY(row), ray);
                    largest = Math.max(
                            largest,
                            RayFocus.distance(center, mask.camera().pose().center(), ray));
                }
            }
        }
        return largest;
    }

    private CoarseHull carve(Sphere cube) {
        double spacing = CoarseHull.spacing(cube, RESOLUTION);
        var masks = photographs.parallelStream()
                .map(posed -> new CoarseMask(posed, pixelsPerVoxel(posed.camera(), cube, spacing)))
                .filter(mask -> !mask.isEmpty())
                .toList();
        var kept = new boolean[RESOLUTION * RESOLUTION * RESOLUTION];
        IntStream.range(0, RESOLUTION).parallel().forEach(z -> carveSlab(masks, cube, z, kept));
        return new CoarseHull(cube, RESOLUTION, kept);
    }

    private static int pixelsPerVoxel(Camera camera, Sphere cube, double spacing) {
        double distance = Math.max(camera.pose().center().distance(cube.center()), cube.radius());
        return Math.max(1, (int) (camera.intrinsics().fx() * spacing / distance));
    }

    private static void carveSlab(List<CoarseMask> masks, Sphere cube, int z, boolean[] kept) {
        var point = new Vector3d();
        for (int y = 0; y < RESOLUTION; y++) {
            for (int x = 0; x < RESOLUTION; x++) {
                CoarseHull.center(cube, RESOLUTION, x, y, z, point);
                kept[(z * RESOLUTION + y) * RESOLUTION + x] = isObject(point, masks);
            }
        }
    }

    private static boolean isObject(Vector3dc point, List<CoarseMask> masks) {
        var pixel = new Vector2d();
        int seen = 0;
        int background = 0;
        for (var mask : masks) {
            if (mask.camera().project(point, pixel) && mask.camera().contains(pixel)) {
                seen++;
                background += mask.isSet(pixel) ? 0 : 1;
                if (background > TOLERATED_DISSENT * masks.size()) {
                    return false; // too many whatever the others say: most voxels end here after a few masks
                }
            }
        }
        return seen >= Math.max(2, (int) (MIN_SEEN * masks.size())) && background <= TOLERATED_DISSENT * seen;
    }
}
