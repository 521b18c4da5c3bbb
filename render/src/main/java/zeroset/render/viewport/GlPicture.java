package zeroset.render.viewport;

import static org.lwjgl.opengl.GL41C.GL_BGRA;
import static org.lwjgl.opengl.GL41C.GL_DEPTH_COMPONENT;
import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_RED;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;
import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memFree;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.joml.Vector3d;
import zeroset.render.pass.FrameContext;
import zeroset.render.scene.Picture;
import zeroset.render.scene.SurfaceContent;

/// A picture of any size, drawn in tiles.
final class GlPicture implements PictureWork {

    /// Pixels a side: with four samples a few tens of milliseconds of software GL, and 10 MB of buffers.
    private static final int TILE = 512;

    private final GlPainter painter;
    private final FrameContext whole;
    private final FieldTextures field;
    private final DepthRange range;
    private final boolean refines;
    private final PictureBuffers buffers = new PictureBuffers();
    private final int[] argb;
    private final float[] depth;
    private int next;

    /// @param field what is shown; whoever made it closes it
    GlPicture(GlPainter painter, FrameContext whole, FieldTextures field, DepthRange range, boolean refines) {
        this.painter = painter;
        this.whole = whole;
        this.field = field;
        this.range = range;
        this.refines = refines;
        argb = new int[Math.multiplyExact(whole.view().width(), whole.view().height())];
        depth = new float[argb.length];
        Arrays.fill(depth, Float.NaN);
    }

    private int columns() {
        return Math.ceilDiv(whole.view().width(), TILE);
    }

    @Override
    public boolean step() {
        int left = next % columns() * TILE;
        int top = next / columns() * TILE;
        int width = Math.min(TILE, whole.view().width() - left);
        int height = Math.min(TILE, whole.view().height() - top);
        buffers.sized(width, height);
        var frame =
                new FrameContext(whole.scene(), whole.view().part(left, top, width, height), buffers.surface(), false);
        var bytes = memAlloc(4 * width * height);
        try {
            painter.drawTile(frame, buffers, field, range, refines);
            readDepths(frame, bytes, left, top);
            bytes.clear();
            buffers.sum().framebuffer().read(0, 0, 0, width, height, GL_BGRA, GL_UNSIGNED_BYTE, bytes);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    argb[(top + y) * whole.view().width() + left + x] = straight(bytes.getInt());
                }
            }
        } finally {
            memFree(bytes);
        }
        next++;
        return next == columns() * Math.ceilDiv(whole.view().height(), TILE);
    }

    /// From colours multiplied by alpha, as they are drawn, to those of a {@link Picture}.
    static int straight(int premultiplied) {
        int alpha = premultiplied >>> 24;
        if (alpha == 0 || alpha == 255) {
            return alpha == 0 ? 0 : premultiplied;
        }
        int pixel = alpha;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int value = ((premultiplied >> shift) & 0xff) * 255 / alpha;
            pixel = (pixel << 8) | Math.min(255, value);
        }
        return pixel;
    }

    /// Distances of the surface where it is alone, else of whatever the depth buffer holds.
    private void readDepths(FrameContext frame, ByteBuffer bytes, int left, int top) {
        var view = frame.view();
        boolean meshed = frame.scene().look().content() != SurfaceContent.SDF;
        if (meshed) {
            buffers.sample()
                    .framebuffer()
                    .read(0, 0, 0, view.width(), view.height(), GL_DEPTH_COMPONENT, GL_FLOAT, bytes);
        } else {
            var surface = refines ? buffers.refined() : buffers.surface();
            surface.framebuffer().read(0, 0, 0, view.width(), view.height(), GL_RED, GL_FLOAT, bytes);
        }
        var forward = view.camera().pose().forward(new Vector3d());
        var direction = new Vector3d();
        double scale = view.space().scale();
        for (int y = 0; y < view.height(); y++) {
            for (int x = 0; x < view.width(); x++) {
                double value = bytes.getFloat();
                if (meshed) {
                    value = view.axialDistance(value);
                } else if (value >= 0) {
                    view.camera().rayDirection(view.left() + x + 0.5, view.top() + y + 0.5, direction);
                    value *= direction.dot(forward);
                }
                if (value >= 0) {
                    depth[(top + y) * whole.view().width() + left + x] = (float) (value * scale);
                }
            }
        }
    }

    @Override
    public Picture result() {
        return new Picture(whole.view().width(), whole.view().height(), argb, depth);
    }

    @Override
    public void close() {
        buffers.close();
    }
}
