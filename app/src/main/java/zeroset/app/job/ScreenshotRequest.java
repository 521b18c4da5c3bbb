package zeroset.app.job;

import java.nio.file.Path;
import zeroset.model.camera.Camera;
import zeroset.render.scene.ViewportScene;

/// What picture to take of a viewport.
///
/// @param scene what is seen, and how; a transparent background becomes alpha
/// @param camera from where; its lens gives the size, see {@link Framing#resized}
/// @param output the PNG to write
public record ScreenshotRequest(ViewportScene scene, Camera camera, Path output) {}
