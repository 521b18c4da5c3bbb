package zeroset.model.mesh;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.geometry.Region;

/// The plane that what was photographed stands on: the largest flat part of a mesh that faces up and has most of the
/// mesh above it. Points lie on it where `normal · position = offset`.
///
/// @param normalX unit normal, upwards
/// @param normalY unit normal, upwards
/// @param normalZ unit normal, upwards
/// @param offset along the normal, world units
public record SupportPlane(double normalX, double normalY, double normalZ, double offset) {

    /// Cosine of 20 degrees: photographs are seldom held straighter, on average.
    private static final double UPRIGHT = 0.94;

    /// Share of the area that lies in it, at least; less is the flat top of something.
    private static final double LEAST_AREA = 0.05;

    /// Share of the area that may lie below it: noise, and the table's edge.
    private static final double MOST_BELOW = 0.15;

    /// How near to the region's edge a table ends that the region has cut, as a share of the region's radius.
    private static final double EDGE = 0.06;

    /// A table is cut in at least half of all directions: what stands on it hides some of it.
    private static final int DIRECTIONS = 32;

    private static final int TRIALS = 300;
    private static final int REFINEMENTS = 3;

    /// Looks for the plane (Fischler and Bolles 1981: planes through three random places, the one with most area wins,
    /// then least squares).
    ///
    /// @param up about upwards, unit vector
    /// @param tolerance distance up to which surface counts as in the plane, world units
    /// @return empty when nothing flat carries the mesh
    public static Optional<SupportPlane> find(TriangleMesh mesh, Vector3dc up, double tolerance) {
        var floor = UpwardFaces.of(mesh, up);
        if (floor.count() < 3 || floor.area() < LEAST_AREA * floor.meshArea()) {
            return Optional.empty();
        }
        var random = new SplittableRandom(1);
        double best = LEAST_AREA * floor.meshArea();
        Optional<SupportPlane> found = Optional.empty();
        for (int trial = 0; trial < TRIALS; trial++) {
            var candidate = through(floor.draw(random), floor.draw(random), floor.draw(random), up);
            double area =
                    candidate.map(plane -> floor.areaWithin(plane, tolerance)).orElse(0.0);
            if (area > best
                    && candidate
                            .filter(plane -> below(mesh, plane, tolerance) <= MOST_BELOW)
                            .isPresent()) {
                best = area;
                found = candidate;
            }
        }
        for (int i = 0; i < REFINEMENTS; i++) {
            found = found.map(plane -> floor.fitted(plane, tolerance));
        }
        return found;
    }

    /// What of a mesh stands on the plane; it ends open where it was cut.
    ///
    /// @param clearance how far above the plane the cut is, world units
    public TriangleMesh above(TriangleMesh mesh, double clearance) {
        return MeshClipper.clip(mesh, -normalX, -normalY, -normalZ, -offset - clearance);
    }

    /// How rough the flat part is: 99 % of its area lies within this distance from the plane, world units.
    ///
    /// @param up about upwards, unit vector
    /// @param tolerance distance up to which surface counts as in the plane, world units; the result is not larger
    public double roughness(TriangleMesh mesh, Vector3dc up, double tolerance) {
        return UpwardFaces.of(mesh, up).heightOf(0.99, this, tolerance);
    }

    /// Whether the flat part goes on to the edge of the region of interest all around, as a table or a floor does that
    /// the region cuts; a plinth ends before.
    ///
    /// @param up about upwards, unit vector
    /// @param tolerance distance up to which surface counts as in the plane, world units
    public boolean reachesEdgeOf(Region region, TriangleMesh mesh, Vector3dc up, double tolerance) {
        var floor = UpwardFaces.of(mesh, up);
        var sphere = region.boundingSphere();
        var first = anyAcross();
        var second = new Vector3d(normalX, normalY, normalZ).cross(first);
        var reached = new BitSet(DIRECTIONS);
        for (int face = 0; face < floor.count(); face++) {
            var place = floor.center(face);
            if (floor.isWithin(face, this, tolerance)
                    && region.distance(place.x, place.y, place.z) > -EDGE * sphere.radius()) {
                place.sub(sphere.centerX(), sphere.centerY(), sphere.centerZ());
                double turn = Math.atan2(second.dot(place), first.dot(place)) / (2 * Math.PI) + 0.5;
                reached.set((int) Math.min(DIRECTIONS - 1, turn * DIRECTIONS));
            }
        }
        return reached.cardinality() >= DIRECTIONS / 2;
    }

    /// Some unit vector in the plane.
    private Vector3d anyAcross() {
        return new Vector3d(normalX, normalY, normalZ)
                .orthogonalizeUnit(
                        Math.abs(normalX) < 0.9 ? new Vector3d(1, 0, 0) : new Vector3d(0, 1, 0), new Vector3d());
    }

    double height(double x, double y, double z) {
        return normalX * x + normalY * y + normalZ * z - offset;
    }

    private static Optional<SupportPlane> through(Vector3dc a, Vector3dc b, Vector3dc c, Vector3dc up) {
        var normal = b.sub(a, new Vector3d()).cross(c.sub(a, new Vector3d()));
        if (!(normal.length() > 0)) {
            return Optional.empty();
        }
        normal.normalize();
        if (normal.dot(up) < 0) {
            normal.negate();
        }
        return normal.dot(up) < UPRIGHT
                ? Optional.empty()
                : Optional.of(new SupportPlane(normal.x, normal.y, normal.z, normal.dot(a)));
    }

