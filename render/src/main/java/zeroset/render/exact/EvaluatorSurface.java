package zeroset.render.exact;

import static org.lwjgl.opengl.GL41C.GL_FLOAT;
import static org.lwjgl.opengl.GL41C.GL_RED;
import static org.lwjgl.opengl.GL41C.GL_RGBA;

import java.nio.ByteBuffer;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.lwjgl.system.MemoryUtil;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.bake.BakedField;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.FrameView;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.workers.EvaluatorWorkers;

/// The exact picture in plain Java: reads the quick picture's hits, lands on the zero set on worker threads, and
/// uploads
/// the result. Knows every kind of network, and on two processor cores is several times as fast as software OpenGL.
///
/// Confined to the `gl` thread, which works along.
final class EvaluatorSurface implements ExactSurface {

    /// Pixels around that lend a missed one their hits, as in `exact.frag`.
    private static final int REACH = 2;

    private final EvaluatorWorkers workers;
    private final float cell;

    EvaluatorSurface(BakedField field) {
        SdfSnapshot snapshot = field.snapshot();
        workers =
                new EvaluatorWorkers(snapshot.evaluators(), Runtime.getRuntime().availableProcessors(), () -> false);
        cell = field.cell();
    }

    @Override
    public void refine(FrameContext frame, SurfaceBuffer target, int x, int y, int width, int height) {
        var block = new Block(frame.view(), x, y, width, height);
        block.readHits(frame.surface());
        block.findRays();
        workers.forEach(block.rayCount, (worker, from, to) -> trace(block, worker, from, to));
        if (ExactPass.wantsColor(frame)) {
            workers.forEach(block.rayCount, (worker, from, to) -> color(block, worker, from, to));
        }
        block.upload(target);
    }

    /// The pixels of one rectangle, with a margin of hits around it.
    private final class Block {
        final FrameView view;
        final int x;
        final int y;
        final int width;
        final int height;
        final float[] hits;
        final float[] hitGradients;
        final int hitsX;
        final int hitsY;
        final int hitsWidth;
        final int hitsHeight;

        /// Pixels that may see the surface, as indices into the rectangle.
        final int[] rays;

        int rayCount;
        final float[] directions; // [width * height, 3]
        final float[] distances; // [width * height]
        final float[] gradients; // [width * height, 3]
        final byte[] colors; // [width * height, 4]
        final Vector3dc eye;

        Block(FrameView view, int x, int y, int width, int height) {
            this.view = view;
            this.x = x;
            this.y = y;
            this.width = width;
            this.height = height;
            hitsX = Math.max(0, x - REACH);
            hitsY = Math.max(0, y - REACH);
            hitsWidth = Math.min(view.width(), x + width + REACH) - hitsX;
            hitsHeight = Math.min(view.height(), y + height + REACH) - hitsY;
            hits = new float[hitsWidth * hitsHeight];
            hitGradients = new float[4 * hitsWidth * hitsHeight];
            int size = width * height;
            rays = new int[size];
            directions = new float[3 * size];
            distances = new float[size];
            gradients = new float[3 * size];
            colors = new byte[4 * size];
            eye = view.eye();
        }

        void readHits(SurfaceBuffer surface) {
            ByteBuffer buffer = MemoryUtil.memAlloc(16 * hits.length);
            try {
                var framebuffer = surface.framebuffer();
                framebuffer.read(0, hitsX, hitsY, hitsWidth, hitsHeight, GL_RED, GL_FLOAT, buffer);
                buffer.asFloatBuffer().get(hits);
                framebuffer.read(1, hitsX, hitsY, hitsWidth, hitsHeight, GL_RGBA, GL_FLOAT, buffer);
                buffer.asFloatBuffer().get(hitGradients);
            } finally {
                MemoryUtil.memFree(buffer);
            }
        }

