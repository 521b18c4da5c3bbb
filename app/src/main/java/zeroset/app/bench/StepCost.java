package zeroset.app.bench;

import zeroset.model.config.EncodingConfig;
import zeroset.model.config.TrainingConfig;

/// What one network sample of a training step costs at least, by formula: the yardstick of the measured speeds. Only
/// products with weights count, and only table entries; activations, losses and sums come on top.
///
/// @param networkFlop of both networks: forward, gradient by position, and back
/// @param encodingFlop of the hash grid's interpolation and its derivatives, one way
/// @param encodingBytes of the table entries that are read, one way
record StepCost(double networkFlop, double encodingFlop, double encodingBytes) {

    /// Position, gradient and direction of the colour network's input, spherical harmonics of degree 4.
    private static final int COLOR_INPUTS = 3 + 3 + 16;

    private static final int CORNERS = 8;

    /// A value and three derivatives.
    private static final int CHANNELS = 4;

    /// @param config with a hash grid
    static StepCost of(TrainingConfig config) {
        if (!(config.encoding() instanceof EncodingConfig.HashGrid grid)) {
            throw new IllegalArgumentException("only presets with a hash grid are measured, not " + config.preset());
        }
        int width = config.sdfNetwork().hiddenWidth();
        int inputs = 3 + grid.levels() * grid.featuresPerLevel();
        double sdf = weights(
                inputs,
                width,
                config.sdfNetwork().hiddenLayers(),
                1 + config.sdfNetwork().geometryFeatures());
        double color = weights(
                COLOR_INPUTS + config.sdfNetwork().geometryFeatures(),
                config.colorNetwork().hiddenWidth(),
                config.colorNetwork().hiddenLayers(),
                3);
        // Each weight multiplies once forward and twice back; those of the distance once more for the gradient by
        // position, and twice on the way back through it.
        double products = 3 * (sdf + color) + 3 * sdf;
        double entries = grid.levels() * CORNERS * grid.featuresPerLevel();
        return new StepCost(2 * products, 2 * CHANNELS * entries, Float.BYTES * entries);
    }

    private static double weights(int inputs, int width, int hiddenLayers, int outputs) {
        return (double) inputs * width + (double) (hiddenLayers - 1) * width * width + (double) width * outputs;
    }
}
