package zeroset.model.field;

import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;

/// Encodes unit viewing directions for the colour networks.
///
/// @param encoding which encoding
public record DirectionEncoder(DirectionEncoding encoding) {

    /// Encodes directions.
    ///
    /// @param directions `[count, 3]` unit vectors
    /// @param dest receives `[count, E]`
    public void encode(float[] directions, int count, float[] dest) {
        int width = encoding.width();
        for (int i = 0; i < count; i++) {
            float x = directions[3 * i];
            float y = directions[3 * i + 1];
            float z = directions[3 * i + 2];
            switch (encoding) {
                case SPHERICAL_HARMONICS -> SphericalHarmonics.evaluate(x, y, z, dest, i * width);
                case FREQUENCY -> frequencies(x, y, z, dest, i * width);
            }
        }
    }

    private static void frequencies(float x, float y, float z, float[] dest, int at) {
        dest[at] = x;
        dest[at + 1] = y;
        dest[at + 2] = z;
        for (int octave = 0; octave < 4; octave++) {
            int scale = 1 << octave;
            int first = at + 3 + 6 * octave;
            dest[first] = (float) Math.sin(scale * x);
            dest[first + 1] = (float) Math.sin(scale * y);
            dest[first + 2] = (float) Math.sin(scale * z);
            dest[first + 3] = (float) Math.cos(scale * x);
            dest[first + 4] = (float) Math.cos(scale * y);
            dest[first + 5] = (float) Math.cos(scale * z);
        }
    }
}
