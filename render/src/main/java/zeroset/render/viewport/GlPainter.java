package zeroset.render.viewport;

import static org.lwjgl.opengl.GL41C.GL_BGRA;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_RED;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL41C.glFinish;
import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memFree;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import zeroset.model.camera.Camera;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.bake.BakeEffort;
import zeroset.render.bake.BakeListener;
import zeroset.render.bake.BakedField;
import zeroset.render.bake.SnapshotBaker;
import zeroset.render.gl.GlContext;
import zeroset.render.gl.GraphicsUnavailableException;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FrameView;
import zeroset.render.scene.Look;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.scene.ViewportScene;
import zeroset.render.shader.ShaderFolder;
import zeroset.render.shader.ShaderLibrary;

/// Draws with OpenGL: at once with as many pixels as a thirtieth of a second allows, then all of them from the
/// baked field, then smoothed, then on the network's own zero set.
final class GlPainter implements Painter {

    /// A resting view shows something after this long, however coarse.
    private static final double FIRST_MILLIS = 80;

    /// How long newer input may have to wait.
    private static final double BAND_MILLIS = 20;

    private static final long SHADER_POLL_MILLIS = 500;

    private final GlContext context;
    private final ShaderLibrary library;
    private final FrameRenderer renderer;
    private final Refinement refinement;
    private final PixelProbe probe = new PixelProbe();
    private final FieldTextures field = new FieldTextures();
    private final FieldTextures pictureField = new FieldTextures();
    private final PictureBuffers full = new PictureBuffers();
    private final PictureBuffers coarse = new PictureBuffers();
    private final PictureBuffers overview = new PictureBuffers();
    private final Pace pace = new Pace();
    private final SnapshotBaker baker;
    private final AtomicReference<Optional<BakedField>> arrived = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> broken = new AtomicReference<>(Optional.empty());

    private @Nullable SdfSnapshot submitted;
    private long nextShaderPoll;
    private @Nullable WholeView wholeView;

    /// A view of which the newest picture has all its pixels: the next surface in it takes its place at once, as a
    /// coarse picture in between would flicker.
    private record WholeView(Camera camera, Look look) {}

    /// Opens a context on this thread.
    ///
    /// @param somethingNew called on another thread when {@link #refresh} is worth calling
    GlPainter(boolean debug, ShaderFolder shaders, OverlayFactory overlays, Runnable somethingNew)
            throws GraphicsUnavailableException {
        context = GlContext.open(debug);
        library = new ShaderLibrary(shaders);
        renderer = new FrameRenderer(library, overlays.create(library), context.isSoftware());
        refinement = new Refinement(renderer, library, context.isSoftware());
        baker = new SnapshotBaker(new BakeListener() {
            @Override
            public void baked(BakedField next) {
                arrived.set(Optional.of(next));
                broken.set(Optional.empty());
                somethingNew.run();
            }

            @Override
            public void broken(SdfSnapshot snapshot, String reason) {
                broken.set(Optional.of(reason));
                somethingNew.run();
            }
        });
    }

    @Override
    public String device() {
        return context.renderer();
    }

    @Override
    public Optional<String> notice() {
        return library.problem().or(broken::get).or(refinement::notice);
    }

    @Override
    public boolean refresh() {
        boolean changed = false;
        var next = arrived.getAndSet(Optional.empty());
        if (next.isPresent()) {
            field.show(next.get());
            changed = true;
        }
        long now = System.nanoTime();
        if (library.mayChange() && now >= nextShaderPoll) {
            nextShaderPoll = now + SHADER_POLL_MILLIS * 1_000_000;
            changed |= library.reload();
        }
        return changed || renderer.isUnfinished();
    }

    @Override
    public long refreshMillis() {
        if (renderer.isUnfinished()) {
            return 0;
        }
        return library.mayChange() ? SHADER_POLL_MILLIS : Long.MAX_VALUE;
    }

    /// Asks for a scene's snapshot to be baked, and replaces it by the newest that is.
    private ViewportScene withBakedSnapshot(ViewportScene scene) {
        scene.snapshot().filter(snapshot -> !snapshot.equals(submitted)).ifPresent(snapshot -> {
            submitted = snapshot;
            baker.submit(snapshot);
        });
        return scene.snapshot().isEmpty()
                ? scene
                : scene.withSnapshot(field.shown().map(FieldTextures.Shown::snapshot));
    }

