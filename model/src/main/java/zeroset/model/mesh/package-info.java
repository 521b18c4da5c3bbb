/// Triangle meshes: extraction from a signed distance function, cleaning, reading and writing.
///
/// Triangles are counter-clockwise seen from outside, so face normals point outward. Positions are in world units.
package zeroset.model.mesh;
