package zeroset.render.viewport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zeroset.model.camera.Camera;
import zeroset.render.gl.GlException;
import zeroset.render.scene.Picture;
import zeroset.render.scene.ViewportScene;
import zeroset.render.shader.ShaderException;
import zeroset.render.workers.GentleThread;

/// A viewport with a `gl` thread: keeps the newest scene and viewpoint, lets a painter draw them, and answers
/// questions in between.
final class LiveViewport implements Viewport {

    private static final Logger log = LoggerFactory.getLogger(LiveViewport.class);

    private final ViewportListener listener;
    private final PainterFactory painters;
    private final PainterFactory fallback;
    private final FramePool frames;
    private final FrameRate rate = new FrameRate();
    private final Thread thread;

    private final Object lock = new Object();
    private @Nullable ViewportScene scene;
    private @Nullable Viewpoint viewpoint;
    private boolean changed;
    private final FramePacing pacing = new FramePacing(); // guarded by the lock
    /// Whether something else changed than the surface.
    private boolean viewChanged;
    private boolean woken;
    private boolean closed;
    private final Deque<PixelQuestion> questions = new ArrayDeque<>();
    private final PictureOrders orders = new PictureOrders();
    private volatile ViewportStatus status = new ViewportStatus("starting", 0, Frame.Quality.COARSE, Optional.empty());

    /// Confined to the thread.
    private @Nullable Painter painter;

    private boolean reopened;

    private record PixelQuestion(double x, double y, CompletableFuture<Optional<Vector3d>> answer) {}

    /// Starts the thread.
    ///
    /// @param fallback what draws when the driver is lost a second time
    LiveViewport(ViewportListener listener, PainterFactory painters, PainterFactory fallback) {
        this.listener = listener;
        this.painters = painters;
        this.fallback = fallback;
        frames = new FramePool(rate::count, listener::frameReady);
        thread = Thread.ofPlatform().daemon().name("gl").start(this::run);
    }

    @Override
    public void show(ViewportScene newScene) {
        synchronized (lock) {
            if (scene != null && isNewer(newScene, scene)) {
                pacing.snapshotCame();
            }
            viewChanged |=
                    scene == null || !newScene.withSnapshot(scene.snapshot()).equals(scene);
            scene = newScene;
            changed = true;
            lock.notifyAll();
        }
    }

    /// Whether one snapshot follows another: the first one may be that of a project that nobody trains.
    private static boolean isNewer(ViewportScene next, ViewportScene before) {
        return before.snapshot().isPresent()
                && next.snapshot().isPresent()
                && !next.snapshot().equals(before.snapshot());
    }

    @Override
    public void look(Viewpoint newViewpoint) {
        synchronized (lock) {
            viewpoint = newViewpoint;
            changed = true;
            viewChanged = true;
            lock.notifyAll();
        }
    }

    @Override
    public Optional<Frame> takeFrame() {
        return frames.take();
    }

    @Override
    public CompletableFuture<Optional<Vector3d>> surfaceAt(double x, double y) {
        var question = new PixelQuestion(x, y, new CompletableFuture<>());
        synchronized (lock) {
            if (closed) {
                question.answer().complete(Optional.empty());
            } else {
                questions.add(question);
                lock.notifyAll();
            }
        }
        return question.answer();
    }

    @Override
    public CompletableFuture<Picture> picture(ViewportScene pictureScene, Camera camera) {
        var lens = camera.intrinsics();
        if (lens.width() > MAX_PICTURE_SIDE || lens.height() > MAX_PICTURE_SIDE) {
            throw new IllegalArgumentException("a picture may have %d pixels a side, asked for %dx%d"
                    .formatted(MAX_PICTURE_SIDE, lens.width(), lens.height()));
        }
        var answer = orders.add(pictureScene, camera);
        synchronized (lock) {
            lock.notifyAll();
        }
        return answer;
    }

