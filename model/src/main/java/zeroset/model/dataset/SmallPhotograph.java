package zeroset.model.dataset;

import java.nio.file.Path;
import zeroset.model.dataset.image.DecodedImage;
import zeroset.model.dataset.image.ImageDecoder;

/// A photograph made small, for lists and frustums. Immutable.
public final class SmallPhotograph {

    private final int width;
    private final int height;
    private final int[] argb;

    private SmallPhotograph(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /// Reads an image file and averages its pixels. Of a very large image every n-th pixel is read.
    ///
    /// @param longSide longer side of the result in pixels, > 0; an image that is smaller keeps its size
    /// @throws DatasetException when the file is missing, truncated, damaged or too large
    public static SmallPhotograph read(Path file, int longSide) throws DatasetException {
        if (longSide < 1) {
            throw new IllegalArgumentException("longer side must be > 0 px, was " + longSide);
        }
        return shrunk(ImageDecoder.decodeAbout(file, longSide), longSide);
    }

    private static SmallPhotograph shrunk(DecodedImage image, int longSide) {
        double scale = Math.min(1, (double) longSide / Math.max(image.width(), image.height()));
        int width = (int) Math.max(1, Math.round(scale * image.width()));
        int height = (int) Math.max(1, Math.round(scale * image.height()));
        var argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * image.height() / height);
            int bottom = Math.max(top + 1, (int) ((y + 1L) * image.height() / height));
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * image.width() / width);
                int right = Math.max(left + 1, (int) ((x + 1L) * image.width() / width));
                argb[y * width + x] = mean(image, left, top, right, bottom);
            }
        }
        return new SmallPhotograph(width, height, argb);
    }

    /// Mean of a rectangle; colours count by their alpha, so that nothing of what is transparent shines through.
    private static int mean(DecodedImage image, int left, int top, int right, int bottom) {
        byte[] rgb = image.rgb();
        byte[] alpha = image.alpha();
        long red = 0;
        long green = 0;
        long blue = 0;
        long opacity = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = y * image.width() + x;
                int weight = alpha.length == 0 ? 255 : alpha[pixel] & 0xff;
                red += (long) weight * (rgb[3 * pixel] & 0xff);
                green += (long) weight * (rgb[3 * pixel + 1] & 0xff);
                blue += (long) weight * (rgb[3 * pixel + 2] & 0xff);
                opacity += weight;
            }
        }
        if (opacity == 0) {
            return 0;
        }
        long count = (long) (right - left) * (bottom - top);
        return (int) ((opacity + count / 2) / count) << 24
                | (int) ((red + opacity / 2) / opacity) << 16
                | (int) ((green + opacity / 2) / opacity) << 8
                | (int) ((blue + opacity / 2) / opacity);
    }

    /// Width in pixels.
    public int width() {
        return width;
    }

    /// Height in pixels.
    public int height() {
        return height;
    }

    /// `[height, width]` 0xAARRGGBB sRGB with straight alpha, rows from the top; a copy.
    public int[] argb() {
        return argb.clone();
    }
}
