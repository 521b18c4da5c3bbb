package zeroset.render.viewport;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.scene.Guides;
import zeroset.render.scene.Look;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;
import zeroset.render.testing.BumpyFields;

/// A viewport and what it says, for tests.
final class ViewportHarness implements ViewportListener, AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    /// Says that something was heard; what it was stands in the viewport.
    private final LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    final Viewport viewport;

    ViewportHarness() {
        viewport = Viewports.open(this);
    }

    ViewportHarness(PainterFactory painters, PainterFactory fallback) {
        viewport = new LiveViewport(this, painters, fallback);
    }

    static Camera camera(int width, int height) {
        return camera(30, width, height);
    }

    static Camera camera(double azimuthDegrees, int width, int height) {
        var region = BumpyFields.REGION;
        var framed = new Sphere(region.centerX(), region.centerY(), region.centerZ(), 0.7 * region.radius());
        return new OrbitCamera(framed, new Vector3d(0, 0, 1), 30).at(azimuthDegrees, 20, width, height);
    }

    static ViewportScene scene(SdfSnapshot snapshot, RenderMode mode) {
        var look = Look.defaults().withMode(mode).withGuides(Guides.NONE);
        return ViewportScene.empty(snapshot.transform(), look).withSnapshot(Optional.of(snapshot));
    }

    @Override
    public void frameReady() {
        heard.add("frame");
    }

    @Override
    public void statusChanged(ViewportStatus status) {
        heard.add(status);
    }

    /// The first frame that is as wanted; frames before it are taken and dropped.
    Frame await(String what, Predicate<Frame> wanted) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            var frame = viewport.takeFrame();
            if (frame.isPresent() && wanted.test(frame.get())) {
                return frame.get();
            }
            awaitNews(until, what);
        }
    }

    /// The first status that is as wanted.
    ViewportStatus awaitStatus(String what, Predicate<ViewportStatus> wanted) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            var status = viewport.status();
            if (wanted.test(status)) {
                return status;
            }
            awaitNews(until, what);
        }
    }

    private void awaitNews(long until, String what) throws InterruptedException {
        if (heard.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS) == null) {
            fail(what + " did not come; the viewport says " + viewport.status());
        }
    }

    @Override
    public void close() {
        viewport.close();
    }
}
