package zeroset.render.viewport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import zeroset.model.camera.Camera;
import zeroset.render.gl.GlException;
import zeroset.render.scene.Picture;
import zeroset.render.scene.ViewportScene;

/// Pictures that were asked for beside the view; drawn one after the other, a piece at a time, so that the view goes on
/// meanwhile. Any thread may ask; the `gl` thread works.
final class PictureOrders {

    private final Deque<Order> waiting = new ArrayDeque<>();
    private boolean closed;

    private static final class Order {
        final ViewportScene scene;
        final Camera camera;
        final CompletableFuture<Picture> answer = new CompletableFuture<>();

        @Nullable
        PictureWork work; // the `gl` thread's

        Order(ViewportScene scene, Camera camera) {
            this.scene = scene;
            this.camera = camera;
        }
    }

    /// Asks for a picture; it is cancelled at once when nobody draws any more.
    synchronized CompletableFuture<Picture> add(ViewportScene scene, Camera camera) {
        var order = new Order(scene, camera);
        if (closed) {
            order.answer.cancel(false);
        } else {
            waiting.add(order);
        }
        return order.answer;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Draws a piece of the first picture.
    ///
    /// @throws GlException when the driver is lost; the picture has failed with it
    void work(Painter painter) throws InterruptedException {
        Order order;
        synchronized (this) {
            order = waiting.peek();
        }
        if (order == null) {
            return;
        }
        try {
            if (!order.answer.isDone()) {
                if (order.work == null) {
                    order.work = painter.picture(order.scene, order.camera);
                }
                if (!order.work.step()) {
                    return;
                }
                order.answer.complete(order.work.result());
            }
        } catch (OutOfMemoryError e) { // of a picture alone: a view is hundreds of times smaller
            order.answer.completeExceptionally(e);
        } catch (RuntimeException e) {
            order.answer.completeExceptionally(e);
            if (e instanceof GlException lost) {
                finish(order);
                throw lost;
            }
        }
        finish(order);
    }

    private void finish(Order order) {
        synchronized (this) {
            waiting.remove(order);
        }
        if (order.work != null) {
            order.work.close();
            order.work = null;
        }
    }

    /// Gives up all that wait, on the `gl` thread.
    void drop(RuntimeException cause) {
        Deque<Order> dropped;
        synchronized (this) {
            dropped = new ArrayDeque<>(waiting);
        }
        for (var order : dropped) {
            order.answer.completeExceptionally(cause);
            finish(order);
        }
    }

    /// Gives up all that wait and all that will be asked for, on the `gl` thread.
    void close() {
        synchronized (this) {
            closed = true;
        }
        drop(new CancellationException("the viewport is closed"));
    }
}
