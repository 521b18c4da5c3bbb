package zeroset.model.dataset;

import zeroset.model.camera.Camera;

/// A decoded photograph together with the camera that took it.
///
/// @param name the view's name, for messages
/// @param camera lens and pose in world space
/// @param photograph pixels; as large as the camera's image
public record PosedPhotograph(String name, Camera camera, Photograph photograph) {

    /// Checks that the sizes agree.
    public PosedPhotograph {
        var lens = camera.intrinsics();
        if (lens.width() != photograph.width() || lens.height() != photograph.height()) {
            throw new IllegalArgumentException("photograph must be " + lens.width() + "x" + lens.height()
                    + " px like its camera, was " + photograph.width() + "x" + photograph.height());
        }
    }
}
