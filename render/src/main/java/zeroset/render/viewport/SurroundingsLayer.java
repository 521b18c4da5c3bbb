package zeroset.render.viewport;

import static org.lwjgl.opengl.GL41C.GL_BLEND;
import static org.lwjgl.opengl.GL41C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL41C.glDisable;
import static org.lwjgl.opengl.GL41C.glFinish;
import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memFree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.gl.Framebuffer;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Texture2D;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.FullscreenTriangle;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;
import zeroset.render.shader.ShaderLibrary;
import zeroset.render.shader.ShaderProgram;
import zeroset.render.surroundings.SurroundingsColors;
import zeroset.render.surroundings.SurroundingsShader;

/// The surroundings below everything: evaluated for every pixel of a resting view, for a few thousand of a moving one.
///
/// A graphics card evaluates them in a shader; where OpenGL is software, plain Java does, which is faster there. Takes
/// memory, and copies the snapshot's parameters, only once they are shown.
final class SurroundingsLayer implements AutoCloseable {

    /// Pixels of a moving view: ten milliseconds of two processors.
    private static final int MOVING_PIXELS = 4_000;

    /// Pixels of the first picture of a resting view, and of every one while training goes on.
    private static final int FIRST_PIXELS = 12_000;

    /// A graphics card does this many at once.
    private static final int QUICK_PIXELS = 250_000;

    private static final double BAND_MILLIS = 20;
    private static final int SURROUNDINGS_UNIT = 4;
    private static final int PHOTO_UNIT = 5;

    private final ShaderLibrary library;
    private final FullscreenTriangle triangle;
    private final PhotoTexture photo;
    private final boolean isSoftware;
    private final ShaderProgram under;
    private final ShaderProgram difference;
    private final Pace pace = new Pace();
    private @Nullable SdfSnapshot snapshot;
    private @Nullable SurroundingsColors colors;
    private @Nullable SurroundingsShader shader;
    private @Nullable Texture2D picture;
    private @Nullable Framebuffer framebuffer;
    private @Nullable FrameView shown;

    SurroundingsLayer(ShaderLibrary library, FullscreenTriangle triangle, PhotoTexture photo, boolean isSoftware) {
        this.library = library;
        this.triangle = triangle;
        this.photo = photo;
        this.isSoftware = isSoftware;
        under = library.program("fullscreen.vert", "under.frag");
        difference = library.program("fullscreen.vert", "under.frag", Map.of("DIFFERENCE", "1"));
    }

    /// Whether a scene shows surroundings: those modes do that show what a photograph could.
    static boolean isShown(ViewportScene scene) {
        return scene.look().surroundings()
                && scene.snapshot().filter(SdfSnapshot::hasSurroundings).isPresent()
                && switch (Appearance.effectiveMode(scene)) {
                    case COLOR, SHADED, DIFFERENCE -> true;
                    case NORMAL, DEPTH, SLICE, EIKONAL -> false;
                };
    }

    /// Sees to it that there is a quick picture for a view.
    void prepareQuickly(FrameContext frame) {
        int few = frame.inMotion() ? MOVING_PIXELS : FIRST_PIXELS;
        double pixels = (double) frame.view().width() * frame.view().height();
        double factor = Math.max(1, Math.sqrt(pixels / (isSoftware ? few : QUICK_PIXELS)));
        try {
            prepare(frame, frame.view().coarser(factor), () -> false);
        } catch (AbandonedException e) {
            throw new IllegalStateException("nobody asked for it", e);
        }
    }

    /// Sees to it that there is a picture with every pixel of a view.
    void prepareWholly(FrameContext frame, Stop stop) throws AbandonedException {
        prepare(frame, frame.view(), stop);
    }

    private void prepare(FrameContext frame, FrameView view, Stop stop) throws AbandonedException {
        if (!isShown(frame.scene())) {
            return;
        }
        use(frame.scene().snapshot().orElseThrow());
        if (shown != null && isAsGood(shown, view)) {
            return;
        }
        shown = null; // until it is whole
        var target = sized(view);
        long pixels = (long) view.width() * view.height();
        long start = System.nanoTime();
        int bands = Math.min(view.height(), pace.bandsFor(pixels, BAND_MILLIS));
        for (int band = 0; band < bands; band++) {
            fill(view, target, view.height() * band / bands, view.height() * (band + 1) / bands);
            stop.check();
        }
        pace.learn(pixels, (System.nanoTime() - start) / 1e6);
        shown = view;
    }

