package zeroset.render.exact;

import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_RED;
import static org.lwjgl.opengl.GL41C.GL_RGBA;
import static org.lwjgl.opengl.GL41C.GL_UNSIGNED_BYTE;

import java.nio.ByteBuffer;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.lwjgl.system.MemoryUtil;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.RegionClip;
import zeroset.render.pass.SurfaceBuffer;

/// The pixels of one rectangle in plain memory: what the quick picture found in it and around it, and what is found
/// now. Workers write to pixels of their own.
final class PixelBlock {

    /// Pixels around that lend a missed one their hits, as in `exact.frag`.
    private static final int REACH = 2;

    private final FrameView view;
    private final RegionClip clip;
    private final Rectangle part;
    private final Rectangle around; // with the margin
    private final Vector3dc eye;
    private final float[] hits; // [around]
    private final float[] hitGradients; // [around, 4]
    private final byte[] hitColors; // [around, 4]
    private final int[] rays; // pixels that are traced
    private int rayCount;

    /// `[pixels, 3]` unit vectors; only of pixels that are traced.
    final float[] directions;

    /// `[pixels]` along the rays, negative for a miss.
    final float[] distances;

    /// `[pixels, 3]`
    final float[] gradients;

    /// `[pixels, 4]` sRGB, alpha.
    final byte[] colors;

    PixelBlock(FrameContext frame, Rectangle part) {
        view = frame.view();
        clip = RegionClip.of(frame);
        this.part = part;
        int left = Math.max(0, part.x() - REACH);
        int top = Math.max(0, part.y() - REACH);
        around = new Rectangle(
                left,
                top,
                Math.min(view.width(), part.x() + part.width() + REACH) - left,
                Math.min(view.height(), part.y() + part.height() + REACH) - top);
        eye = view.eye();
        int more = around.width() * around.height();
        hits = new float[more];
        hitGradients = new float[4 * more];
        hitColors = new byte[4 * more];
        int size = part.width() * part.height();
        rays = new int[size];
        directions = new float[3 * size];
        distances = new float[size];
        gradients = new float[3 * size];
        colors = new byte[4 * size];
    }

    /// Pixels that are traced: the first [rayCount] of them.
    int[] rays() {
        return rays;
    }

    int rayCount() {
        return rayCount;
    }

    /// Reads the quick picture.
    void readHits(SurfaceBuffer surface) {
        var buffer = MemoryUtil.memAlloc(16 * hits.length);
        try {
            read(surface, 0, GL_RED, GL_FLOAT, buffer);
            buffer.asFloatBuffer().get(hits);
            read(surface, 1, GL_RGBA, GL_FLOAT, buffer);
            buffer.asFloatBuffer().get(hitGradients);
            read(surface, 2, GL_RGBA, GL_UNSIGNED_BYTE, buffer);
            buffer.get(0, hitColors);
        } finally {
            MemoryUtil.memFree(buffer);
        }
    }

    private void read(SurfaceBuffer surface, int output, int layout, int type, ByteBuffer dest) {
        surface.framebuffer().read(output, around.x(), around.y(), around.width(), around.height(), layout, type, dest);
    }

    /// Traces every pixel that may see the surface.
    void takeAll() {
        for (int pixel = 0; pixel < distances.length; pixel++) {
            distances[pixel] = LandingRay.MISS;
            if (Float.isFinite(nearestAround(pixel))) {
                rays[rayCount++] = pixel;
            }
        }
    }

    /// Traces the pixels at which another picture of the view has an edge; the others keep what the quick one has.
    void takeEdges(SurfaceBuffer base) {
        var baseHits = new float[hits.length];
        var buffer = MemoryUtil.memAlloc(4 * hits.length);
        try {
            read(base, 0, GL_RED, GL_FLOAT, buffer);
            buffer.asFloatBuffer().get(baseHits);
        } finally {
            MemoryUtil.memFree(buffer);
        }
        for (int pixel = 0; pixel < distances.length; pixel++) {
            int at = indexAround(pixel);
            distances[pixel] = LandingRay.MISS;
            if (!isEdge(baseHits, at)) {
                distances[pixel] = hits[at];
                System.arraycopy(hitGradients, 4 * at, gradients, 3 * pixel, 3);
                System.arraycopy(hitColors, 4 * at, colors, 4 * pixel, 4);
            } else if (Float.isFinite(nearestAround(pixel))) {
                rays[rayCount++] = pixel;
            }
        }
    }

