package zeroset.render.scene;

import java.util.Optional;

/// What is drawn beside the surface.
///
/// @param grid ground grid
/// @param axes axes of the world, in a corner
/// @param cameras frustums of the data set's cameras
/// @param points sparse points
/// @param cues points that matching the photographs found
/// @param region region of interest
/// @param gizmo handles to move, scale and turn the region
/// @param hovered the handle under the cursor or in the hand, drawn brighter
/// @param pixelRatio pixels of the picture per point of the screen; lines and handles grow with it
public record Guides(
        boolean grid,
        boolean axes,
        boolean cameras,
        boolean points,
        boolean cues,
        boolean region,
        boolean gizmo,
        Optional<GizmoHandle> hovered,
        double pixelRatio) {

    /// Nothing but the surface.
    public static final Guides NONE = new Guides(false, false, false, false, false, false);

    /// Checks the ratio.
    public Guides {
        if (!(pixelRatio > 0) || !Double.isFinite(pixelRatio)) {
            throw new IllegalArgumentException("pixel ratio must be finite and > 0, was " + pixelRatio);
        }
    }

    /// For a screen at 100 %, nothing hovered, without cues.
    public Guides(boolean grid, boolean axes, boolean cameras, boolean points, boolean region, boolean gizmo) {
        this(grid, axes, cameras, points, false, region, gizmo, Optional.empty(), 1);
    }

    /// With another handle under the cursor.
    public Guides withHovered(Optional<GizmoHandle> handle) {
        return new Guides(grid, axes, cameras, points, cues, region, gizmo, handle, pixelRatio);
    }

    /// With or without the handles of the region.
    public Guides withGizmo(boolean on) {
        return new Guides(grid, axes, cameras, points, cues, region, on, hovered, pixelRatio);
    }

    /// For a screen of another density.
    public Guides withPixelRatio(double ratio) {
        return new Guides(grid, axes, cameras, points, cues, region, gizmo, hovered, ratio);
    }

    /// With or without the ground grid.
    public Guides withGrid(boolean on) {
        return new Guides(on, axes, cameras, points, cues, region, gizmo, hovered, pixelRatio);
    }

    /// With or without axes.
    public Guides withAxes(boolean on) {
        return new Guides(grid, on, cameras, points, cues, region, gizmo, hovered, pixelRatio);
    }

    /// With or without cameras.
    public Guides withCameras(boolean on) {
        return new Guides(grid, axes, on, points, cues, region, gizmo, hovered, pixelRatio);
    }

    /// With or without points.
    public Guides withPoints(boolean on) {
        return new Guides(grid, axes, cameras, on, cues, region, gizmo, hovered, pixelRatio);
    }

    /// With or without cues.
    public Guides withCues(boolean on) {
        return new Guides(grid, axes, cameras, points, on, region, gizmo, hovered, pixelRatio);
    }

    /// With or without the region.
    public Guides withRegion(boolean on) {
        return new Guides(grid, axes, cameras, points, cues, on, gizmo, hovered, pixelRatio);
    }
}
