package zeroset.app.movie;

import zeroset.model.camera.Camera;

/// The way a camera takes through a film.
public interface CameraPath {

    /// Whether it ends where it begins, so that a film of it can be shown in a loop.
    boolean closed();

    /// The camera on its way.
    ///
    /// @param share of the way, 0..1; a closed path has the same camera at both ends
    /// @param width of the picture in pixels
    /// @param height of the picture in pixels
    Camera at(double share, int width, int height);
}
