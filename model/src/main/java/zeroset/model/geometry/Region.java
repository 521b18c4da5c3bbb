package zeroset.model.geometry;

/// The part of the world that is to be reconstructed. Fields live in the unit sphere that its bounding sphere becomes;
/// what lies outside the region is not surface.
public sealed interface Region permits Sphere, OrientedBox {

    /// The sphere that becomes the unit sphere.
    Sphere boundingSphere();

    /// Whether a world point lies inside or on the boundary.
    boolean contains(double x, double y, double z);
}
