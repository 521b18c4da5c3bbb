package zeroset.render.scene;

/// Which surfaces are drawn.
public enum SurfaceContent {
    /// The zero set of the network.
    SDF,
    /// The mesh.
    MESH,
    /// The mesh over the zero set.
    BOTH
}