    private static double below(TriangleMesh mesh, SupportPlane plane, double tolerance) {
        int below = 0;
        for (int v = 0; v < mesh.vertexCount(); v++) {
            below += plane.height(mesh.position(v, 0), mesh.position(v, 1), mesh.position(v, 2)) < -tolerance ? 1 : 0;
        }
        return (double) below / mesh.vertexCount();
    }

    /// The triangles of a mesh that face up: centres and areas.
    ///
    /// @param centers `[N, 3]`
    /// @param cumulative `[N]` areas, summed
    /// @param meshArea area of the whole mesh
    @SuppressWarnings("ArrayRecordComponent") // inside this class only, never compared
    private record UpwardFaces(double[] centers, double[] cumulative, double meshArea) {

        private static final int BINS = 256;

        static UpwardFaces of(TriangleMesh mesh, Vector3dc up) {
            var centers = new double[3 * mesh.triangleCount()];
            var cumulative = new double[mesh.triangleCount()];
            var normal = new double[3];
            double area = 0;
            double total = 0;
            int count = 0;
            for (int t = 0; t < mesh.triangleCount(); t++) {
                total += mesh.area(t);
                mesh.faceNormal(t, normal);
                if (normal[0] * up.x() + normal[1] * up.y() + normal[2] * up.z() >= UPRIGHT) {
                    area += mesh.area(t);
                    cumulative[count] = area;
                    for (int axis = 0; axis < 3; axis++) {
                        for (int corner = 0; corner < 3; corner++) {
                            centers[3 * count + axis] += mesh.position(mesh.corner(t, corner), axis) / 3;
                        }
                    }
                    count++;
                }
            }
            return new UpwardFaces(Arrays.copyOf(centers, 3 * count), Arrays.copyOf(cumulative, count), total);
        }

        int count() {
            return cumulative.length;
        }

        double area() {
            return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
        }

        Vector3d draw(SplittableRandom random) {
            int at = Arrays.binarySearch(cumulative, random.nextDouble() * area());
            return center(Math.min(count() - 1, at >= 0 ? at : -at - 1));
        }

        Vector3d center(int face) {
            return new Vector3d(centers[3 * face], centers[3 * face + 1], centers[3 * face + 2]);
        }

        private double areaOf(int face) {
            return cumulative[face] - (face == 0 ? 0 : cumulative[face - 1]);
        }

        boolean isWithin(int face, SupportPlane plane, double tolerance) {
            return Math.abs(plane.height(centers[3 * face], centers[3 * face + 1], centers[3 * face + 2])) <= tolerance;
        }

        double areaWithin(SupportPlane plane, double tolerance) {
            double sum = 0;
            for (int face = 0; face < count(); face++) {
                sum += isWithin(face, plane, tolerance) ? areaOf(face) : 0;
            }
            return sum;
        }

        /// The distance from the plane that a share of the area does not exceed.
        double heightOf(double share, SupportPlane plane, double tolerance) {
            var heights = new double[BINS];
            for (int face = 0; face < count(); face++) {
                if (isWithin(face, plane, tolerance)) {
                    var at = center(face);
                    double height = Math.abs(plane.height(at.x, at.y, at.z));
                    heights[(int) Math.min(BINS - 1, height / tolerance * BINS)] += areaOf(face);
                }
            }
            double left = share * Arrays.stream(heights).sum();
            int bin = 0;
            while (bin < BINS - 1 && left > heights[bin]) {
                left -= heights[bin++];
            }
            return (bin + 1) * tolerance / BINS;
        }

        /// Least squares over the heights above the given plane; the normal changes by the slopes found.
        SupportPlane fitted(SupportPlane plane, double tolerance) {
            var normal = new Vector3d(plane.normalX, plane.normalY, plane.normalZ);
            var first = plane.anyAcross();
            var second = normal.cross(first, new Vector3d());
            var products = new Matrix3d().zero();
            var heights = new Vector3d();
            for (int face = 0; face < count(); face++) {
                if (isWithin(face, plane, tolerance)) {
                    var center = center(face);
                    var row = new Vector3d(first.dot(center), second.dot(center), 1);
                    double area = areaOf(face);
                    products.add(new Matrix3d(
                                    new Vector3d(row).mul(row.x),
                                    new Vector3d(row).mul(row.y),
                                    new Vector3d(row).mul(row.z))
                            .scale(area));
                    heights.fma(area * plane.height(center.x, center.y, center.z), row);
                }
            }
            if (!(Math.abs(products.determinant()) > 1e-12 * Math.pow(products.m22(), 3))) {
                return plane; // on one line: no slope can be told
            }
            var fit = products.invert().transform(heights); // height = fit.x · first + fit.y · second + fit.z
            double length = Math.sqrt(1 + fit.x * fit.x + fit.y * fit.y);
            normal.fma(-fit.x, first).fma(-fit.y, second).div(length);
            return new SupportPlane(normal.x, normal.y, normal.z, (plane.offset + fit.z) / length);
        }
    }
}
