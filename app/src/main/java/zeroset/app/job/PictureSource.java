package zeroset.app.job;

import zeroset.model.camera.Camera;
import zeroset.render.scene.Picture;
import zeroset.render.scene.ViewportScene;

/// Takes finished pictures of scenes, one after the other. Confined to one thread.
public interface PictureSource {

    /// Takes a picture in the best quality the scene's look asks for, over its background.
    ///
    /// @param camera its lens gives the size
    /// @throws BadInputException when the scene holds nothing to take a picture of, or this source cannot draw it
    /// @throws JobCancelledException when the job was cancelled
    Picture take(ViewportScene scene, Camera camera)
            throws BadInputException, JobCancelledException, InterruptedException;
}
