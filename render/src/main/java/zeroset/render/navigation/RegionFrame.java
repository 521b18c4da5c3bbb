package zeroset.render.navigation;

import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;

/// Where a region stands: its middle, its own axes and how far it reaches along them.
///
/// @param center world space
/// @param axes columns are the region's axes in world space
/// @param half reach along each axis, world units
public record RegionFrame(Vector3dc center, Matrix3dc axes, Vector3dc half) {

    /// Of a box its edges', of a sphere the world's axes.
    public static RegionFrame of(Region region) {
        return switch (region) {
            case Sphere sphere -> new RegionFrame(sphere.center(), new Matrix3d(), new Vector3d(sphere.radius()));
            case OrientedBox box ->
                new RegionFrame(
                        new Vector3d(box.centerX(), box.centerY(), box.centerZ()),
                        new Matrix3d().set(rotation(box)),
                        new Vector3d(box.halfX(), box.halfY(), box.halfZ()));
        };
    }

    static Quaterniond rotation(OrientedBox box) {
        return new Quaterniond(box.qx(), box.qy(), box.qz(), box.qw());
    }

    /// Unit vector along one of the region's axes, world space.
    public Vector3d axis(int index) {
        return axes.getColumn(index, new Vector3d());
    }

    /// Point at a share of the reach along each axis: the corners are at -1 and 1.
    public Vector3d at(double x, double y, double z) {
        return axes.transform(new Vector3d(x, y, z).mul(half)).add(center);
    }

    /// Middle of a face, or of a sphere's pole.
    public Vector3d face(int axis, boolean positive) {
        var share = new Vector3d().setComponent(axis, positive ? 1 : -1);
        return at(share.x, share.y, share.z);
    }

    /// Corner of a box, or of the box around a sphere.
    ///
    /// @param octant bit 0 set for the positive end of x, bit 1 of y, bit 2 of z
    public Vector3d corner(int octant) {
        return at((octant & 1) == 0 ? -1 : 1, (octant & 2) == 0 ? -1 : 1, (octant & 4) == 0 ? -1 : 1);
    }

    /// How far a region reaches from its middle in a direction.
    ///
    /// @param direction unit vector, world space
    public static double reach(Region region, Vector3dc direction) {
        return switch (region) {
            case Sphere sphere -> sphere.radius();
            case OrientedBox box -> {
                var frame = of(box);
                var own =
                        frame.axes.transformTranspose(direction, new Vector3d()).absolute();
                yield own.dot(frame.half);
            }
        };
    }
}
