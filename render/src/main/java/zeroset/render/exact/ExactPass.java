package zeroset.render.exact;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.model.snapshot.FieldArrays;
import zeroset.render.bake.BakedField;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.scene.RenderMode;
import zeroset.render.shader.ShaderLibrary;

/// The exact picture: refines the quick picture's hits to the network's own zero set, rectangle by rectangle.
///
/// On a graphics card the network is evaluated in a shader. In plain Java it is where OpenGL is software, since there
/// that is faster, and where the network has a shape that the shader does not know. Both give the same picture.
///
/// Confined to the `gl` thread.
public final class ExactPass implements AutoCloseable {

    private final ShaderLibrary shaders;
    private final boolean isSoftware;
    private @Nullable BakedField current;
    private @Nullable ExactSurface surface;
    private Optional<String> obstacle = Optional.empty();

    /// Takes no memory yet.
    ///
    /// @param isSoftware whether the processor does OpenGL's drawing
    public ExactPass(ShaderLibrary shaders, boolean isSoftware) {
        this.shaders = shaders;
        this.isSoftware = isSoftware;
    }

    /// Refines a rectangle of a picture.
    ///
    /// @param frame its surface is the quick picture, of the target's size
    /// @param field what the quick picture shows
    /// @param target receives the rectangle
    public void refine(
            FrameContext frame, BakedField field, SurfaceBuffer target, int x, int y, int width, int height) {
        use(field).refine(frame, target, x, y, width, height);
    }

    /// Why the network is evaluated in plain Java although there is a graphics card.
    public Optional<String> notice() {
        return isSoftware
                ? Optional.empty()
                : obstacle.map(reason -> "Exact pictures are computed on the processor: the graphics card's shader does"
                        + " not know this network (" + reason + ").");
    }

    private ExactSurface use(BakedField field) {
        if (surface != null && current == field) {
            return surface;
        }
        ExactSurface next = isSoftware ? evaluator(field) : network(field);
        surface = next;
        current = field;
        return next;
    }

    private ExactSurface evaluator(BakedField field) {
        closeSurface();
        return new EvaluatorSurface(field);
    }

    private ExactSurface network(BakedField field) {
        FieldArrays arrays = field.snapshot().toArrays();
        obstacle = NetworkRows.obstacle(arrays);
        if (obstacle.isPresent()) {
            return evaluator(field);
        }
        NetworkSurface network;
        if (surface instanceof NetworkSurface existing) {
            network = existing;
        } else {
            closeSurface();
            network = new NetworkSurface(shaders);
        }
        network.use(NetworkRows.of(arrays), field);
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
