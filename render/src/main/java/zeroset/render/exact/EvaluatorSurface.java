package zeroset.render.exact;

import java.util.Optional;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.snapshot.SurfaceEvaluator;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.SurfaceBuffer;
import zeroset.render.workers.EvaluatorWorkers;

/// The exact picture in plain Java: reads the quick picture's hits, lands on the zero set on worker threads, and
/// uploads
/// the result. Knows every kind of network, and is somewhat faster than software OpenGL on the same cores.
///
/// Confined to the `gl` thread, which works along.
final class EvaluatorSurface implements ExactSurface {

    /// Rays per batch: few enough that a rectangle keeps two threads busy.
    private static final int BATCH = 1024;

    private final EvaluatorWorkers<SurfaceEvaluator> workers;

    EvaluatorSurface(SdfSnapshot snapshot) {
        workers = new EvaluatorWorkers<>(
                snapshot.evaluators(), Runtime.getRuntime().availableProcessors(), () -> false);
    }

    @Override
    public void refine(FrameContext frame, Optional<SurfaceBuffer> base, SurfaceBuffer target, Rectangle part) {
        var block = new PixelBlock(frame, part);
        block.readHits(frame.surface());
        base.ifPresentOrElse(block::takeEdges, block::takeAll);
        workers.forEach(block.rayCount(), BATCH, (worker, from, to) -> trace(block, worker, from, to));
        if (ExactPass.wantsColor(frame)) {
            workers.forEach(block.rayCount(), BATCH, (worker, from, to) -> color(block, worker, from, to));
        }
        block.upload(target);
    }

    private static void trace(PixelBlock block, EvaluatorWorkers.Worker<SurfaceEvaluator> worker, int from, int to) {
        var rays = new LandingRay[to - from];
        var active = new int[to - from];
        int started = 0;
        for (int i = 0; i < rays.length; i++) {
            rays[i] = new LandingRay();
            if (block.start(rays[i], block.rays()[from + i])) {
                active[started++] = i;
            }
        }
        for (int left = started; left > 0; ) {
            for (int i = 0; i < left; i++) {
                block.point(block.rays()[from + active[i]], rays[active[i]].t(), worker.points, 3 * i);
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

    private static void finish(
            PixelBlock block, EvaluatorWorkers.Worker<SurfaceEvaluator> worker, int from, LandingRay[] rays) {
        int hits = 0;
        var hitRays = new int[rays.length];
        for (int i = 0; i < rays.length; i++) {
            if (rays[i].t() >= 0) {
                block.point(block.rays()[from + i], rays[i].t(), worker.points, 3 * hits);
                hitRays[hits++] = i;
            }
        }
        var gradients = new float[3 * hits];
        worker.evaluator.gradients(worker.points, hits, worker.values, gradients);
        for (int h = 0; h < hits; h++) {
            int pixel = block.rays()[from + hitRays[h]];
            float slope = 0;
            for (int k = 0; k < 3; k++) {
                block.gradients[3 * pixel + k] = gradients[3 * h + k];
                slope += gradients[3 * h + k] * block.directions[3 * pixel + k];
            }
            block.distances[pixel] = rays[hitRays[h]].corrected(worker.values[h], slope);
        }
    }

    private static void color(PixelBlock block, EvaluatorWorkers.Worker<SurfaceEvaluator> worker, int from, int to) {
        int hits = 0;
        var pixels = new int[to - from];
        for (int i = from; i < to; i++) {
            int pixel = block.rays()[i];
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
