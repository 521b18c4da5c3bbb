package zeroset.app.workspace;

import java.nio.file.Path;
import zeroset.model.camera.Camera;
import zeroset.render.scene.CameraGlyph;

/// One photograph of the open data set.
///
/// @param index position in the data set, from 0
/// @param name as a user would recognise it
/// @param use how training uses it
/// @param camera lens and pose
/// @param image its file
public record ViewEntry(int index, String name, CameraGlyph.Use use, Camera camera, Path image) {}
