package zeroset.app.workspace;

import zeroset.model.dataset.Photograph;
import zeroset.render.scene.Raster;

/// Shows what a photograph's mask or alpha excludes: tinted, and hatched, so that neither colour nor brightness of the
/// photograph can hide it.
final class MaskTint {

    private static final int TINT = 0xd81b8c; // sRGB; next to no photograph has it
    private static final int STRIPE = 0x5b0a3b;
    private static final double OPACITY = 0.6;

    /// Stripes across the longer side.
    private static final int STRIPES = 60;

    private MaskTint() {}

    /// The photograph with its mask.
    static Raster of(Photograph photograph) {
        int width = photograph.width();
        int height = photograph.height();
        int period = Math.max(4, Math.max(width, height) / STRIPES);
        var argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double excluded = OPACITY * (1 - photograph.coverage(x, y) / 255.0);
                int tint = (x + y) % period < period / 2 ? TINT : STRIPE;
                int pixel = 0xff;
                for (int channel = 0; channel < 3; channel++) {
                    int over = (tint >> (16 - 8 * channel)) & 0xff;
                    double mixed = (1 - excluded) * photograph.channel(x, y, channel) + excluded * over;
                    pixel = (pixel << 8) | (int) Math.round(mixed);
                }
                argb[y * width + x] = pixel;
            }
        }
        return new Raster(width, height, argb);
    }
}
