package zeroset.render.overlay;

/// A colour of a line, as shaders take it.
///
/// @param rgb sRGB, 0xRRGGBB
/// @param alpha 0..1
record Ink(int rgb, double alpha) {

    Ink {
        if (rgb >>> 24 != 0 || !(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException(
                    "expected 0xRRGGBB and an alpha of 0..1, was " + Integer.toHexString(rgb) + " and " + alpha);
        }
    }

    /// Opaque.
    static Ink of(int rgb) {
        return new Ink(rgb, 1);
    }

    /// Fainter or stronger.
    Ink faded(double factor) {
        return new Ink(rgb, Math.min(1, alpha * factor));
    }

    /// Four bytes R, G, B, A in memory, for a `vec4` attribute.
    int packed() {
        int red = (rgb >> 16) & 0xff;
        int green = (rgb >> 8) & 0xff;
        int blue = rgb & 0xff;
        return red | (green << 8) | (blue << 16) | ((int) Math.round(255 * alpha) << 24); // little-endian
    }

    float red() {
        return ((rgb >> 16) & 0xff) / 255f;
    }

    float green() {
        return ((rgb >> 8) & 0xff) / 255f;
    }

    float blue() {
        return (rgb & 0xff) / 255f;
    }
}
