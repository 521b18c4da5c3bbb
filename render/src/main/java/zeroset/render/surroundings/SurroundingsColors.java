package zeroset.render.surroundings;

import org.joml.Vector3d;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.snapshot.SurroundingsEvaluator;
import zeroset.render.pass.FrameView;
import zeroset.render.workers.EvaluatorWorkers;

/// Colours of the surroundings in plain Java, on worker threads. Confined to one thread, which works along.
public final class SurroundingsColors implements AutoCloseable {

    /// Rays per batch: about a millisecond.
    private static final int BATCH = 512;

    private final EvaluatorWorkers<SurroundingsEvaluator> workers;

    /// @param snapshot one that has surroundings
    public SurroundingsColors(SdfSnapshot snapshot) {
        var evaluators = snapshot.surroundings()
                .orElseThrow(() -> new IllegalArgumentException("the field was trained without surroundings"));
        workers = new EvaluatorWorkers<>(evaluators, Runtime.getRuntime().availableProcessors(), () -> false);
    }

    /// Fills some rows of a picture.
    ///
    /// @param top first row
    /// @param bottom row after the last
    /// @param argb receives opaque sRGB from its beginning on, `[bottom - top, width]`
    public void fill(FrameView view, int top, int bottom, int[] argb) {
        int width = view.width();
        var eye = view.eye();
        workers.forEach(width * (bottom - top), BATCH, (worker, from, to) -> {
            var direction = new Vector3d();
            for (int i = from; i < to; i++) {
                int row = top + i / width;
                view.camera()
                        .rayDirection(
                                view.left() + view.step() * (i % width + 0.5),
                                view.top() + view.step() * (row + 0.5),
                                direction);
                for (int axis = 0; axis < 3; axis++) {
                    worker.points[3 * (i - from) + axis] = (float) eye.get(axis);
                    worker.directions[3 * (i - from) + axis] = (float) direction.get(axis);
                }
            }
            worker.evaluator.colors(worker.points, worker.directions, to - from, worker.values);
            for (int i = from; i < to; i++) {
                int at = 3 * (i - from);
                argb[i] = 0xff000000
                        | (toByte(worker.values[at]) << 16)
                        | (toByte(worker.values[at + 1]) << 8)
                        | toByte(worker.values[at + 2]);
            }
        });
    }

    private static int toByte(float value) {
        return Math.round(255 * Math.clamp(value, 0, 1)); // NaN becomes 0
    }

    @Override
    public void close() {
        workers.close();
    }
}
