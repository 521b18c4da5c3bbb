package zeroset.app.job;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import zeroset.model.camera.Camera;
import zeroset.render.scene.Picture;
import zeroset.render.scene.ViewportScene;
import zeroset.render.viewport.Viewport;

/// Pictures from a viewport, whose own frames go on meanwhile.
public final class ViewportPictures implements PictureSource {

    private final Viewport viewport;
    private final Awaiting awaiting;

    /// For one job.
    ///
    /// @param viewport stays open
    public ViewportPictures(Viewport viewport, Cancellation cancellation) {
        this.viewport = viewport;
        awaiting = new Awaiting(cancellation);
    }

    @Override
    public Picture take(ViewportScene scene, Camera camera)
            throws BadInputException, JobCancelledException, InterruptedException {
        try {
            return awaiting.get(viewport.picture(scene, camera));
        } catch (CancellationException e) {
            throw new JobCancelledException("The viewport was closed before the picture was finished.");
        } catch (ExecutionException e) {
            throw new BadInputException(
                    "The picture of " + camera.intrinsics().width() + "x"
                            + camera.intrinsics().height() + " pixels could not be drawn: "
                            + e.getCause() + ". Try a smaller one.",
                    e);
        }
    }
}