    private static boolean isAsGood(FrameView there, FrameView wanted) {
        return there.step() <= wanted.step()
                && there.camera().equals(wanted.camera())
                && there.space().equals(wanted.space())
                && there.left() == wanted.left()
                && there.top() == wanted.top()
                && there.width() * there.step() >= wanted.width() * wanted.step() - wanted.step()
                && there.height() * there.step() >= wanted.height() * wanted.step() - wanted.step();
    }

    @SuppressWarnings("ReferenceEquality") // parts of scenes are recognised by identity
    private void use(SdfSnapshot next) {
        if (snapshot == next) {
            return;
        }
        snapshot = next;
        shown = null;
        if (isSoftware) {
            closeColors();
            colors = new SurroundingsColors(next);
        } else {
            if (shader == null) {
                shader = new SurroundingsShader(library, triangle);
            }
            shader.use(next.surroundingsArrays().orElseThrow());
        }
    }

    private Texture2D sized(FrameView view) {
        if (picture == null || picture.width() != view.width() || picture.height() != view.height()) {
            closePicture();
            picture = new Texture2D(PixelFormat.RGBA8, view.width(), view.height(), true);
        }
        if (!isSoftware && framebuffer == null) {
            framebuffer = new Framebuffer(List.of(picture), Optional.empty());
        }
        return picture;
    }

    private void fill(FrameView view, Texture2D target, int top, int bottom) {
        if (colors != null) {
            var argb = new int[view.width() * (bottom - top)];
            colors.fill(view, top, bottom, argb);
            upload(target, top, bottom, argb);
        } else if (shader != null && framebuffer != null) {
            framebuffer.bind();
            glDisable(GL_BLEND);
            glDisable(GL_DEPTH_TEST);
            shader.draw(view, top, bottom);
            glFinish();
        }
    }

    private static void upload(Texture2D target, int top, int bottom, int[] argb) {
        var bytes = memAlloc(4 * argb.length);
        try {
            for (int pixel : argb) {
                bytes.put((byte) (pixel >> 16))
                        .put((byte) (pixel >> 8))
                        .put((byte) pixel)
                        .put((byte) (pixel >> 24));
            }
            target.upload(0, top, target.width(), bottom - top, bytes.flip());
        } finally {
            memFree(bytes);
        }
    }

    /// Draws over the whole bound target what was prepared last; nothing where none are shown.
    void draw(FrameContext frame) {
        if (shown == null || picture == null || !isShown(frame.scene())) {
            return;
        }
        boolean differs = Appearance.effectiveMode(frame.scene()) == RenderMode.DIFFERENCE;
        var program = (differs ? difference : under).use();
        // every pixel its own colour, not a mean of two where a smoothed picture's samples lie between
        boolean isWhole = picture.width() == frame.view().width()
                && picture.height() == frame.view().height();
        (isWhole ? shown : frame.view()).setUniforms(program);
        picture.bind(SURROUNDINGS_UNIT);
        program.set("uSurroundings", SURROUNDINGS_UNIT);
        program.set("uPart", (float) shown.left(), (float) shown.top(), (float) (shown.width() * shown.step()), (float)
                (shown.height() * shown.step()));
        if (differs) {
            photo.bind(frame.scene().photo().orElseThrow().photograph(), PHOTO_UNIT);
            program.set("uPhoto", PHOTO_UNIT);
        }
        glDisable(GL_BLEND);
        glDisable(GL_DEPTH_TEST);
        triangle.draw();
    }

    private void closeColors() {
        if (colors != null) {
            colors.close();
            colors = null;
        }
    }

    private void closePicture() {
        if (framebuffer != null) {
            framebuffer.close();
            framebuffer = null;
        }
        if (picture != null) {
            picture.close();
            picture = null;
        }
    }

    @Override
    public void close() {
        closeColors();
        closePicture();
        if (shader != null) {
            shader.close();
            shader = null;
        }
    }
}
