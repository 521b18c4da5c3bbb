package zeroset.render.cpu;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.Region;
import zeroset.render.scene.Look;
import zeroset.render.scene.Picture;
import zeroset.render.scene.RenderMode;

/// Renders pictures of a surface on `worker-n` threads, tile by tile, with 2x2 samples a pixel.
///
/// Thread-safe: every call makes its own threads and evaluators.
public final class CpuRenderer {

    private static final int TILE = 32; // pixels; 4096 rays fill an evaluator's batches and stay in the cache
    private static final int SAMPLES = 2; // per axis of a pixel

    private final SurfaceField field;
    private final EmptySpace emptySpace;
    private final int threads;

    /// For one field.
    ///
    /// @param threads worker threads, > 0
    public CpuRenderer(SurfaceField field, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be > 0, was " + threads);
        }
        this.field = field;
        this.threads = threads;
        emptySpace = new EmptySpace(field.proxy());
    }

    /// Renders a picture of the camera's size on a transparent background.
    ///
    /// Clay has no shadows. `SLICE` shows the plane across the middle, at a right angle to y.
    /// `DIFFERENCE` shows colours: what they differ from is the caller's.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the workers stop then
    public Picture render(Camera camera, RenderMode mode) throws InterruptedException {
        return render(camera, mode, Look.defaults().withShadows(false), Optional.empty());
    }

    /// Renders a picture of the camera's size on a transparent background.
    ///
    /// @param look tells shadows, ambient occlusion and the plane of `SLICE`
    /// @param region outside of which nothing is surface, world units
    /// @throws InterruptedException when the calling thread is interrupted; the workers stop then
    public Picture render(Camera camera, RenderMode mode, Look look, Optional<Region> region)
            throws InterruptedException {
        var lens = camera.intrinsics();
        var argb = new int[Math.multiplyExact(lens.width(), lens.height())];
        var depth = new float[argb.length];
        Arrays.fill(depth, Float.NaN);

        int columns = Math.ceilDiv(lens.width(), TILE);
        int tiles = columns * Math.ceilDiv(lens.height(), TILE);
        var next = new AtomicInteger();
        var names = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(threads, work -> {
            var thread = new Thread(work, "worker-" + names.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        })) {
            var running = new ExecutorCompletionService<Void>(pool);
            for (int worker = 0; worker < threads; worker++) {
                running.submit(() -> {
                    var painter = new TilePainter(camera, mode, look, region.map(this::toUnit), argb, depth);
                    for (int tile = next.getAndIncrement(); tile < tiles; tile = next.getAndIncrement()) {
                        if (Thread.interrupted()) {
                            return null;
                        }
                        painter.paint(tile % columns * TILE, tile / columns * TILE);
                    }
                    return null;
                });
            }
            try {
                for (int worker = 0; worker < threads; worker++) {
                    running.take().get();
                }
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw new IllegalStateException("rendering failed: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                pool.shutdownNow();
                throw e;
            }
        }
        if (mode == RenderMode.DEPTH) {
            paintDepth(argb, depth);
        }
        return new Picture(lens.width(), lens.height(), argb, depth);
    }

    private Region toUnit(Region region) {
        var space = field.transform().region();
        return region.relativeTo(
                space.centerX(),
                space.centerY(),
                space.centerZ(),
                field.transform().scale());
    }

    /// Colours every pixel by its depth: near is white, far is a dark grey that still differs from black.
    ///
    /// @param argb `[N]`, keeps its alpha
    /// @param depth `[N]`, NaN where nothing is
    public static void paintDepth(int[] argb, float[] depth) {
        float near = Float.POSITIVE_INFINITY;
        float far = Float.NEGATIVE_INFINITY;
        for (float value : depth) {
            if (!Float.isNaN(value)) {
                near = Math.min(near, value);
                far = Math.max(far, value);
            }
        }
        float range = Math.max(far - near, 1e-12f); // a flat surface facing the camera has no range
        for (int i = 0; i < argb.length; i++) {
            if (!Float.isNaN(depth[i])) {
                int grey = Math.round(255 - 215 * (depth[i] - near) / range);
                argb[i] = (argb[i] & 0xff000000) | grey * 0x010101;
            }
        }
    }

    /// One worker's buffers.
    private final class TilePainter {
        private static final int CAPACITY = TILE * TILE * SAMPLES * SAMPLES;

        private final Camera camera;
        private final Optional<Region> region; // unit space
        private final int[] argb;
        private final float[] depth;
        private final RayBundle rays = new RayBundle(CAPACITY);
        private final float[] colors = new float[3 * CAPACITY]; // multiplied by alpha
        private final float[] alphas = new float[CAPACITY];
        private final Optional<SliceSheet> slice;
        private final float pixelAngle;
        private final SurfaceTracer tracer;
        private final HitShader shader;
        private final Vector3d origin;
        private final Vector3d forward;
        private final Vector3d direction = new Vector3d();

        TilePainter(Camera camera, RenderMode mode, Look look, Optional<Region> region, int[] argb, float[] depth) {
            this.camera = camera;
            this.region = region;
            this.argb = argb;
            this.depth = depth;
            var evaluator = field.evaluators().get();
            tracer = new SurfaceTracer(evaluator, emptySpace, CAPACITY);
            slice = mode == RenderMode.SLICE
                    ? Optional.of(new SliceSheet(evaluator, look.slice(), CAPACITY))
                    : Optional.empty();
            pixelAngle = (float)
                    (1 / Math.max(camera.intrinsics().fx(), camera.intrinsics().fy()));
            var rotation = camera.pose().rotation();
            var shadow = new SoftShadow(field.proxy(), rotation.transform(StudioLight.keyDirection()));
            shader = new HitShader(
                    evaluator,
                    rotation,
                    mode,
                    look.ambientOcclusion(),
                    look.shadows() ? Optional.of(shadow) : Optional.empty(),
                    CAPACITY);
            origin = field.transform().toUnit(camera.pose().center(), new Vector3d());
            forward = camera.pose().forward(new Vector3d());
        }

        void paint(int left, int top) {
            int width = Math.min(TILE, camera.intrinsics().width() - left);
            int height = Math.min(TILE, camera.intrinsics().height() - top);
            castRays(left, top, width, height);
            tracer.trace(rays, slice, region);
            Arrays.fill(colors, 0, 3 * rays.count, 0);
            shader.shade(rays, colors);
            for (int ray = 0; ray < rays.count; ray++) {
                alphas[ray] = rays.hit(ray) ? 1 : 0;
            }
            slice.ifPresent(sheet -> sheet.lay(rays, pixelAngle, colors, alphas));
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    resolve(
                            (y * width + x) * SAMPLES * SAMPLES,
                            (top + y) * camera.intrinsics().width() + left + x);
                }
            }
        }

        /// Samples of one pixel are neighbours in the bundle.
        private void castRays(int left, int top, int width, int height) {
            int ray = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
                        double pixelX = left + x + (sample % SAMPLES + 0.5) / SAMPLES;
                        int row = sample / SAMPLES;
                        double pixelY = top + y + (row + 0.5) / SAMPLES;
                        camera.rayDirection(pixelX, pixelY, direction);
                        for (int axis = 0; axis < 3; axis++) {
                            rays.origins[3 * ray + axis] = (float) origin.get(axis);
                            rays.directions[3 * ray + axis] = (float) direction.get(axis);
                        }
                        ray++;
                    }
                }
            }
            rays.count = ray;
        }

        private void resolve(int first, int pixel) {
            float red = 0;
            float green = 0;
            float blue = 0;
            float alphaSum = 0;
            double depthSum = 0;
            int hits = 0;
            for (int ray = first; ray < first + SAMPLES * SAMPLES; ray++) {
                red += colors[3 * ray];
                green += colors[3 * ray + 1];
                blue += colors[3 * ray + 2];
                alphaSum += alphas[ray];
                if (rays.hit(ray)) {
                    double slant = 0;
                    for (int axis = 0; axis < 3; axis++) {
                        slant += rays.directions[3 * ray + axis] * forward.get(axis);
                    }
                    depthSum += rays.hitDistances[ray] * slant;
                    hits++;
                }
            }
            if (alphaSum > 0) {
                int alpha = (int) (alphaSum * 255 / (SAMPLES * SAMPLES));
                argb[pixel] = (alpha << 24)
                        | (toByte(red / alphaSum) << 16)
                        | (toByte(green / alphaSum) << 8)
                        | toByte(blue / alphaSum);
            }
            if (hits > 0) {
                depth[pixel] = (float) (depthSum / hits * field.transform().scale());
            }
        }

        private static int toByte(float value) {
            return Math.round(255 * Math.clamp(value, 0, 1)); // NaN becomes 0
        }
    }
}
