package zeroset.model.geometry;

import org.joml.Vector2d;
import org.joml.Vector3dc;

/// The part of the world that is to be reconstructed. Fields live in the unit sphere that its bounding sphere becomes;
/// what lies outside the region is not surface.
public sealed interface Region permits Sphere, OrientedBox {

    /// The sphere that becomes the unit sphere.
    Sphere boundingSphere();

    /// Whether a world point lies inside or on the boundary.
    boolean contains(double x, double y, double z);

    /// Signed distance from the boundary, negative inside.
    double distance(double x, double y, double z);

    /// Where a line runs through the region.
    ///
    /// @param origin of the line
    /// @param direction unit vector
    /// @param interval receives the distances at which the line enters (x) and leaves (y); both may be negative
    /// @return whether it passes through; `interval` is undefined otherwise
    boolean intersect(Vector3dc origin, Vector3dc direction, Vector2d interval);

    /// The region in a space that is moved and scaled: `(world - origin) / scale`.
    ///
    /// @param originX world point that becomes the origin
    /// @param originY world point that becomes the origin
    /// @param originZ world point that becomes the origin
    /// @param scale world units per unit of the new space, > 0
    Region relativeTo(double originX, double originY, double originZ, double scale);
}
