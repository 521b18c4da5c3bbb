package zeroset.render.viewport;

import static org.lwjgl.opengl.GL41C.GL_ALWAYS;
import static org.lwjgl.opengl.GL41C.GL_BLEND;
import static org.lwjgl.opengl.GL41C.GL_COLOR;
import static org.lwjgl.opengl.GL41C.GL_DEPTH;
import static org.lwjgl.opengl.GL41C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL41C.GL_LEQUAL;
import static org.lwjgl.opengl.GL41C.GL_ONE;
import static org.lwjgl.opengl.GL41C.GL_ONE_MINUS_SRC_ALPHA;
import static org.lwjgl.opengl.GL41C.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL41C.glBlendFunc;
import static org.lwjgl.opengl.GL41C.glClearBufferfv;
import static org.lwjgl.opengl.GL41C.glDepthFunc;
import static org.lwjgl.opengl.GL41C.glDepthMask;
import static org.lwjgl.opengl.GL41C.glDisable;
import static org.lwjgl.opengl.GL41C.glEnable;
import static org.lwjgl.opengl.GL41C.glFinish;
import static org.lwjgl.opengl.GL41C.glScissor;

import java.util.List;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.pass.RenderPass;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.scene.Background;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;

/// Draws one sample of a picture by its passes, in the order that the package `pass` describes.
final class FrameRenderer implements AutoCloseable {

    private final List<RenderPass> overlays;
    private final FullscreenTriangle triangle = new FullscreenTriangle();
    private final PhotoTexture photo = new PhotoTexture();
    private final LensTable lens = new LensTable();
    private final FastSurface fast;
    private final Appearance appearance;
    private final SurroundingsLayer surroundings;
    private final ShaderProgram photoOver;
    private final ShaderProgram enlarge;
    private final ShaderProgram blend;

    /// @param overlays drawn over the surface in this order; closed with this
    /// @param isSoftware whether the processor does OpenGL's drawing
    FrameRenderer(ShaderLibrary library, List<RenderPass> overlays, boolean isSoftware) {
        this.overlays = List.copyOf(overlays);
        fast = new FastSurface(library, triangle);
        appearance = new Appearance(library, photo, triangle);
        surroundings = new SurroundingsLayer(library, triangle, photo, isSoftware);
        photoOver = library.program("fullscreen.vert", "photo_over.frag");
        enlarge = library.program("fullscreen.vert", "enlarge.frag");
        blend = library.program("fullscreen.vert", "blend.frag");
    }

    /// Whether a frame shows the zero set at all.
    static boolean showsField(FrameContext frame, FieldTextures field) {
        return field.shown().isPresent()
                && frame.scene().snapshot().isPresent()
                && frame.scene().look().content() != SurfaceContent.MESH;
    }

    /// Brings overlays up to the scene; once per frame.
    void prepare(FrameContext frame) {
        lens.bind(frame.view().camera().intrinsics());
        overlays.forEach(pass -> pass.prepare(frame));
    }

    /// What lies below everything; to be prepared for every view.
    SurroundingsLayer surroundings() {
        return surroundings;
    }

    /// Whether an overlay left some of its preparation for the next frame.
    boolean isUnfinished() {
        return overlays.stream().anyMatch(RenderPass::isUnfinished);
    }

    /// Brings overlays up to the scene, all of it.
    void prepareWholly(FrameContext frame) {
        do {
            prepare(frame);
        } while (isUnfinished());
    }

    /// Traces the fast surface into the frame's buffer.
    ///
    /// @param bands stripes after each of which the picture may be given up
    void trace(FrameContext frame, FieldTextures field, int bands, Stop stop) throws AbandonedException {
        if (!showsField(frame, field)) {
            frame.surface().clear();
            return;
        }
        lens.bind(frame.view().camera().intrinsics());
        fast.prepare(frame, field);
        inBands(frame, frame.surface(), bands, stop, () -> fast.draw(frame, field));
    }

    /// Traces the fast surface into the frame's buffer, whatever happens meanwhile.
    void traceAtOnce(FrameContext frame, FieldTextures field) {
        if (!showsField(frame, field)) {
            frame.surface().clear();
            return;
        }
        fast.prepare(frame, field);
        begin(frame, frame.surface());
        fast.draw(frame, field);
    }

    /// Traces the frame's buffer anew where `refined` has edges and takes that over elsewhere.
    void traceEdges(FrameContext frame, FieldTextures field, SurfaceBuffer refined, Stop stop)
            throws AbandonedException {
        inBands(frame, frame.surface(), 1, stop, () -> fast.drawEdges(frame, field, refined));
    }

