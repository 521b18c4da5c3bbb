package zeroset.render.viewport;

import zeroset.model.camera.Camera;

/// From where the viewport looks, and whether that is about to change again.
///
/// @param camera lens and pose; the lens's size is the frame's size in pixels
/// @param inMotion whether the user is moving: the picture may be coarse, it must be quick
public record Viewpoint(Camera camera, boolean inMotion) {}
