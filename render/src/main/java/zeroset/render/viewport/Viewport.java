package zeroset.render.viewport;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.render.scene.Picture;
import zeroset.render.scene.ViewportScene;

/// A viewport that draws on a thread of its own. All methods may be called from any thread; none of them waits
/// for drawing, except {@link #close}.
public interface Viewport extends AutoCloseable {

    /// Most pixels a side of a picture.
    int MAX_PICTURE_SIDE = 16384;

    /// Replaces what is shown; the newest scene wins.
    void show(ViewportScene scene);

    /// Replaces from where it is seen; the newest viewpoint wins, and a frame in progress that it makes useless
    /// is given up.
    void look(Viewpoint viewpoint);

    /// The newest finished frame that was not taken before. Taking one gives the one taken before back to the
    /// viewport.
    Optional<Frame> takeFrame();

    /// The world point that a pixel of the newest frame shows.
    ///
    /// @param x pixels from the left; the centre of the first pixel is 0.5
    /// @param y pixels from the top
    /// @return completes with nothing where there is only background
    CompletableFuture<Optional<Vector3d>> surfaceAt(double x, double y);

    /// A finished picture of any size in the best quality, independent of the frames.
    ///
    /// @param scene what to show
    /// @param camera its lens gives the size, up to 16384 pixels a side
    /// @return completes exceptionally with {@link java.util.concurrent.CancellationException} when the
    ///     viewport is closed or the future is cancelled
    CompletableFuture<Picture> picture(ViewportScene scene, Camera camera);

    /// How it is doing.
    ViewportStatus status();

    /// Ends the thread and frees every GL object.
    @Override
    void close();
}
