package zeroset.render.exact;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.model.snapshot.FieldArrays;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.gl.BufferTexture;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.scene.RenderMode;
import zeroset.render.shader.ShaderLibrary;

/// The exact picture: refines the quick picture's hits to the network's own zero set, rectangle by rectangle, so that
/// it
/// can be given up in between.
///
/// On a graphics card the network is evaluated in a shader. In plain Java it is where OpenGL is software, since there
/// that is faster, and where the network has a shape that the shader does not know. Both give the same picture.
///
/// Takes memory with the first picture. Confined to the `gl` thread.
public final class ExactPass implements AutoCloseable {

    private final ShaderLibrary shaders;
    private final boolean isSoftware;
    private @Nullable SdfSnapshot current;
    private @Nullable ExactSurface surface;
    private Optional<String> obstacle = Optional.empty();

    /// Without a field yet.
    ///
    /// @param isSoftware whether the processor does OpenGL's drawing
    public ExactPass(ShaderLibrary shaders, boolean isSoftware) {
        this.shaders = shaders;
        this.isSoftware = isSoftware;
    }

    /// Refines a rectangle of a picture.
    ///
    /// @param frame its snapshot is the field; its surface is the quick picture, of the target's size
    /// @param target receives the rectangle
    public void refine(FrameContext frame, SurfaceBuffer target, Rectangle part) {
        use(snapshot(frame)).refine(frame, Optional.empty(), target, part);
    }

    /// Refines those pixels of a rectangle at which another picture of nearly the same view has an edge, and takes the
    /// others over from the quick picture.
    ///
    /// @param frame its snapshot is the field; its surface is the quick picture, of the target's size
    /// @param base the other picture, of the same size
    /// @param target receives the rectangle
    public void refineEdges(FrameContext frame, SurfaceBuffer base, SurfaceBuffer target, Rectangle part) {
        use(snapshot(frame)).refine(frame, Optional.of(base), target, part);
    }

    /// Why the network is evaluated in plain Java although there is a graphics card: a sentence for people.
    public Optional<String> notice() {
        return obstacle.map(
                reason -> "Exact pictures are computed on the processor: the graphics card's shader does not"
                        + " know this network (" + reason + ").");
    }

    private static SdfSnapshot snapshot(FrameContext frame) {
        return frame.scene().snapshot().orElseThrow(() -> new IllegalArgumentException("the scene has no field"));
    }

    @SuppressWarnings("ReferenceEquality") // parts of scenes are recognised by identity
    private ExactSurface use(SdfSnapshot snapshot) {
        if (surface != null && current == snapshot) {
            return surface;
        }
        ExactSurface next = isSoftware ? evaluator(snapshot) : network(snapshot);
        surface = next;
        current = snapshot;
        return next;
    }

    private ExactSurface evaluator(SdfSnapshot snapshot) {
        closeSurface();
        return new EvaluatorSurface(snapshot);
    }

    private ExactSurface network(SdfSnapshot snapshot) {
        FieldArrays arrays = snapshot.toArrays();
        obstacle =
                NetworkRows.obstacle(arrays).or(() -> NetworkTextures.obstacle(arrays, BufferTexture.maximumLength()));
        if (obstacle.isPresent()) {
            return evaluator(snapshot);
        }
        NetworkSurface network;
        if (surface instanceof NetworkSurface existing) {
            network = existing;
        } else {
            closeSurface();
            network = new NetworkSurface(shaders);
        }
        network.use(NetworkRows.of(arrays));
        return network;
    }

    static boolean wantsColor(FrameContext frame) {
        var mode = frame.scene().look().mode();
        return mode == RenderMode.COLOR || mode == RenderMode.DIFFERENCE;
    }

    private void closeSurface() {
        if (surface != null) {
            surface.close();
            surface = null;
        }
    }

    @Override
    public void close() {
        closeSurface();
    }
}
