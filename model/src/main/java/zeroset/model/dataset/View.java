package zeroset.model.dataset;

import zeroset.model.camera.Camera;

/// One posed photograph.
///
/// @param name unique within the data set, as a user would recognise it (usually the file name)
/// @param split training or held out
/// @param camera lens and pose in world space
/// @param photograph the image, decoded on demand
public record View(String name, Split split, Camera camera, PhotographSource photograph) {

    /// The same view with another use.
    public View withSplit(Split newSplit) {
        return new View(name, newSplit, camera, photograph);
    }

    /// The same view of another photograph.
    public View withPhotograph(PhotographSource newPhotograph) {
        return new View(name, split, camera, newPhotograph);
    }
}
