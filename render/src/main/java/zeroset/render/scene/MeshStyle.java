package zeroset.render.scene;

/// How a mesh is drawn.
public enum MeshStyle {
    /// Filled triangles.
    SOLID,
    /// Edges of the triangles.
    WIRE,
    /// Both.
    SOLID_AND_WIRE
}
