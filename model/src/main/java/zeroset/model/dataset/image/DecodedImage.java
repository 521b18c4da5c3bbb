package zeroset.model.dataset.image;

import zeroset.model.dataset.Photograph;

/// Pixels as a file holds them, before it is decided what its alpha means. Confined to one thread; lives only
/// between decoder and {@link Photograph}.
public final class DecodedImage {

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final byte[] alpha;

    /// Takes ownership of the arrays.
    ///
    /// @param rgb `[height, width, 3]` sRGB bytes
    /// @param alpha `[height, width]` straight alpha, or empty
    public DecodedImage(int width, int height, byte[] rgb, byte[] alpha) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.alpha = alpha;
    }

    /// A black image.
    public static DecodedImage ofSize(int width, int height, boolean hasAlpha) {
        return new DecodedImage(width, height, new byte[3 * width * height], new byte[hasAlpha ? width * height : 0]);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The colours themselves, not a copy.
    public byte[] rgb() {
        return rgb;
    }

    /// The alpha channel itself, not a copy; empty when there is none.
    public byte[] alpha() {
        return alpha;
    }

    /// Writes one row of packed `0xAARRGGBB` pixels.
    public void setRow(int y, int[] argb) {
        for (int x = 0; x < width; x++) {
            int pixel = y * width + x;
            rgb[3 * pixel] = (byte) (argb[x] >> 16);
            rgb[3 * pixel + 1] = (byte) (argb[x] >> 8);
            rgb[3 * pixel + 2] = (byte) argb[x];
            if (alpha.length > 0) {
                alpha[pixel] = (byte) (argb[x] >>> 24);
            }
        }
    }

    /// The image read as a mask: the brightest channel, so that coloured masks work too; where the picture is
    /// one colour all over, its alpha.
    public byte[] asMask() {
        var mask = new byte[width * height];
        for (int pixel = 0; pixel < mask.length; pixel++) {
            int red = rgb[3 * pixel] & 0xff;
            int green = rgb[3 * pixel + 1] & 0xff;
            int blue = rgb[3 * pixel + 2] & 0xff;
            mask[pixel] = (byte) Math.max(red, Math.max(green, blue));
        }
        return alpha.length > 0 && isConstant(mask) ? alpha : mask;
    }

    private static boolean isConstant(byte[] values) {
        for (byte value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
