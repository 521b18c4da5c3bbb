package zeroset.app.ui;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.render.scene.Background;
import zeroset.render.scene.Picture;
import zeroset.render.scene.ViewportScene;
import zeroset.render.viewport.Frame;
import zeroset.render.viewport.Viewpoint;
import zeroset.render.viewport.Viewport;
import zeroset.render.viewport.ViewportListener;
import zeroset.render.viewport.ViewportStatus;

/// A viewport that shows a disc over a gradient, at once, on the thread that asks.
public final class GradientViewport implements Viewport {

    private final ViewportListener listener;
    private final List<Viewpoint> viewpoints = new CopyOnWriteArrayList<>();
    private volatile Optional<ViewportScene> scene = Optional.empty();
    private volatile Optional<Frame> frame = Optional.empty();
    private volatile ViewportStatus status =
            new ViewportStatus("llvmpipe (LLVM 15.0.7, 256 bits)", 31, Frame.Quality.FAST, Optional.empty());
    private volatile boolean closed;

    public GradientViewport(ViewportListener listener) {
        this.listener = listener;
    }

    /// Says something.
    public void become(ViewportStatus newStatus) {
        status = newStatus;
        listener.statusChanged(newStatus);
    }

    /// The scene that is shown.
    public Optional<ViewportScene> scene() {
        return scene;
    }

    /// The newest viewpoint.
    public Optional<Viewpoint> viewpoint() {
        return viewpoints.isEmpty() ? Optional.empty() : Optional.of(viewpoints.getLast());
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void show(ViewportScene newScene) {
        scene = Optional.of(newScene);
        viewpoint().ifPresent(this::paint);
    }

    @Override
    public void look(Viewpoint viewpoint) {
        viewpoints.add(viewpoint);
        paint(viewpoint);
    }

    private void paint(Viewpoint viewpoint) {
        int width = viewpoint.camera().intrinsics().width();
        int height = viewpoint.camera().intrinsics().height();
        var pixels = ByteBuffer.allocateDirect(4 * width * height);
        int back = scene.map(shown -> shown.look().background())
                .filter(Background.Color.class::isInstance)
                .map(color -> ((Background.Color) color).rgb())
                .orElse(0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = (x - width / 2.0) / height;
                double dy = (y - height / 2.0) / height;
                double squared = (dx * dx + dy * dy) / 0.09;
                int shade = squared < 1 ? (int) (60 + 150 * Math.sqrt(1 - squared)) : -1;
                pixels.put((byte) (shade < 0 ? back : shade / 2 + 40));
                pixels.put((byte) (shade < 0 ? back >> 8 : shade));
                pixels.put((byte) (shade < 0 ? back >> 16 : shade));
                pixels.put((byte) 255);
            }
        }
        frame = Optional.of(new Frame(width, height, pixels.flip(), viewpoint, Frame.Quality.FAST, 1, -1));
        listener.frameReady();
    }

    @Override
    public Optional<Frame> takeFrame() {
        var taken = frame;
        frame = Optional.empty();
        return taken;
    }

    @Override
    public CompletableFuture<Optional<Vector3d>> surfaceAt(double x, double y) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletableFuture<Picture> picture(ViewportScene newScene, Camera camera) {
        int width = camera.intrinsics().width();
        int height = camera.intrinsics().height();
        return CompletableFuture.completedFuture(
                new Picture(width, height, new int[width * height], new float[width * height]));
    }

    @Override
    public ViewportStatus status() {
        return status;
    }

    @Override
    public void close() {
        closed = true;
    }
}
