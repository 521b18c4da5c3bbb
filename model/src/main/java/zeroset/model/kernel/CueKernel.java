package zeroset.model.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zeroset.model.config.TrainingConfig;
import zeroset.model.optimizer.Parameter;
import zeroset.model.parallel.Workers;

/// Holds the SDF network to cues: the scalar twin of {@link zeroset.model.loss.CueLoss}, with gradients.
public final class CueKernel {

    private static final int ROWS = 128;
    private static final int SLOTS = 8;

    private final SdfKernel sdf;
    private final List<Slot> slots = new ArrayList<>();
    private final int stride;

    /// @param config gives the shapes; must be one that {@link StepKernel#supports}
    /// @param parameters the networks' parameters, by their names
    public CueKernel(TrainingConfig config, List<Parameter> parameters) {
        sdf = new SdfKernel(config.sdfNetwork(), config.encoding().width(), StepKernel.byName(parameters));
        stride = sdf.outputStride();
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new Slot(sdf.newTile(ROWS)));
        }
    }

    /// Compares the field with the cues and goes back to features and weights.
    ///
    /// @return the unweighted loss
    public double step(CueInputs inputs, EncodedSamples samples, Workers workers) {
        sdf.refresh();
        int count = inputs.count();
        int tiles = (count + ROWS - 1) / ROWS;
        workers.forEach(SLOTS, 1, (fromSlot, toSlot) -> {
            for (int slot = fromSlot; slot < toSlot; slot++) {
                for (int tile = slot * tiles / SLOTS; tile < (slot + 1) * tiles / SLOTS; tile++) {
                    int from = tile * ROWS;
                    slots.get(slot).run(inputs, samples, from, Math.min(ROWS, count - from));
                }
            }
        });
        double loss = 0;
        for (var slot : slots) {
            loss += slot.loss;
            slot.loss = 0;
            sdf.collect(slot.tile);
        }
        return loss / count;
    }

    private final class Slot {
        private final SdfKernel.Tile tile;
        private double loss;

        Slot(SdfKernel.Tile tile) {
            this.tile = tile;
        }

        void run(CueInputs inputs, EncodedSamples samples, int from, int rows) {
            tile.load(samples, 0, from, rows);
            tile.forward(rows);
            tile.gradients(samples, 0, from, rows);
            Arrays.fill(tile.outputGradient, 0, rows * stride, 0);
            Arrays.fill(tile.gradientGradient, 0, rows * 3, 0);
            for (int row = 0; row < rows; row++) {
                compare(inputs, from + row, row);
            }
            tile.chainGradients(samples, 0, from, rows);
            tile.backward(rows);
            tile.store(samples, 0, from, rows);
        }

        private void compare(CueInputs inputs, int sample, int row) {
            float trust = inputs.trust()[sample];
            float factor = inputs.weight() * trust / inputs.count();
            float error = tile.output[row * stride] - inputs.distances()[sample];
            if (inputs.leastOnly()[sample]) {
                if (error < 0) {
                    loss -= trust * error;
                    tile.outputGradient[row * stride] = -factor;
                }
                return;
            }
            // σ e² / (e² + σ²) of what the error e exceeds the slack by (Geman and McClure 1987): what is far off pulls
            // less and less.
            float scale = inputs.scale();
            float over = Math.max(0, Math.abs(error) - inputs.slack());
            float scaleSquared = scale * scale;
            float sum = over * over + scaleSquared;
            loss += trust * scale * over * over / sum;
            tile.outputGradient[row * stride] =
                    factor * 2 * Math.copySign(over, error) * scale * scaleSquared / (sum * sum);
            normal(inputs, sample, row, trust, factor);
        }

        private void normal(CueInputs inputs, int sample, int row, float trust, float factor) {
            float[] n = inputs.normals();
            int at = 3 * sample;
            if (n[at] == 0 && n[at + 1] == 0 && n[at + 2] == 0) {
                return;
            }
            float dx = tile.gradient[3 * row] - n[at];
            float dy = tile.gradient[3 * row + 1] - n[at + 1];
            float dz = tile.gradient[3 * row + 2] - n[at + 2];
            float squared = dx * dx + dy * dy + dz * dz;
            loss += trust * NORMAL_SHARE * squared / (1 + squared);
            float slope = factor * NORMAL_SHARE * 2 / ((1 + squared) * (1 + squared));
            tile.gradientGradient[3 * row] = slope * dx;
            tile.gradientGradient[3 * row + 1] = slope * dy;
            tile.gradientGradient[3 * row + 2] = slope * dz;
        }
    }

    /// Weight of the normals against the distances: a slope of one is as bad as this distance, unit space.
    public static final float NORMAL_SHARE = 0.025f;
}
