package zeroset.render.viewport;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;
import zeroset.render.testing.SphereSnapshot;

class PictureOrdersTest {

    /// Has memory for frames, but not for pictures.
    private static final class CrampedPainter implements Painter {

        @Override
        public PictureWork picture(ViewportScene scene, Camera camera) {
            throw new OutOfMemoryError("as a test wants it");
        }

        @Override
        public String device() {
            return "none";
        }

        @Override
        public Optional<String> notice() {
            return Optional.empty();
        }

        @Override
        public boolean refresh() {
            return false;
        }

        @Override
        public long refreshMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public void paint(ViewportScene scene, Viewpoint viewpoint, Cores cores, Stop stop, FramePool frames) {
            throw new UnsupportedOperationException("nobody looks");
        }

        @Override
        public Optional<Vector3d> surfaceAt(double x, double y) {
            return Optional.empty();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    @Test
    void aPictureTooLargeForTheMemoryFailsAloneAndTheViewGoesOn() throws InterruptedException {
        var orders = new PictureOrders();
        var answer = orders.add(
                ViewportHarness.scene(SphereSnapshot.create(), RenderMode.COLOR), ViewportHarness.camera(8, 8));
        orders.work(new CrampedPainter());
        var failure = assertThrows(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS));
        assertInstanceOf(OutOfMemoryError.class, failure.getCause());
        assertTrue(orders.isEmpty());
    }
}
