package zeroset.render.scene;

import java.util.Optional;
import zeroset.model.camera.Camera;

/// A camera of the data set as it stands in the scene: a frustum with its photograph on the far side.
///
/// @param camera lens and pose
/// @param use how training uses the view
/// @param selected whether it is the one looked through or pointed at
/// @param thumbnail its photograph, made small; empty while it is being read
public record CameraGlyph(Camera camera, Use use, boolean selected, Optional<Raster> thumbnail) {

    /// How training uses a view. Each has a colour and a shape of its own.
    public enum Use {
        /// Supervises the training.
        TRAINING,
        /// Judges the training.
        HELD_OUT,
        /// Switched off by the user.
        DISABLED
    }
}
