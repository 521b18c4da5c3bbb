package zeroset.model.geometry;

import org.joml.Vector3d;
import org.joml.Vector3dc;

/// The only way between data-set units (world) and the unit sphere in which fields live:
/// `unit = (world - center) / radius`. There is no rotation, so directions and normals are the same in both spaces.
///
/// @param region the sphere of world space that becomes the unit sphere
public record SceneTransform(Sphere region) {

    /// World point to unit space.
    public Vector3d toUnit(Vector3dc world, Vector3d dest) {
        return world.sub(region.centerX(), region.centerY(), region.centerZ(), dest)
                .div(region.radius());
    }

    /// Unit-space point to world.
    public Vector3d toWorld(Vector3dc unit, Vector3d dest) {
        return unit.mul(region.radius(), dest).add(region.centerX(), region.centerY(), region.centerZ());
    }

    /// World units per unit-space length; multiplies signed distances on the way out.
    public double scale() {
        return region.radius();
    }
}
