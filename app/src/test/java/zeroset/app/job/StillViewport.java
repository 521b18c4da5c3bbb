package zeroset.app.job;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.render.scene.Picture;
import zeroset.render.scene.ViewportScene;
import zeroset.render.viewport.Frame;
import zeroset.render.viewport.Viewpoint;
import zeroset.render.viewport.Viewport;
import zeroset.render.viewport.ViewportStatus;

/// A viewport that draws nothing by itself: tests say what becomes of the picture that is asked for.
final class StillViewport implements Viewport {

    /// What was asked for, if it was.
    final CompletableFuture<Picture> answer = new CompletableFuture<>();

    private Runnable whenAsked = () -> {};

    void whenAsked(Runnable action) {
        whenAsked = action;
    }

    @Override
    public void show(ViewportScene scene) {
        throw new AssertionError("a job leaves the viewport's own scene alone");
    }

    @Override
    public void look(Viewpoint viewpoint) {
        throw new AssertionError("a job leaves the viewport's own camera alone");
    }

    @Override
    public Optional<Frame> takeFrame() {
        throw new AssertionError("a job leaves the viewport's own frames alone");
    }

    @Override
    public CompletableFuture<Optional<Vector3d>> surfaceAt(double x, double y) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<Picture> picture(ViewportScene scene, Camera camera) {
        whenAsked.run();
        return answer;
    }

    @Override
    public ViewportStatus status() {
        return new ViewportStatus("none", 0, Frame.Quality.EXACT, Optional.empty());
    }

    @Override
    public void close() {
        answer.cancel(false);
    }
}
