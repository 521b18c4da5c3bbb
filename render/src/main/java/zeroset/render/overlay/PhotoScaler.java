package zeroset.render.overlay;

import java.nio.ByteBuffer;
import zeroset.render.scene.Raster;

/// Makes pictures of one size of photographs of any size.
final class PhotoScaler {

    private PhotoScaler() {}

    /// Stretches or shrinks a picture to a square; a pixel of the square is the mean of the pixels it covers.
    ///
    /// @param size pixels a side
    /// @param dest receives R, G, B, A bytes, rows from the top, straight alpha; its position stays
    static void squeeze(Raster photo, int size, ByteBuffer dest) {
        int[] argb = photo.argb();
        for (int y = 0; y < size; y++) {
            int top = (int) ((long) y * photo.height() / size);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * photo.height() / size));
            for (int x = 0; x < size; x++) {
                int left = (int) ((long) x * photo.width() / size);
                int right = Math.max(left + 1, (int) ((long) (x + 1) * photo.width() / size));
                putMean(argb, photo.width(), left, top, right, bottom, dest, 4 * (y * size + x));
            }
        }
    }

    private static void putMean(
            int[] argb, int stride, int left, int top, int right, int bottom, ByteBuffer dest, int at) {
        long red = 0;
        long green = 0;
        long blue = 0;
        long alpha = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = argb[y * stride + x];
                int weight = pixel >>> 24; // transparent pixels have no colour to give
                alpha += weight;
                red += (long) weight * ((pixel >> 16) & 0xff);
                green += (long) weight * ((pixel >> 8) & 0xff);
                blue += (long) weight * (pixel & 0xff);
            }
        }
        long count = (long) (bottom - top) * (right - left);
        long weight = Math.max(1, alpha);
        dest.put(at, (byte) ((red + weight / 2) / weight));
        dest.put(at + 1, (byte) ((green + weight / 2) / weight));
        dest.put(at + 2, (byte) ((blue + weight / 2) / weight));
        dest.put(at + 3, (byte) ((alpha + count / 2) / count));
    }
}
