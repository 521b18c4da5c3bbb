package zeroset.model.geometry;

import org.joml.Quaterniond;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;

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
        var local = toLocal(new Vector3d(x, y, z));
        return Math.abs(local.x) <= halfX && Math.abs(local.y) <= halfY && Math.abs(local.z) <= halfZ;
    }

    @Override
    public double distance(double x, double y, double z) {
        var local = toLocal(new Vector3d(x, y, z));
        double overX = Math.abs(local.x) - halfX;
        double overY = Math.abs(local.y) - halfY;
        double overZ = Math.abs(local.z) - halfZ;
        double inside = Math.min(0, Math.max(overX, Math.max(overY, overZ)));
        overX = Math.max(0, overX);
        overY = Math.max(0, overY);
        overZ = Math.max(0, overZ);
        return inside + Math.sqrt(overX * overX + overY * overY + overZ * overZ);
    }

    @Override
    public boolean intersect(Vector3dc origin, Vector3dc direction, Vector2d interval) {
        var from = toLocal(new Vector3d(origin));
        var along = rotation().transformInverse(new Vector3d(direction));
        double enter = Double.NEGATIVE_INFINITY;
        double leave = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            double half = half(axis);
            double start = from.get(axis);
            double slope = along.get(axis);
            if (slope == 0) { // parallel to this pair of faces: between them or never
                if (Math.abs(start) > half) {
                    return false;
                }
                continue;
            }
            double first = (-half - start) / slope;
            double second = (half - start) / slope;
            enter = Math.max(enter, Math.min(first, second));
            leave = Math.min(leave, Math.max(first, second));
        }
        interval.set(enter, leave);
        return enter < leave;
    }

    @Override
    public OrientedBox relativeTo(double originX, double originY, double originZ, double scale) {
        return new OrientedBox(
                (centerX - originX) / scale,
                (centerY - originY) / scale,
                (centerZ - originZ) / scale,
                halfX / scale,
                halfY / scale,
                halfZ / scale,
                qx,
                qy,
                qz,
                qw);
    }

    /// Half of the edge along one of the box's own axes.
    ///
    /// @param axis 0 for x, 1 for y, 2 for z
    public double half(int axis) {
        return switch (axis) {
            case 0 -> halfX;
            case 1 -> halfY;
            case 2 -> halfZ;
            default -> throw new IllegalArgumentException("axis must be 0..2, was " + axis);
        };
    }

    /// Rotation from the box's axes to the world, a fresh copy.
    public Quaterniond rotation() {
        return new Quaterniond(qx, qy, qz, qw);
    }

    /// A world point in the box's own axes, from its centre.
    ///
    /// @param point world point, overwritten
    /// @return `point`
    public Vector3d toLocal(Vector3d point) {
        return rotation().transformInverse(point.sub(centerX, centerY, centerZ));
    }
}
