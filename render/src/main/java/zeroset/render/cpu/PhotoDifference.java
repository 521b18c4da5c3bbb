package zeroset.render.cpu;

import zeroset.render.scene.Picture;
import zeroset.render.scene.Raster;

/// Paints how far rendered colours are from a photograph.
public final class PhotoDifference {

    private PhotoDifference() {}

    /// A picture of the mean absolute difference of the three channels, from black over violet and orange to
    /// white.
    ///
    /// @param rendered colours
    /// @param photograph stretched over the picture
    public static Picture of(Picture rendered, Raster photograph) {
        int width = rendered.width();
        int height = rendered.height();
        var argb = rendered.toArray();
        var depth = new float[argb.length];
        var scale = new float[3];
        for (int y = 0; y < height; y++) {
            int photoY = (int) ((y + 0.5) * photograph.height() / height);
            for (int x = 0; x < width; x++) {
                int photoX = (int) ((x + 0.5) * photograph.width() / width);
                int photo = photograph.argb()[photoY * photograph.width() + photoX];
                int at = y * width + x;
                depth[at] = rendered.depth(x, y);
                int sum = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs(((argb[at] >> shift) & 0xff) - ((photo >> shift) & 0xff));
                }
                ColorScales.difference(sum / (3 * 255f), scale, 0);
                int color = 0;
                for (float channel : scale) {
                    color = (color << 8) | Math.round(255 * channel);
                }
                argb[at] = (argb[at] & 0xff000000) | color;
            }
        }
        return new Picture(width, height, argb, depth);
    }
}