        void findRays() {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    int pixel = row * width + column;
                    distances[pixel] = LandingRay.MISS;
                    if (farthestAround(column, row) >= 0) {
                        rays[rayCount++] = pixel;
                    }
                }
            }
        }

        private float farthestAround(int column, int row) {
            float farthest = LandingRay.MISS;
            for (int v = firstRow(row); v < endRow(row); v++) {
                for (int u = firstColumn(column); u < endColumn(column); u++) {
                    farthest = Math.max(farthest, hits[v * hitsWidth + u]);
                }
            }
            return farthest;
        }

        private float nearestAround(int column, int row) {
            float nearest = Float.POSITIVE_INFINITY;
            for (int v = firstRow(row); v < endRow(row); v++) {
                for (int u = firstColumn(column); u < endColumn(column); u++) {
                    float hit = hits[v * hitsWidth + u];
                    nearest = hit >= 0 ? Math.min(nearest, hit) : nearest;
                }
            }
            return nearest;
        }

        private int firstRow(int row) {
            return Math.max(0, y + row - hitsY - REACH);
        }

        private int endRow(int row) {
            return Math.min(hitsHeight, y + row - hitsY + REACH + 1);
        }

        private int firstColumn(int column) {
            return Math.max(0, x + column - hitsX - REACH);
        }

        private int endColumn(int column) {
            return Math.min(hitsWidth, x + column - hitsX + REACH + 1);
        }

        void start(LandingRay ray, int pixel, Vector3d direction) {
            int column = pixel % width;
            int row = pixel / width;
            view.camera()
                    .rayDirection(
                            view.left() + view.step() * (x + column + 0.5),
                            view.top() + view.step() * (y + row + 0.5),
                            direction);
            directions[3 * pixel] = (float) direction.x;
            directions[3 * pixel + 1] = (float) direction.y;
            directions[3 * pixel + 2] = (float) direction.z;
            int at = (y + row - hitsY) * hitsWidth + x + column - hitsX;
            float gx = hitGradients[4 * at];
            float gy = hitGradients[4 * at + 1];
            float gz = hitGradients[4 * at + 2];
            double along = gx * direction.x + gy * direction.y + gz * direction.z;
            double steepness = Math.sqrt(gx * gx + gy * gy + gz * gz); // zero where the quick picture needed none
            float slope = (float) Math.min(-0.3, steepness > 0 ? along / steepness : -0.7);
            ray.start(
                    hits[at],
                    slope,
                    Math.max(0, nearestAround(column, row) - 2 * cell),
                    farthestAround(column, row) + 2 * cell,
                    cell);
        }

        void point(int pixel, float t, float[] points, int at) {
            points[at] = (float) (eye.x() + t * directions[3 * pixel]);
            points[at + 1] = (float) (eye.y() + t * directions[3 * pixel + 1]);
            points[at + 2] = (float) (eye.z() + t * directions[3 * pixel + 2]);
        }

        void upload(SurfaceBuffer target) {
            int size = width * height;
            ByteBuffer buffer = MemoryUtil.memCalloc(16 * size);
            try {
                buffer.asFloatBuffer().put(distances);
                target.distance().upload(x, y, width, height, buffer);
                for (int i = 0; i < 3 * size; i++) {
                    buffer.putFloat(4 * (i + i / 3), gradients[i]);
                }
                for (int i = 0; i < size; i++) {
                    buffer.putFloat(16 * i + 12, 0);
                }
                target.gradient().upload(x, y, width, height, buffer);
                buffer.put(0, colors);
                target.color().upload(x, y, width, height, buffer);
            } finally {
                MemoryUtil.memFree(buffer);
            }
        }
    }

    private static void trace(Block block, EvaluatorWorkers.Worker worker, int from, int to) {
        int count = to - from;
        var rays = new LandingRay[count];
        var active = new int[count];
        var direction = new Vector3d();
        for (int i = 0; i < count; i++) {
            rays[i] = new LandingRay();
            block.start(rays[i], block.rays[from + i], direction);
            active[i] = i;
        }
        for (int left = count; left > 0; ) {
            for (int i = 0; i < left; i++) {
                block.point(block.rays[from + active[i]], rays[active[i]].t(), worker.points, 3 * i);
            }
            worker.evaluator.distances(worker.points, left, worker.values);
            int still = 0;
            for (int i = 0; i < left; i++) {
                if (!rays[active[i]].advance(worker.values[i])) {
                    active[still++] = active[i];
                }
            }
            left = still;
        }
        finish(block, worker, from, rays);
    }

    private static void finish(Block block, EvaluatorWorkers.Worker worker, int from, LandingRay[] rays) {
        int hits = 0;
        var hitRays = new int[rays.length];
        for (int i = 0; i < rays.length; i++) {
            if (rays[i].t() >= 0) {
                block.point(block.rays[from + i], rays[i].t(), worker.points, 3 * hits);
                hitRays[hits++] = i;
            }
        }
        var gradients = new float[3 * hits];
        worker.evaluator.gradients(worker.points, hits, worker.values, gradients);
        for (int h = 0; h < hits; h++) {
            int pixel = block.rays[from + hitRays[h]];
            float slope = 0;
            for (int k = 0; k < 3; k++) {
                block.gradients[3 * pixel + k] = gradients[3 * h + k];
                slope += gradients[3 * h + k] * block.directions[3 * pixel + k];
            }
            block.distances[pixel] = rays[hitRays[h]].corrected(worker.values[h], slope);
        }
    }

    private static void color(Block block, EvaluatorWorkers.Worker worker, int from, int to) {
        int hits = 0;
        var pixels = new int[to - from];
        for (int i = from; i < to; i++) {
            int pixel = block.rays[i];
            if (block.distances[pixel] >= 0) {
                block.point(pixel, block.distances[pixel], worker.points, 3 * hits);
                System.arraycopy(block.directions, 3 * pixel, worker.directions, 3 * hits, 3);
                pixels[hits++] = pixel;
            }
        }
        worker.evaluator.colors(worker.points, worker.directions, hits, worker.values);
        for (int h = 0; h < hits; h++) {
            for (int k = 0; k < 3; k++) {
                block.colors[4 * pixels[h] + k] = (byte) Math.round(255 * worker.values[3 * h + k]);
            }
            block.colors[4 * pixels[h] + 3] = (byte) 255;
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
