package zeroset.model.config;

/// Shape of the network from [geometry feature, position, normal, encoded direction] to sRGB.
///
/// @param hiddenLayers number of hidden ReLU layers
/// @param hiddenWidth units per hidden layer
/// @param directionEncoding how the viewing direction is encoded
/// @param weightNorm whether weights are factored into direction and length
public record ColorNetworkConfig(
        int hiddenLayers, int hiddenWidth, DirectionEncoding directionEncoding, boolean weightNorm) {

    /// Encodings of the viewing direction.
    public enum DirectionEncoding {
        /// Real spherical harmonics of degrees 0..3, 16 values.
        SPHERICAL_HARMONICS(16),
        /// The direction with sines and cosines of four octaves, 27 values (NeuS).
        FREQUENCY(27);

        private final int width;

        DirectionEncoding(int width) {
            this.width = width;
        }

        /// Number of values.
        public int width() {
            return width;
        }
    }

    /// Checks the ranges.
    public ColorNetworkConfig {
        if (hiddenLayers < 1 || hiddenWidth < 1) {
            throw new IllegalArgumentException(
                    "colour network must have layers and units, was " + hiddenLayers + " x " + hiddenWidth);
        }
    }
}
