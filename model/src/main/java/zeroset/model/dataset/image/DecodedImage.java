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

    /// Writes one pixel; the alpha goes nowhere where there is no such channel.
    void set(int pixel, int red, int green, int blue, int opacity) {
        rgb[3 * pixel] = (byte) red;
        rgb[3 * pixel + 1] = (byte) green;
        rgb[3 * pixel + 2] = (byte) blue;
        if (alpha.length > 0) {
            alpha[pixel] = (byte) opacity;
        }
    }

    /// Takes one pixel from another image, which has an alpha channel if this one has.
    void copy(DecodedImage source, int from, int pixel) {
        System.arraycopy(source.rgb, 3 * from, rgb, 3 * pixel, 3);
        if (alpha.length > 0) {
            alpha[pixel] = source.alpha[from];
        }
    }

    /// The same picture with squares of pixels averaged; see {@link ImageDecoder#decodeReduced}.
    public DecodedImage reduced(int reduction) {
        if (reduction == 1) {
            return this;
        }
        int newWidth = Math.max(1, width / reduction);
        int newHeight = Math.max(1, height / reduction);
        var target = ofSize(newWidth, newHeight, alpha.length > 0);
        int columns = Math.min(reduction, width);
        int rows = Math.min(reduction, height);
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                target.setMean(this, y * newWidth + x, x * columns, y * rows, columns, rows);
            }
        }
        return target;
    }

    /// Colours count by their alpha, so that nothing of what is transparent shines through.
    private void setMean(DecodedImage source, int pixel, int left, int top, int columns, int rows) {
        long red = 0;
        long green = 0;
        long blue = 0;
        long opacity = 0;
        for (int y = top; y < top + rows; y++) {
            for (int x = left; x < left + columns; x++) {
                int at = y * source.width + x;
                int weight = source.alpha.length == 0 ? 255 : source.alpha[at] & 0xff;
                red += (long) weight * (source.rgb[3 * at] & 0xff);
                green += (long) weight * (source.rgb[3 * at + 1] & 0xff);
                blue += (long) weight * (source.rgb[3 * at + 2] & 0xff);
                opacity += weight;
            }
        }
        long divisor = Math.max(1, opacity);
        long count = (long) columns * rows;
        set(
                pixel,
                (int) ((red + divisor / 2) / divisor),
                (int) ((green + divisor / 2) / divisor),
                (int) ((blue + divisor / 2) / divisor),
                (int) ((opacity + count / 2) / count));
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
