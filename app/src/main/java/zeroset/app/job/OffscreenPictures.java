package zeroset.app.job;

import java.util.Optional;
import java.util.function.Consumer;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.render.scene.Look;
import zeroset.render.scene.Picture;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.scene.ViewportScene;
import zeroset.render.viewport.Viewport;
import zeroset.render.viewport.ViewportListener;
import zeroset.render.viewport.ViewportStatus;
import zeroset.render.viewport.Viewports;

/// Pictures where there is no window: from a viewport of their own, with OpenGL where there is some, else on the CPU,
/// which a notice says.
public final class OffscreenPictures implements PictureSource, AutoCloseable {

    private static final String CPU = "CPU"; // see ViewportStatus

    private final Viewport viewport;
    private final ViewportPictures pictures;

    /// For one job.
    public OffscreenPictures(Consumer<JobEvent> listener, Cancellation cancellation) {
        viewport = Viewports.open(new NoticeListener(listener));
        pictures = new ViewportPictures(viewport, cancellation);
    }

    /// Says that a look cannot be drawn here, before any work is done.
    ///
    /// @throws BadInputException when it is one of a mesh and there is no OpenGL
    void check(Look look) throws BadInputException, JobCancelledException, InterruptedException {
        if (look.content() == SurfaceContent.SDF) {
            return;
        }
        // what draws is known when the first picture is there; the smallest of nothing will do
        var nothing = ViewportScene.empty(new SceneTransform(new Sphere(0, 0, 0, 1)), look);
        take(nothing, new Camera(Intrinsics.pinhole(1, 1, 1, 1, 0.5, 0.5), new Pose(new Matrix3d(), new Vector3d())));
        if (viewport.status().device().equals(CPU)) {
            throw new BadInputException(
                    "A picture of the mesh needs OpenGL. Install libegl1 and libgl1-mesa-dri, or take"
                            + " one of the surface itself.");
        }
    }

    @Override
    public Picture take(ViewportScene scene, Camera camera)
            throws BadInputException, JobCancelledException, InterruptedException {
        return pictures.take(scene, camera);
    }

    @Override
    public void close() {
        viewport.close();
    }

    /// Passes on each notice once.
    private static final class NoticeListener implements ViewportListener {

        private final Consumer<JobEvent> listener;
        private Optional<String> said = Optional.empty();

        NoticeListener(Consumer<JobEvent> listener) {
            this.listener = listener;
        }

        @Override
        public void frameReady() {
            // there are only pictures
        }

        @Override
        public void statusChanged(ViewportStatus status) {
            if (!status.notice().equals(said)) {
                said = status.notice();
                said.ifPresent(sentence -> listener.accept(new JobEvent.Notice(sentence)));
            }
        }
    }
}