    private FrameContext frame(ViewportScene scene, Camera camera, boolean inMotion) {
        var space = scene.snapshot().map(SdfSnapshot::transform).orElse(scene.transform());
        var view = FrameView.whole(camera, space);
        full.sized(view.width(), view.height());
        return new FrameContext(scene, view, full.surface(), inMotion);
    }

    @Override
    public void paint(ViewportScene newScene, Viewpoint viewpoint, Cores cores, Stop stop, FramePool frames)
            throws AbandonedException {
        var start = System.nanoTime();
        var frame = frame(withBakedSnapshot(newScene), viewpoint.camera(), viewpoint.inMotion());
        renderer.prepare(frame);
        renderer.surroundings().prepareQuickly(frame);
        var range = depthRange(frame, field);
        long pixels = (long) frame.view().width() * frame.view().height();
        boolean hasField = FrameRenderer.showsField(frame, field);
        var sink = new Publication(frames, viewpoint, frame, start);

        var view = new WholeView(viewpoint.camera(), newScene.look());
        boolean refreshes = !viewpoint.inMotion() && view.equals(wholeView);
        wholeView = refreshes ? view : null; // what is on the screen stays whole when this picture is given up
        double millis = viewpoint.inMotion() ? cores.movingMillis() : FIRST_MILLIS;
        double factor = hasField && !refreshes ? pace.factorFor(pixels, millis) : 1;
        if (factor > 1) {
            paintCoarse(frame, range, factor);
            sink.publish(full.sample(), Frame.Quality.COARSE);
            if (viewpoint.inMotion()) {
                return;
            }
            stop.unlessSurfaceOnly().check();
        }
        long traceStart = System.nanoTime();
        int bands = viewpoint.inMotion() ? 1 : pace.bandsFor(pixels, BAND_MILLIS);
        renderer.trace(frame, field, bands, stop.unlessSurfaceOnly());
        renderer.finish(frame, field, frame.surface(), full.sample(), range, stop.unlessSurfaceOnly());
        probe.remember(frame, frame.surface(), full.sample());
        sink.publish(full.sample(), Frame.Quality.FAST);
        wholeView = hasField ? view : null;
        if (hasField) {
            pace.learn(pixels, (System.nanoTime() - traceStart) / 1e6);
        }
        if (viewpoint.inMotion() || renderer.isUnfinished()) {
            return; // the rest of the overlays comes with the next frame, at once
        }
        stop.check();
        if (cores == Cores.OURS) {
            renderer.surroundings().prepareWholly(frame, stop);
        }
        if (mayRefine(frame)) {
            refinement.refine(frame, full, stop);
            refinement.smooth(frame, full, field, Refinement.Source.REFINED, range, stop);
            sink.publish(full.sum(), Frame.Quality.EXACT);
        } else {
            var source = hasField && cores == Cores.SHARED ? Refinement.Source.BAKED_EDGES : Refinement.Source.BAKED;
            refinement.smooth(frame, full, field, source, range, stop);
            sink.publish(full.sum(), Frame.Quality.FAST);
        }
    }

    /// Only when no newer snapshot is expected: while training goes on, the trainer needs the machine more.
    private boolean mayRefine(FrameContext frame) {
        return frame.scene().look().exact()
                && FrameRenderer.showsField(frame, field)
                && field.shown()
                        .map(FieldTextures.Shown::effort)
                        .filter(e -> e == BakeEffort.FULL)
                        .isPresent();
    }

    private void paintCoarse(FrameContext frame, DepthRange range, double factor) {
        long start = System.nanoTime();
        var view = frame.view().coarser(factor);
        coarse.sized(view.width(), view.height());
        var coarseFrame = frame.withView(view).withSurface(coarse.surface());
        renderer.traceAtOnce(coarseFrame, field);
        renderer.surfaceOnly(coarseFrame, field, coarse.sample(), range);
        glFinish();
        pace.learn((long) view.width() * view.height(), (System.nanoTime() - start) / 1e6);
        renderer.finishEnlarged(frame, coarse.sample(), full.sample());
        probe.remember(coarseFrame, coarse.surface(), full.sample());
    }

