package zeroset.render.viewport;

import static org.lwjgl.opengl.GL41C.glFinish;

import java.util.Optional;
import zeroset.render.exact.ExactPass;
import zeroset.render.exact.Rectangle;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.shader.ShaderLibrary;

/// What makes a resting picture better than a moving one: the network's own zero set, and four samples in every pixel.
final class Refinement implements AutoCloseable {

    /// How long newer input may have to wait.
    private static final double BAND_MILLIS = 20;

    /// Rotated grid: every row and every column of a 4x4 raster holds one sample.
    private static final double[][] SAMPLES = {{-0.125, -0.375}, {0.375, -0.125}, {-0.375, 0.125}, {0.125, 0.375}};

    private final FrameRenderer renderer;
    private final ExactPass exact;
    private final Pace pace = new Pace();

    /// Where the surface of a sample comes from.
    enum Source {
        /// Each is traced through the baked field.
        BAKED,
        /// The first trace of the baked field; only edges are traced anew.
        BAKED_EDGES,
        /// The refined buffer, on the network's zero set; only edges are traced and refined anew.
        REFINED
    }

    Refinement(FrameRenderer renderer, ShaderLibrary library, boolean isSoftware) {
        this.renderer = renderer;
        exact = new ExactPass(library, isSoftware);
    }

    /// A sentence for people, when there is one.
    Optional<String> notice() {
        return exact.notice();
    }

    /// Lands the traced surface on the network's zero set, in stripes that newer input may interrupt.
    void refine(FrameContext frame, PictureBuffers buffers, Stop stop) throws AbandonedException {
        long pixels = (long) frame.view().width() * frame.view().height();
        long start = System.nanoTime();
        // 8: as long as the pace is a guess, a stripe must be short
        int bands = Math.max(8, pace.bandsFor(pixels, BAND_MILLIS));
        int height = frame.view().height();
        for (int band = 0; band < bands; band++) {
            refine(frame, buffers, height * band / bands, height * (band + 1) / bands);
            glFinish();
            stop.check();
        }
        pace.learn(pixels, (System.nanoTime() - start) / 1e6);
    }

    /// The same at once.
    void refineWholly(FrameContext frame, PictureBuffers buffers) {
        refine(frame, buffers, 0, frame.view().height());
        glFinish();
    }

    private void refine(FrameContext frame, PictureBuffers buffers, int top, int bottom) {
        if (bottom > top) {
            renderer.begin(frame, buffers.refined());
            exact.refine(
                    frame, buffers.refined(), new Rectangle(0, top, frame.view().width(), bottom - top));
        }
    }

    /// Adds up four samples within each pixel into the sum of the buffers.
    void smooth(
            FrameContext frame, PictureBuffers buffers, FieldTextures shown, Source source, DepthRange range, Stop stop)
            throws AbandonedException {
        for (int i = 0; i < SAMPLES.length; i++) {
            var shifted = frame.withView(frame.view().shifted(SAMPLES[i][0], SAMPLES[i][1]));
            var surface = sample(shifted, buffers, shown, source, stop);
            renderer.finish(shifted, shown, surface, buffers.sample(), range, stop);
            renderer.accumulate(buffers.sample(), buffers.sum(), 1f / SAMPLES.length, i == 0);
            glFinish();
            stop.check();
        }
    }

    private SurfaceBuffer sample(
            FrameContext shifted, PictureBuffers buffers, FieldTextures shown, Source source, Stop stop)
            throws AbandonedException {
        return switch (source) {
            case BAKED -> {
                renderer.trace(shifted, shown, 1, stop);
                yield shifted.surface();
            }
            case BAKED_EDGES -> {
                renderer.traceEdges(shifted.withSurface(buffers.edges()), shown, shifted.surface(), stop);
                yield buffers.edges();
            }
            case REFINED -> {
                renderer.traceEdges(shifted, shown, buffers.refined(), stop);
                renderer.begin(shifted, buffers.edges());
                exact.refineEdges(
                        shifted,
                        buffers.refined(),
                        buffers.edges(),
                        new Rectangle(
                                0, 0, shifted.view().width(), shifted.view().height()));
                yield buffers.edges();
            }
        };
    }

    @Override
    public void close() {
        exact.close();
    }
}
