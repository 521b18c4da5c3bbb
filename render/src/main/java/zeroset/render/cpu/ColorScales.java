package zeroset.render.cpu;

/// Colour scales, sRGB 0..1: the same as in `lib/scales.glsl`.
final class ColorScales {

    private static final float[] OUTSIDE_NEAR = {0.62f, 0.80f, 0.93f};
    private static final float[] OUTSIDE_FAR = {0.10f, 0.24f, 0.42f};
    private static final float[] INSIDE_NEAR = {0.98f, 0.80f, 0.55f};
    private static final float[] INSIDE_FAR = {0.55f, 0.22f, 0.05f};
    private static final float LINE_STEP = 0.05f;
    private static final float[] RIGHT = {0.92f, 0.92f, 0.92f};
    private static final float[] TOO_SHORT = {0.13f, 0.35f, 0.80f};
    private static final float[] TOO_LONG = {0.80f, 0.13f, 0.13f};
    private static final float[] BLACK = {0.02f, 0.02f, 0.05f};
    private static final float[] VIOLET = {0.45f, 0.10f, 0.50f};
    private static final float[] ORANGE = {0.97f, 0.55f, 0.15f};
    private static final float[] WHITE = {1, 1, 0.92f};

    private ColorScales() {}

    /// Signed distances with iso-lines.
    ///
    /// @param value unit-space length
    /// @param width change of the value from one pixel to the next
    /// @param rgb receives the colour at the offset
    static void distance(float value, float width, float[] rgb, int offset) {
        float far = Math.min(Math.abs(value) / 0.6f, 1);
        mix(value >= 0 ? OUTSIDE_NEAR : INSIDE_NEAR, value >= 0 ? OUTSIDE_FAR : INSIDE_FAR, far, rgb, offset);
        float inSteps = value / LINE_STEP + 0.5f;
        float toLine = Math.abs(inSteps - (float) Math.floor(inSteps) - 0.5f) * LINE_STEP;
        float line = Math.clamp(1.2f - toLine / Math.max(width, 1e-6f), 0, 1) * Math.clamp(2 - width / 0.0125f, 0, 1);
        float zero = Math.clamp(2.2f - Math.abs(value) / Math.max(width, 1e-6f), 0, 1);
        for (int channel = 0; channel < 3; channel++) {
            float lined = rgb[offset + channel] * (1 - 0.38f * line);
            rgb[offset + channel] = lined + zero * (1 - lined);
        }
    }

    /// Length of a gradient minus 1.
    static void eikonal(float error, float[] rgb, int offset) {
        float share = Math.clamp(Math.abs(error) / 0.5f, 0, 1);
        mix(RIGHT, error < 0 ? TOO_SHORT : TOO_LONG, share, rgb, offset);
    }

    /// Difference of two colours, 0..1.
    static void difference(float difference, float[] rgb, int offset) {
        float x = 3 * Math.clamp(4 * difference, 0, 1);
        if (x < 1) {
            mix(BLACK, VIOLET, x, rgb, offset);
        } else if (x < 2) {
            mix(VIOLET, ORANGE, x - 1, rgb, offset);
        } else {
            mix(ORANGE, WHITE, x - 2, rgb, offset);
        }
    }

    private static void mix(float[] from, float[] to, float share, float[] rgb, int offset) {
        for (int channel = 0; channel < 3; channel++) {
            rgb[offset + channel] = from[channel] + share * (to[channel] - from[channel]);
        }
    }
}