    private void inBands(FrameContext frame, SurfaceBuffer buffer, int bands, Stop stop, Runnable draw)
            throws AbandonedException {
        begin(frame, buffer);
        if (bands <= 1) {
            draw.run();
            return;
        }
        int height = frame.view().height();
        glEnable(GL_SCISSOR_TEST);
        try {
            for (int band = 0; band < bands; band++) {
                int top = height * band / bands;
                int bottom = height * (band + 1) / bands;
                glScissor(0, top, frame.view().width(), bottom - top);
                draw.run();
                glFinish();
                stop.check();
            }
        } finally {
            glDisable(GL_SCISSOR_TEST);
        }
    }

    /// Makes a buffer the target of a surface pass.
    void begin(FrameContext frame, SurfaceBuffer buffer) {
        lens.bind(frame.view().camera().intrinsics());
        buffer.bind();
        glDisable(GL_BLEND);
        glDisable(GL_DEPTH_TEST);
    }

    /// Background, surface, overlays and photograph of one sample.
    ///
    /// @param stop asked between pieces of large overlays
    void finish(
            FrameContext frame, FieldTextures field, SurfaceBuffer surface, Target target, DepthRange range, Stop stop)
            throws AbandonedException {
        clear(frame, target);
        if (showsField(frame, field)) {
            appearance.draw(frame, field, surface, range);
        }
        drawOver(frame, stop);
        stop.check();
    }

    /// The surface alone, over nothing: the coarse half of a coarse picture.
    void surfaceOnly(FrameContext frame, FieldTextures field, Target target, DepthRange range) {
        target.framebuffer().bind();
        glDepthMask(true);
        glClearBufferfv(GL_COLOR, 0, new float[4]);
        glClearBufferfv(GL_DEPTH, 0, new float[] {1});
        if (showsField(frame, field)) {
            appearance.draw(frame, field, frame.surface(), range);
        }
    }

    /// Background, an enlarged coarse surface, overlays and photograph.
    void finishEnlarged(FrameContext frame, Target coarse, Target target) {
        clear(frame, target);
        var program = enlarge.use();
        coarse.color().bind(0);
        coarse.depth().bind(1);
        program.set("uPicture", 0);
        program.set("uDepths", 1);
        program.set("uTargetSize", frame.view().width(), (float) frame.view().height());
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_ALWAYS);
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        triangle.draw();
        drawOver(frame, () -> false); // thin, and soon done
    }

    private void clear(FrameContext frame, Target target) {
        target.framebuffer().bind();
        glDepthMask(true);
        glClearBufferfv(
                GL_COLOR,
                0,
                switch (frame.scene().look().background()) {
                    case Background.Transparent _ -> new float[4];
                    case Background.Color(int rgb) ->
                        new float[] {((rgb >> 16) & 0xff) / 255f, ((rgb >> 8) & 0xff) / 255f, (rgb & 0xff) / 255f, 1};
                });
        glClearBufferfv(GL_DEPTH, 0, new float[] {1});
        surroundings.draw(frame);
    }

    private void drawOver(FrameContext frame, Stop stop) {
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LEQUAL);
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        overlays.forEach(pass -> pass.draw(frame, stop::isWanted));
        glDisable(GL_DEPTH_TEST);
        var over = frame.scene().photo();
        if (over.isPresent() && Appearance.effectiveMode(frame.scene()) != RenderMode.DIFFERENCE) {
            lens.bind(frame.view().camera().intrinsics());
            var program = photoOver.use();
            frame.view().setUniforms(program);
            photo.bind(over.get().photograph(), 0);
            program.set("uPhoto", 0);
            program.set("uOpacity", (float) over.get().opacity());
            program.set("uWipe", (float) over.get().wipe());
            triangle.draw();
        }
    }

    /// Adds a sample to a sum; the first one replaces it.
    void accumulate(Target sample, Target sum, float weight, boolean first) {
        sum.framebuffer().bind();
        glDisable(GL_DEPTH_TEST);
        if (first) {
            glDisable(GL_BLEND);
        } else {
            glEnable(GL_BLEND);
            glBlendFunc(GL_ONE, GL_ONE);
        }
        var program = blend.use();
        sample.color().bind(0);
        program.set("uPicture", 0);
        program.set("uWeight", weight);
        triangle.draw();
    }

    @Override
    public void close() {
        overlays.forEach(RenderPass::close);
        fast.close();
        appearance.close();
        surroundings.close();
        photo.close();
        lens.close();
        triangle.close();
    }
}
