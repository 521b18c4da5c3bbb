package zeroset.model.geometry;

/// A box that may be turned, world units.
///
/// @param centerX centre
/// @param centerY centre
/// @param centerZ centre
/// @param halfX half of its edge along its own x axis, > 0
/// @param halfY half of its edge along its own y axis, > 0
/// @param halfZ half of its edge along its own z axis, > 0
/// @param qx rotation from the box's axes to the world, unit quaternion
/// @param qy rotation
/// @param qz rotation
/// @param qw rotation, its real part
public record OrientedBox(
        double centerX,
        double centerY,
        double centerZ,
        double halfX,
        double halfY,
        double halfZ,
        double qx,
        double qy,
        double qz,
        double qw)
        implements Region {

    /// Checks the edges and scales the quaternion to unit length.
    ///
    /// @throws IllegalArgumentException naming the value that is wrong
    public OrientedBox {
        if (!Double.isFinite(centerX) || !Double.isFinite(centerY) || !Double.isFinite(centerZ)) {
            throw new IllegalArgumentException(
                    "box centre must be finite, was " + centerX + ", " + centerY + ", " + centerZ);
        }
        if (!(halfX > 0 && halfY > 0 && halfZ > 0)
                || !Double.isFinite(halfX)
                || !Double.isFinite(halfY)
                || !Double.isFinite(halfZ)) {
            throw new IllegalArgumentException(
                    "half edges of a box must be finite and > 0, were " + halfX + ", " + halfY + ", " + halfZ);
        }
        double length = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        if (!(length > 1e-9) || !Double.isFinite(length)) {
            throw new IllegalArgumentException(
                    "rotation of a box must be a quaternion, was " + qx + ", " + qy + ", " + qz + ", " + qw);
        }
        if (Math.abs(length - 1) > 1e-12) { // a unit quaternion keeps its bits, so that reading equals what was written
            qx /= length;
            qy /= length;
            qz /= length;
            qw /= length;
        }
    }

    /// A box along the world's axes.
    public static OrientedBox aligned(
            double centerX, double centerY, double centerZ, double halfX, double halfY, double halfZ) {
        return new OrientedBox(centerX, centerY, centerZ, halfX, halfY, halfZ, 0, 0, 0, 1);
    }

    @Override
    public Sphere boundingSphere() {
        return new Sphere(centerX, centerY, centerZ, Math.sqrt(halfX * halfX + halfY * halfY + halfZ * halfZ));
    }

    @Override
    public boolean contains(double x, double y, double z) {
        double dx = x - centerX;
        double dy = y - centerY;
        double dz = z - centerZ;
        // Rotate by the conjugate: v + 2w (u × v) + 2 u × (u × v) with u = -(qx, qy, qz).
        double cx = dy * qz - dz * qy;
        double cy = dz * qx - dx * qz;
        double cz = dx * qy - dy * qx;
        double localX = dx + 2 * (qw * cx + cy * qz - cz * qy);
        double localY = dy + 2 * (qw * cy + cz * qx - cx * qz);
        double localZ = dz + 2 * (qw * cz + cx * qy - cy * qx);
        return Math.abs(localX) <= halfX && Math.abs(localY) <= halfY && Math.abs(localZ) <= halfZ;
    }
}
