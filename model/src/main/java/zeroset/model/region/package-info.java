/// Finds the region of interest: the sphere of world space that becomes the unit sphere in which the field lives.
///
/// Spheres are in world space and data-set units. A region too large is the most frequent cause of a blob instead of a
/// surface, one too small cuts the object, so how it was found is always told.
package zeroset.model.region;