    /// As `lib/surface_edge.glsl` has it.
    private boolean isEdge(float[] base, int at) {
        int x = at % around.width();
        return (x > 0 && isJump(base[at], base[at - 1]))
                || (x + 1 < around.width() && isJump(base[at], base[at + 1]))
                || (at >= around.width() && isJump(base[at], base[at - around.width()]))
                || (at + around.width() < base.length && isJump(base[at], base[at + around.width()]));
    }

    private boolean isJump(float here, float there) {
        return here < 0 != there < 0 || Math.abs(here - there) > 12 * view.pixelAngle() * Math.max(here, 0);
    }

    private int indexAround(int pixel) {
        int row = Math.floorDiv(pixel, part.width());
        return (part.y() + row - around.y()) * around.width() + part.x() + pixel % part.width() - around.x();
    }

    /// The nearest hit among a pixel and those around it, or infinity.
    private float nearestAround(int pixel) {
        float nearest = Float.POSITIVE_INFINITY;
        int at = indexAround(pixel);
        for (int row = firstRow(at); row <= lastRow(at); row++) {
            for (int column = firstColumn(at); column <= lastColumn(at); column++) {
                float hit = hits[row * around.width() + column];
                nearest = hit >= 0 ? Math.min(nearest, hit) : nearest;
            }
        }
        return nearest;
    }

    private int firstRow(int at) {
        return Math.max(0, at / around.width() - REACH);
    }

    private int lastRow(int at) {
        return Math.min(around.height() - 1, at / around.width() + REACH);
    }

    private int firstColumn(int at) {
        return Math.max(0, at % around.width() - REACH);
    }

    private int lastColumn(int at) {
        return Math.min(around.width() - 1, at % around.width() + REACH);
    }

    /// Sets a ray off through a pixel's centre; false when it passes the region by.
    boolean start(LandingRay ray, int pixel) {
        int row = Math.floorDiv(pixel, part.width());
        var direction = view.camera()
                .rayDirection(
                        view.left() + view.step() * (part.x() + pixel % part.width() + 0.5),
                        view.top() + view.step() * (part.y() + row + 0.5),
                        new Vector3d());
        directions[3 * pixel] = (float) direction.x;
        directions[3 * pixel + 1] = (float) direction.y;
        directions[3 * pixel + 2] = (float) direction.z;
        var interval = new Vector2d();
        if (!clip.intersect(eye, direction, interval)) {
            return false;
        }
        int at = indexAround(pixel);
        float gx = hitGradients[4 * at];
        float gy = hitGradients[4 * at + 1];
        float gz = hitGradients[4 * at + 2];
        double along = gx * direction.x + gy * direction.y + gz * direction.z;
        double steepness = Math.sqrt(gx * gx + gy * gy + gz * gz); // zero where the quick picture needed none
        float slope = (float) Math.min(-0.3, steepness > 0 ? along / steepness : -0.7);
        return ray.start(hits[at], slope, nearestAround(pixel), (float) interval.x, (float) interval.y);
    }

    /// Writes the point at a distance along a pixel's ray.
    void point(int pixel, float t, float[] points, int at) {
        points[at] = (float) (eye.x() + t * directions[3 * pixel]);
        points[at + 1] = (float) (eye.y() + t * directions[3 * pixel + 1]);
        points[at + 2] = (float) (eye.z() + t * directions[3 * pixel + 2]);
    }

    /// Writes the rectangle into a buffer.
    void upload(SurfaceBuffer target) {
        int size = distances.length;
        var buffer = MemoryUtil.memCalloc(16 * size);
        try {
            buffer.asFloatBuffer().put(distances);
            target.distance().upload(part.x(), part.y(), part.width(), part.height(), buffer);
            for (int pixel = 0; pixel < size; pixel++) {
                for (int k = 0; k < 3; k++) {
                    buffer.putFloat(16 * pixel + 4 * k, gradients[3 * pixel + k]);
                }
                buffer.putFloat(16 * pixel + 12, 0);
            }
            target.gradient().upload(part.x(), part.y(), part.width(), part.height(), buffer);
            buffer.put(0, colors);
            target.color().upload(part.x(), part.y(), part.width(), part.height(), buffer);
        } finally {
            MemoryUtil.memFree(buffer);
        }
    }
}
