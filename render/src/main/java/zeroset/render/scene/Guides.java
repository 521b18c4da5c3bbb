package zeroset.render.scene;

/// What is drawn beside the surface.
///
/// @param grid ground grid
/// @param axes axes of the world, in a corner
/// @param cameras frustums of the data set's cameras
/// @param points sparse points
/// @param region region of interest
/// @param gizmo handles to move, scale and turn the region
public record Guides(boolean grid, boolean axes, boolean cameras, boolean points, boolean region, boolean gizmo) {

    /// Nothing but the surface.
    public static final Guides NONE = new Guides(false, false, false, false, false, false);
}