    /// The range of depths, from a small picture: the same for every tile and every quality.
    private DepthRange depthRange(FrameContext frame, FieldTextures shown) {
        if (frame.scene().look().mode() != RenderMode.DEPTH || !FrameRenderer.showsField(frame, shown)) {
            return DepthRange.NONE;
        }
        var whole = FrameView.whole(frame.view().camera(), frame.view().space());
        var view = whole.coarser(Math.max(1, Math.max(whole.width(), whole.height()) / 160.0));
        overview.sized(view.width(), view.height());
        renderer.traceAtOnce(frame.withView(view).withSurface(overview.surface()), shown);
        var bytes = memAlloc(4 * view.width() * view.height());
        try {
            overview.surface().framebuffer().read(0, 0, 0, view.width(), view.height(), GL_RED, GL_FLOAT, bytes);
            return DepthRange.of(view, bytes.asFloatBuffer());
        } finally {
            memFree(bytes);
        }
    }

    @Override
    public Optional<Vector3d> surfaceAt(double x, double y) {
        return probe.surfaceAt(x, y);
    }

    @Override
    public PictureWork picture(ViewportScene scene, Camera camera) {
        var snapshot = scene.snapshot();
        if (snapshot.isEmpty() || scene.look().content() == SurfaceContent.MESH || holds(field, snapshot.get())) {
            return drawing(scene, camera, field);
        }
        if (holds(pictureField, snapshot.get())) {
            return drawing(scene, camera, pictureField); // the next picture of a turntable
        }
        return new BakingPicture(snapshot.get(), pictureField, baked -> drawing(scene, camera, baked));
    }

    private static boolean holds(FieldTextures textures, SdfSnapshot snapshot) {
        return textures.shown()
                .filter(baked ->
                        baked.effort() == BakeEffort.FULL && baked.snapshot().equals(snapshot))
                .isPresent();
    }

    private PictureWork drawing(ViewportScene scene, Camera camera, FieldTextures shown) {
        var space = scene.snapshot().map(SdfSnapshot::transform).orElse(scene.transform());
        var frame = new FrameContext(
                scene, FrameView.whole(camera, space), overview.sized(1, 1).surface(), false);
        boolean refines = scene.look().exact() && FrameRenderer.showsField(frame, shown);
        return new GlPicture(this, frame, shown, depthRange(frame, shown), refines);
    }

    /// Draws one tile of a picture in the best quality; its colours are then in the sum of the buffers, and the
    /// surface of its last sample in their surface.
    void drawTile(FrameContext frame, PictureBuffers buffers, FieldTextures shown, DepthRange range, boolean refines) {
        try {
            renderer.prepareWholly(frame);
            renderer.surroundings().prepareWholly(frame, () -> false);
            if (refines) {
                renderer.traceAtOnce(frame, shown);
                refinement.refineWholly(frame, buffers);
            }
            var source = refines ? Refinement.Source.REFINED : Refinement.Source.BAKED;
            refinement.smooth(frame, buffers, shown, source, range, () -> false);
            context.check();
        } catch (AbandonedException e) {
            throw new IllegalStateException("nobody asked for it", e);
        }
    }

    @Override
    public void close() {
        baker.close();
        overview.close();
        coarse.close();
        full.close();
        field.close();
        pictureField.close();
        renderer.close();
        refinement.close();
        library.close();
        context.close();
    }

    /// Hands the pictures of one viewpoint over.
    private final class Publication {
        private final FramePool frames;
        private final Viewpoint viewpoint;
        private final FrameContext frame;
        private final long start;

        Publication(FramePool frames, Viewpoint viewpoint, FrameContext frame, long start) {
            this.frames = frames;
            this.viewpoint = viewpoint;
            this.frame = frame;
            this.start = start;
        }

        void publish(Target target, Frame.Quality quality) {
            int width = frame.view().width();
            int height = frame.view().height();
            var pixels = frames.buffer(width, height);
            target.framebuffer().read(0, 0, 0, width, height, GL_BGRA, GL_UNSIGNED_BYTE, pixels);
            context.check();
            double millis = (System.nanoTime() - start) / 1e6;
            int step = FrameRenderer.showsField(frame, field)
                    ? field.shown().orElseThrow().snapshot().step()
                    : -1;
            frames.publish(new Frame(width, height, pixels, viewpoint, quality, millis, step));
        }
    }
}
