package zeroset.app.job;

/// What is said about a mesh.
///
/// @param vertices number of vertices
/// @param triangles number of triangles
/// @param watertight whether every edge belongs to exactly two triangles
/// @param components number of connected parts
public record MeshSummary(int vertices, int triangles, boolean watertight, int components) {}
