package zeroset.model.region;

import java.util.stream.DoubleStream;
import org.joml.Vector3d;
import zeroset.model.geometry.Sphere;

/// Voxels left after carving a cube. The cube is given by the sphere inscribed in it.
final class CoarseHull {

    private final Sphere cube;
    private final int resolution;
    private final boolean[] kept;

    /// Takes ownership of the array.
    ///
    /// @param kept `[resolution³]`, x fastest
    CoarseHull(Sphere cube, int resolution, boolean[] kept) {
        this.cube = cube;
        this.resolution = resolution;
        this.kept = kept;
    }

    /// Edge of a voxel.
    static double spacing(Sphere cube, int resolution) {
        return 2 * cube.radius() / resolution;
    }

    /// Middle of a voxel, world space.
    static Vector3d center(Sphere cube, int resolution, int x, int y, int z, Vector3d dest) {
        double spacing = spacing(cube, resolution);
        double corner = -cube.radius() + 0.5 * spacing;
        return dest.set(
                cube.centerX() + corner + x * spacing,
                cube.centerY() + corner + y * spacing,
                cube.centerZ() + corner + z * spacing);
    }

    double spacing() {
        return spacing(cube, resolution);
    }

    boolean isEmpty() {
        for (boolean voxel : kept) {
            if (voxel) {
                return false;
            }
        }
        return true;
    }

    /// Whether a voxel on the cube's faces was kept, so that the object may go on beyond.
    boolean touches() {
        int last = resolution - 1;
        for (int a = 0; a < resolution; a++) {
            for (int b = 0; b < resolution; b++) {
                if (kept(0, a, b)
                        || kept(last, a, b)
                        || kept(a, 0, b)
                        || kept(a, last, b)
                        || kept(a, b, 0)
                        || kept(a, b, last)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Middles of the kept voxels that have a neighbour that was not kept; the others bound nothing.
    ///
    /// @return `[N, 3]` world space
    double[] centers() {
        var centers = DoubleStream.builder();
        var point = new Vector3d();
        for (int z = 0; z < resolution; z++) {
            for (int y = 0; y < resolution; y++) {
                for (int x = 0; x < resolution; x++) {
                    if (kept(x, y, z) && !surrounded(x, y, z)) {
                        center(cube, resolution, x, y, z, point);
                        centers.add(point.x).add(point.y).add(point.z);
                    }
                }
            }
        }
        return centers.build().toArray();
    }

    /// The cube round the kept voxels, one voxel wider on each side.
    Sphere cubeAround() {
        var centers = centers();
        var low = new Vector3d(Double.POSITIVE_INFINITY);
        var high = new Vector3d(Double.NEGATIVE_INFINITY);
        for (int i = 0; i < centers.length; i += 3) {
            var point = new Vector3d(centers[i], centers[i + 1], centers[i + 2]);
            low.min(point);
            high.max(point);
        }
        var center = low.add(high, new Vector3d()).mul(0.5);
        var half = high.sub(low).mul(0.5);
        return Sphere.of(center, half.get(half.maxComponent()) + 1.5 * spacing());
    }

    private boolean surrounded(int x, int y, int z) {
        return kept(x - 1, y, z)
                && kept(x + 1, y, z)
                && kept(x, y - 1, z)
                && kept(x, y + 1, z)
                && kept(x, y, z - 1)
                && kept(x, y, z + 1);
    }

    private boolean kept(int x, int y, int z) {
        boolean inside = Math.min(x, Math.min(y, z)) >= 0 && Math.max(x, Math.max(y, z)) < resolution;
        return inside && kept[(z * resolution + y) * resolution + x];
    }
}
