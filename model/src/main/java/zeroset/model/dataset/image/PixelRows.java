package zeroset.model.dataset.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns the rows of an image, whatever its colour model, to 8-bit sRGB with straight alpha, averaging squares
/// of pixels on the way, so that a large image that is wanted small is never held as bytes of its own.
///
/// Grey samples are taken as they stand: `BufferedImage.getRGB` would treat them as linear light and brighten
/// them. 16-bit samples are rounded to 8. Colours of another profile are converted to sRGB after averaging.
abstract class PixelRows {

    private final int width;
    private final int height;
    private final boolean hasAlpha;

    private PixelRows(BufferedImage image, boolean hasAlpha) {
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.hasAlpha = hasAlpha;
    }

    /// Rows of an image.
    static PixelRows of(BufferedImage image) {
        var model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            return new OfPalette(image, palette);
        }
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == 3 * image.getWidth() * image.getHeight()) {
            return new OfBytes(image, buffer.getData());
        }
        if (model instanceof ComponentColorModel samples && hasPlainSamples(samples)) {
            return new OfSamples(image, samples);
        }
        return new OfAnything(image, model.hasAlpha());
    }

    /// Grey or RGB, 8 or 16 bits: the samples can be taken as they stand, and converted later if they need it.
    private static boolean hasPlainSamples(ComponentColorModel model) {
        var plainDepth =
                model.getTransferType() == DataBuffer.TYPE_BYTE || model.getTransferType() == DataBuffer.TYPE_USHORT;
        int type = model.getColorSpace().getType();
        return plainDepth
                && (type == ColorSpace.TYPE_RGB || type == ColorSpace.TYPE_GRAY)
                && !model.isAlphaPremultiplied();
    }

    /// One row as 8-bit samples.
    ///
    /// @param row `[width, 4]` receives red, green, blue, alpha
    abstract void read(int y, int[] row);

    /// The profile that the samples are in, if it is not sRGB.
    @Nullable
    ColorSpace profile() {
        return null;
    }

    /// The image.
    ///
    /// @param reduction side of the squares of pixels that are averaged
    DecodedImage decode(int reduction) {
        var decoded = reduction == 1 ? whole() : averaged(reduction);
        var profile = profile();
        return profile == null ? decoded : ColorProfile.toSrgb(decoded, profile);
    }

    private DecodedImage whole() {
        var target = DecodedImage.ofSize(width, height, hasAlpha);
        var row = new int[4 * width];
        for (int y = 0; y < height; y++) {
            read(y, row);
            for (int x = 0; x < width; x++) {
                target.set(y * width + x, row[4 * x], row[4 * x + 1], row[4 * x + 2], row[4 * x + 3]);
            }
        }
        return target;
    }

    /// Colours count by their alpha, so that nothing of what is transparent shines through.
    private DecodedImage averaged(int reduction) {
        int newWidth = Math.max(1, width / reduction);
        int newHeight = Math.max(1, height / reduction);
        var target = DecodedImage.ofSize(newWidth, newHeight, hasAlpha);
        var row = new int[4 * width];
        var sums = new long[4 * newWidth];
        int columns = Math.min(reduction, width);
        int rows = Math.min(reduction, height);
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(sums, 0);
            for (int inner = 0; inner < rows; inner++) {
                read(y * rows + inner, row);
                add(row, columns, newWidth, sums);
            }
            for (int x = 0; x < newWidth; x++) {
                long opacity = Math.max(1, sums[4 * x + 3]);
                target.set(
                        y * newWidth + x,
                        (int) ((sums[4 * x] + opacity / 2) / opacity),
                        (int) ((sums[4 * x + 1] + opacity / 2) / opacity),
                        (int) ((sums[4 * x + 2] + opacity / 2) / opacity),
                        (int) ((sums[4 * x + 3] + (long) columns * rows / 2) / ((long) columns * rows)));
            }
        }
        return target;
    }

    private static void add(int[] row, int columns, int newWidth, long[] sums) {
        int at = 0;
        for (int x = 0; x < newWidth; x++) {
            int red = 0; // 64 columns of 255 times 255 are far below the largest int
            int green = 0;
            int blue = 0;
            int opacity = 0;
            for (int inner = 0; inner < columns; inner++) {
                int alpha = row[at + 3];
                red += row[at] * alpha;
                green += row[at + 1] * alpha;
                blue += row[at + 2] * alpha;
                opacity += alpha;
                at += 4;
            }
            sums[4 * x] += red;
            sums[4 * x + 1] += green;
            sums[4 * x + 2] += blue;
            sums[4 * x + 3] += opacity;
        }
    }

    /// Almost every photograph: blue, green, red in bytes, read without detours.
    private static final class OfBytes extends PixelRows {
        private final byte[] samples;
        private final int width;

        OfBytes(BufferedImage image, byte[] samples) {
            super(image, false);
            this.samples = samples;
            this.width = image.getWidth();
        }

        @Override
        void read(int y, int[] row) {
            int at = 3 * width * y;
            for (int x = 0; x < width; x++) {
                row[4 * x] = samples[at + 2] & 0xff;
                row[4 * x + 1] = samples[at + 1] & 0xff;
                row[4 * x + 2] = samples[at] & 0xff;
                row[4 * x + 3] = 255;
                at += 3;
            }
        }
    }

    private static final class OfSamples extends PixelRows {
        private final BufferedImage image;
        private final ColorModel model;
        private final int bands;
        private final int max;
        private final int[] samples;

        OfSamples(BufferedImage image, ComponentColorModel model) {
            super(image, model.hasAlpha());
            this.image = image;
            this.model = model;
            bands = model.getNumComponents();
            max = (1 << model.getComponentSize(0)) - 1;
            samples = new int[bands * image.getWidth()];
        }

        @Override
        void read(int y, int[] row) {
            image.getRaster().getPixels(0, y, image.getWidth(), 1, samples);
            boolean grey = model.getNumColorComponents() == 1;
            for (int x = 0; x < image.getWidth(); x++) {
                int at = bands * x;
                row[4 * x] = toEightBits(samples[at]);
                row[4 * x + 1] = grey ? row[4 * x] : toEightBits(samples[at + 1]);
                row[4 * x + 2] = grey ? row[4 * x] : toEightBits(samples[at + 2]);
                row[4 * x + 3] = model.hasAlpha() ? toEightBits(samples[at + bands - 1]) : 255;
            }
        }

        private int toEightBits(int sample) {
            return max == 255 ? sample : (sample * 255 + max / 2) / max;
        }

        @Override
        @Nullable
        ColorSpace profile() {
            return ColorProfile.unlessSrgb(model.getColorSpace());
        }
    }

    private static final class OfPalette extends PixelRows {
        private final BufferedImage image;
        private final int[] colors;
        private final int[] indices;

        OfPalette(BufferedImage image, IndexColorModel palette) {
            super(image, palette.hasAlpha());
            this.image = image;
            colors = new int[palette.getMapSize()];
            palette.getRGBs(colors);
            indices = new int[image.getWidth()];
        }

        @Override
        void read(int y, int[] row) {
            image.getRaster().getPixels(0, y, image.getWidth(), 1, indices);
            for (int x = 0; x < indices.length; x++) {
                unpack(colors[Math.min(indices[x], colors.length - 1)], row, 4 * x);
            }
        }
    }

    private static final class OfAnything extends PixelRows {
        private final BufferedImage image;
        private final int[] argb;

        OfAnything(BufferedImage image, boolean hasAlpha) {
            super(image, hasAlpha);
            this.image = image;
            argb = new int[image.getWidth()];
        }

        @Override
        void read(int y, int[] row) {
            image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
            for (int x = 0; x < argb.length; x++) {
                unpack(argb[x], row, 4 * x);
            }
        }
    }

    private static void unpack(int argb, int[] row, int at) {
        row[at] = argb >> 16 & 0xff;
        row[at + 1] = argb >> 8 & 0xff;
        row[at + 2] = argb & 0xff;
        row[at + 3] = argb >>> 24;
    }
}