    @Override
    public ViewportStatus status() {
        return status;
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the thread ends by itself after the stripe it is drawing
        }
    }

    // --- the gl thread ---

    private void run() {
        try {
            GentleThread.makeGentle();
            painter = painters.open(this::wake);
            report(status.quality());
            while (await()) {
                try {
                    turn();
                } catch (GlException | ShaderException e) {
                    recover(e);
                }
            }
        } catch (InterruptedException e) {
            log.debug("the viewport's thread was interrupted and ends");
        } catch (RuntimeException | Error e) { // an error too is told: a picture that stands still looks like a hang
            log.error("the viewport stopped", e);
            status = new ViewportStatus(status.device(), 0, status.quality(), Optional.of(farewell(e)));
            listener.statusChanged(status);
        } finally {
            end();
        }
    }

    private static String farewell(Throwable e) {
        return e instanceof OutOfMemoryError
                ? "The viewport stopped: there is not enough memory. Training goes on; close other programs, save, and"
                        + " start the window again, with ZEROSET_JAVA_OPTS=-Xmx4g where the machine has more."
                : "The viewport stopped: " + e.getMessage() + ". Training goes on; save, and start the window again.";
    }

    private void wake() {
        synchronized (lock) {
            woken = true;
            lock.notifyAll();
        }
    }

    /// Waits for something to do; false when the viewport is closed.
    private boolean await() throws InterruptedException {
        synchronized (lock) {
            long millis = Math.min(painter().refreshMillis(), Long.MAX_VALUE / 2_000_000);
            long until = System.nanoTime() + millis * 1_000_000;
            while (!closed && !changed && !woken && questions.isEmpty() && orders.isEmpty()) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                lock.wait(left);
            }
            woken = false;
            return !closed;
        }
    }

    private Painter painter() {
        if (painter == null) {
            throw new IllegalStateException("the viewport has no painter");
        }
        return painter;
    }

    private void turn() throws InterruptedException {
        answerQuestions();
        if (painter().refresh()) {
            synchronized (lock) {
                changed = true;
            }
        }
        paint();
        orders.work(painter());
        report(status.quality());
    }

    private void answerQuestions() {
        while (true) {
            PixelQuestion question;
            synchronized (lock) {
                question = questions.poll();
            }
            if (question == null) {
                return;
            }
            question.answer().complete(painter().surfaceAt(question.x(), question.y()));
        }
    }

    private void paint() throws InterruptedException {
        ViewportScene newScene;
        Viewpoint newViewpoint;
        Cores cores;
        synchronized (lock) {
            newScene = scene;
            newViewpoint = viewpoint;
            if (!changed || newScene == null || newViewpoint == null) {
                return;
            }
            changed = false;
            viewChanged = false;
            cores = pacing.cores();
        }
        long start = System.nanoTime();
        try {
            painter().paint(newScene, newViewpoint, cores, new OtherWork(), frames);
        } catch (AbandonedException e) {
            synchronized (lock) {
                // A question or an order does not change the view: it is drawn to the end afterwards.
                changed = true;
            }
        }
        if (newViewpoint.inMotion()) {
            waitUntil(start + frameNanos());
        }
    }

    private long frameNanos() {
        synchronized (lock) {
            return pacing.frameNanos();
        }
    }

    /// What a picture in the making gives way to.
    private final class OtherWork implements Stop {
        @Override
        public boolean isWanted() {
            synchronized (lock) {
                return closed || changed || !questions.isEmpty();
            }
        }

        @Override
        public Stop unlessSurfaceOnly() {
            return () -> {
                synchronized (lock) {
                    return closed || viewChanged || !questions.isEmpty();
                }
            };
        }
    }

    private void waitUntil(long nanos) throws InterruptedException {
        synchronized (lock) {
            long left = (nanos - System.nanoTime()) / 1_000_000;
            while (left > 0 && !closed && questions.isEmpty()) {
                lock.wait(left);
                left = (nanos - System.nanoTime()) / 1_000_000;
            }
        }
    }

    /// A lost driver comes back once; the second time the CPU draws.
    private void recover(RuntimeException cause) {
        log.warn("drawing failed: {}", cause.getMessage());
        orders.drop(cause);
        closePainter();
        painter = reopened ? fallback.open(this::wake) : painters.open(this::wake);
        reopened = true;
        report(status.quality()); // before its first frame, so that a frame never stands beside another device's name
        synchronized (lock) {
            changed = true;
        }
    }

    private void closePainter() {
        if (painter != null) {
            painter.close();
            painter = null;
        }
    }

    private void report(Frame.Quality quality) {
        var next = new ViewportStatus(
                painter().device(),
                rate.perSecond(),
                frames.newestQuality().orElse(quality),
                painter().notice());
        if (!next.equals(status)) {
            status = next;
            listener.statusChanged(next);
        }
    }

    private void end() {
        Deque<PixelQuestion> unanswered;
        synchronized (lock) {
            closed = true;
            unanswered = new ArrayDeque<>(questions);
            questions.clear();
        }
        unanswered.forEach(question -> question.answer().complete(Optional.empty()));
        orders.close();
        closePainter();
    }
}
