package zeroset.model.geometry;

import org.joml.Vector3d;
import org.joml.Vector3dc;

/// The only way between data-set units (world) and the unit sphere in which fields live:
/// `unit = (world - center) / radius`. There is no rotation, so directions and normals are the same in both spaces.
///
/// @param bounds the region of interest, world space; its bounding sphere becomes the unit sphere, and there is no
///     surface outside of it
public record SceneTransform(Region bounds) {

    /// The sphere of world space that becomes the unit sphere.
    public Sphere region() {
        return bounds.boundingSphere();
    }

    /// The region of interest in unit space: the unit sphere, or a box whose corners lie on it.
    public Region unitBounds() {
        var sphere = region();
        return bounds.relativeTo(sphere.centerX(), sphere.centerY(), sphere.centerZ(), sphere.radius());
    }

    /// World point to unit space.
    public Vector3d toUnit(Vector3dc world, Vector3d dest) {
        var sphere = region();
        return world.sub(sphere.centerX(), sphere.centerY(), sphere.centerZ(), dest)
                .div(sphere.radius());
    }

    /// Unit-space point to world.
    public Vector3d toWorld(Vector3dc unit, Vector3d dest) {
        var sphere = region();
        return unit.mul(sphere.radius(), dest).add(sphere.centerX(), sphere.centerY(), sphere.centerZ());
    }

    /// World units per unit-space length; multiplies signed distances on the way out.
    public double scale() {
        return region().radius();
    }
}
