package zeroset.render.viewport;

import java.util.Optional;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.render.scene.ViewportScene;

/// What draws for a {@link LiveViewport}: OpenGL, or the CPU where there is none. Confined to the `gl` thread,
/// on which it is opened and closed.
interface Painter extends AutoCloseable {

    /// What draws, for {@link ViewportStatus#device}.
    String device();

    /// A sentence for people, when there is one.
    Optional<String> notice();

    /// Brings what lies beside the scene up to date: saved shaders, surfaces that were baked in the meantime.
    ///
    /// @return whether a picture drawn now would be another one
    boolean refresh();

    /// How long a resting viewport may sleep before {@link #refresh} is worth calling.
    long refreshMillis();

    /// Draws from coarse to fine, publishing every picture that is better than the one before.
    ///
    /// @param cores whose the processors are meanwhile
    /// @throws AbandonedException when newer input made the rest useless
    void paint(ViewportScene scene, Viewpoint viewpoint, Cores cores, Stop stop, FramePool frames)
            throws AbandonedException;

    /// The world point at a pixel of the picture painted last.
    Optional<Vector3d> surfaceAt(double x, double y);

    /// Begins a picture of any size in the best quality.
    PictureWork picture(ViewportScene scene, Camera camera);

    /// Frees everything.
    @Override
    void close();
}
