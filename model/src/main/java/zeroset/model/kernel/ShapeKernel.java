package zeroset.model.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zeroset.model.config.TrainingConfig;
import zeroset.model.optimizer.Parameter;
import zeroset.model.parallel.Workers;

/// The SDF network alone against known distances: mean absolute error plus a little Eikonal term, with gradients.
public final class ShapeKernel {

    private static final int ROWS = 128;
    private static final int SLOTS = 8;
    private static final float EIKONAL = 0.01f;

    private final SdfKernel sdf;
    private final List<Slot> slots = new ArrayList<>();
    private final int stride;

    /// @param config gives the shapes; must be one that {@link StepKernel#supports}
    /// @param parameters the networks' parameters, by their names
    public ShapeKernel(TrainingConfig config, List<Parameter> parameters) {
        sdf = new SdfKernel(config.sdfNetwork(), config.encoding().width(), StepKernel.byName(parameters));
        stride = sdf.outputStride();
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new Slot(sdf.newTile(ROWS)));
        }
    }

    /// Compares the field with known distances and goes back to features and weights.
    ///
    /// @param count number of points
    /// @param targets `[count]` signed distances, unit space
    /// @return mean absolute error, unit space
    public double step(EncodedSamples samples, int count, float[] targets, Workers workers) {
        sdf.refresh();
        int tiles = (count + ROWS - 1) / ROWS;
        workers.forEach(SLOTS, 1, (fromSlot, toSlot) -> {
            for (int slot = fromSlot; slot < toSlot; slot++) {
                for (int tile = slot * tiles / SLOTS; tile < (slot + 1) * tiles / SLOTS; tile++) {
                    int from = tile * ROWS;
                    slots.get(slot).run(samples, from, Math.min(ROWS, count - from), count, targets);
                }
            }
        });
        double error = 0;
        for (var slot : slots) {
            error += slot.error;
            slot.error = 0;
            sdf.collect(slot.tile);
        }
        return error / count;
    }

    private final class Slot {
        private final SdfKernel.Tile tile;
        private double error;

        Slot(SdfKernel.Tile tile) {
            this.tile = tile;
        }

        void run(EncodedSamples samples, int from, int rows, int count, float[] targets) {
            tile.load(samples, 0, from, rows);
            tile.forward(rows);
            tile.gradients(samples, 0, from, rows);
            Arrays.fill(tile.outputGradient, 0);
            for (int row = 0; row < rows; row++) {
                float difference = tile.output[row * stride] - targets[from + row];
                error += Math.abs(difference);
                tile.outputGradient[row * stride] = Math.signum(difference) / count;
                float x = tile.gradient[3 * row];
                float y = tile.gradient[3 * row + 1];
                float z = tile.gradient[3 * row + 2];
                float length = (float) Math.sqrt(x * x + y * y + z * z + 1e-12f); // no derivative at zero
                float factor = 2 * EIKONAL * (length - 1) / (length * count);
                tile.gradientGradient[3 * row] = factor * x;
                tile.gradientGradient[3 * row + 1] = factor * y;
                tile.gradientGradient[3 * row + 2] = factor * z;
            }
            tile.chainGradients(samples, 0, from, rows);
            tile.backward(rows);
            tile.store(samples, 0, from, rows);
        }
    }
}
