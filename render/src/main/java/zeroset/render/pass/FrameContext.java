package zeroset.render.pass;

import zeroset.render.scene.ViewportScene;

/// What the passes of one frame share.
///
/// @param scene what to show
/// @param view from where, and how pixels of the target correspond to the camera's
/// @param surface what the fast surface pass found, for passes that come after it
/// @param inMotion whether speed counts more than beauty
public record FrameContext(ViewportScene scene, FrameView view, SurfaceBuffer surface, boolean inMotion) {

    /// With another view.
    public FrameContext withView(FrameView newView) {
        return new FrameContext(scene, newView, surface, inMotion);
    }

    /// With another buffer.
    public FrameContext withSurface(SurfaceBuffer newSurface) {
        return new FrameContext(scene, view, newSurface, inMotion);
    }
}
