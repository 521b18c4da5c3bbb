package zeroset.model.geometry;

import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// A sphere in world space, in data-set units.
///
/// @param centerX x of the centre
/// @param centerY y of the centre
/// @param centerZ z of the centre
/// @param radius radius, > 0
public record Sphere(double centerX, double centerY, double centerZ, double radius) implements Region {

    /// Checks that all values are finite and the radius positive.
    ///
    /// @throws IllegalArgumentException when one is not
    public Sphere {
        if (!Double.isFinite(centerX) || !Double.isFinite(centerY) || !Double.isFinite(centerZ)) {
            throw new IllegalArgumentException(
                    "sphere centre must be finite, was (" + centerX + ", " + centerY + ", " + centerZ + ")");
        }
        if (!(radius > 0) || !Double.isFinite(radius)) {
            throw new IllegalArgumentException("sphere radius must be finite and > 0, was " + radius);
        }
    }

    /// Builds a sphere from a centre vector.
    public static Sphere of(Vector3dc center, double radius) {
        return new Sphere(center.x(), center.y(), center.z(), radius);
    }

    /// The centre, a fresh copy.
    public Vector3d center() {
        return new Vector3d(centerX, centerY, centerZ);
    }

    /// Whether a world point lies inside or on the sphere.
    public boolean contains(Vector3dc point) {
        return contains(point.x(), point.y(), point.z());
    }

    @Override
    public boolean contains(double x, double y, double z) {
        double dx = x - centerX;
        double dy = y - centerY;
        double dz = z - centerZ;
        return dx * dx + dy * dy + dz * dz <= radius * radius;
    }

    @Override
    public double distance(double x, double y, double z) {
        double dx = x - centerX;
        double dy = y - centerY;
        double dz = z - centerZ;
        return Math.sqrt(dx * dx + dy * dy + dz * dz) - radius;
    }

    @Override
    public boolean intersect(Vector3dc origin, Vector3dc direction, Vector2d interval) {
        double x = origin.x() - centerX;
        double y = origin.y() - centerY;
        double z = origin.z() - centerZ;
        double middle = -(x * direction.x() + y * direction.y() + z * direction.z());
        double missSquared = x * x + y * y + z * z - middle * middle;
        if (missSquared >= radius * radius) {
            return false;
        }
        double half = Math.sqrt(radius * radius - missSquared);
        interval.set(middle - half, middle + half);
        return true;
    }

    @Override
    public Sphere relativeTo(double originX, double originY, double originZ, double scale) {
        return new Sphere(
                (centerX - originX) / scale, (centerY - originY) / scale, (centerZ - originZ) / scale, radius / scale);
    }

    @Override
    public Sphere boundingSphere() {
        return this;
    }
}
