package zeroset.model.geometry;

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
    public Sphere boundingSphere() {
        return this;
    }
}
