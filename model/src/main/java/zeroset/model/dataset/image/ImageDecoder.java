package zeroset.model.dataset.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import zeroset.model.dataset.DatasetException;

/// Decodes image files to 8-bit channels: PNG of 1 to 16 bits with grey, palette and alpha, and JPEG in the
/// variants that ImageIO and TwelveMonkeys read.
///
/// Grey samples are taken as they stand: `BufferedImage.getRGB` would treat them as linear light and brighten
/// them. 16-bit samples are rounded to 8. An EXIF orientation is ignored on purpose: poses refer to the pixels
/// as stored, and every structure-from-motion program that made them ignored it too.
public final class ImageDecoder {

    /// More than any camera has; refused before anything is allocated.
    public static final long MAX_PIXELS = 200_000_000;

    /// Larger than any image of {@link #MAX_PIXELS}, smaller than a Java array.
    private static final long MAX_FILE_BYTES = 1L << 30;

    static {
        ImageIO.setUseCache(false); // no temporary files: what is decoded lies in memory already
    }

    private ImageDecoder() {}

    /// Size and alpha from the header alone.
    ///
    /// @throws DatasetException when the file is missing, no image, or declares more than {@link #MAX_PIXELS}
    public static ImageHeader header(Path file) throws DatasetException {
        checkExists(file);
        try (ImageInputStream stream = open(file, file.toFile())) {
            var reader = readerOf(file, stream);
            try {
                return header(file, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers throw all sorts of unchecked exceptions for damaged headers
            throw damaged(file, e);
        }
    }

    /// Decodes a whole image.
    ///
    /// @throws DatasetException when the file is missing, truncated, damaged or too large
    public static DecodedImage decode(Path file) throws DatasetException {
        return decode(file, Integer.MAX_VALUE);
    }

    /// Decodes every n-th pixel of an image, so that at least twice a wanted size is left to average.
    ///
    /// @param longSide wanted longer side in pixels, > 0
    /// @throws DatasetException when the file is missing, truncated, damaged or too large
    public static DecodedImage decodeAbout(Path file, int longSide) throws DatasetException {
        return decode(file, longSide);
    }

    private static DecodedImage decode(Path file, int longSide) throws DatasetException {
        checkExists(file);
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new DatasetException(
                        file + ": expected an image file of at most 1 GB, found " + (Files.size(file) >> 20) + " MB");
            }
            byte[] bytes = Files.readAllBytes(file);
            var damage = ImageIntegrity.damage(bytes);
            if (damage.isPresent()) {
                throw new DatasetException(file + ": " + damage.get() + "; restore the file from its source");
            }
            return pixels(read(file, bytes, longSide));
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    private static BufferedImage read(Path file, byte[] bytes, int longSide) throws IOException, DatasetException {
        try (ImageInputStream stream = open(file, new ByteArrayInputStream(bytes))) {
            var reader = readerOf(file, stream);
            try {
                var header = header(file, reader); // refuses giants before they are allocated
                var parameters = reader.getDefaultReadParam();
                int stride = (int) Math.max(1, Math.max(header.width(), header.height()) / (2L * longSide));
                parameters.setSourceSubsampling(stride, stride, 0, 0);
                List<String> warnings = new ArrayList<>();
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                var image = reader.read(0, parameters);
                var corrupt =
                        warnings.stream().filter(ImageDecoder::meansDamage).findFirst();
                if (corrupt.isPresent()) {
                    throw new IOException(corrupt.get());
                }
                return image;
            } finally {
                reader.dispose();
            }
        }
    }

    /// Decoders also warn about colour profiles and the like, which harm nothing here.
    private static boolean meansDamage(String warning) {
        var text = warning.toLowerCase(Locale.ROOT);
        return text.contains("corrupt") || text.contains("premature") || text.contains("truncat");
    }

    private static ImageHeader header(Path file, ImageReader reader) throws IOException, DatasetException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width <= 0 || height <= 0 || (long) width * height > MAX_PIXELS) {
            throw new DatasetException(file + ": expected an image of at most " + MAX_PIXELS / 1_000_000
                    + " megapixels, found " + width + "x" + height);
        }
        var type = reader.getRawImageType(0);
        var alpha = type != null && type.getColorModel().hasAlpha();
        return new ImageHeader(width, height, alpha);
    }

    /// @param input a file or a stream
    private static ImageInputStream open(Path file, Object input) throws IOException {
        @Nullable ImageInputStream stream = ImageIO.createImageInputStream(input);
        if (stream == null) {
            throw new IOException("cannot open " + file);
        }
        return stream;
    }

    private static ImageReader readerOf(Path file, ImageInputStream stream) throws DatasetException {
        var readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new DatasetException(file + ": expected a PNG or JPEG image, found something else"
                    + "; convert it, or restore the file from its source");
        }
        var reader = readers.next();
        reader.setInput(stream, false, true);
        return reader;
    }

    private static void checkExists(Path file) throws DatasetException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(file + ": image does not exist; restore the file or remove its view");
        }
    }

    private static DatasetException damaged(Path file, Exception e) {
        var reason = DatasetException.reason(e);
        return new DatasetException(
                file + ": image cannot be decoded (" + reason + "); the file is damaged, restore it from its source",
                e);
    }

    private static DecodedImage pixels(BufferedImage image) {
        var model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            return fromPalette(image, palette);
        }
        if (model instanceof ComponentColorModel samples && hasPlainSamples(samples)) {
            return fromSamples(image, samples);
        }
        return fromAnything(image, model.hasAlpha());
    }

    /// sRGB or grey, 8 or 16 bits: the samples can be taken as they stand.
    private static boolean hasPlainSamples(ComponentColorModel model) {
        var plainDepth =
                model.getTransferType() == DataBuffer.TYPE_BYTE || model.getTransferType() == DataBuffer.TYPE_USHORT;
        var plainColor =
                model.getColorSpace().isCS_sRGB() || model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        return plainDepth && plainColor && !model.isAlphaPremultiplied();
    }

    private static DecodedImage fromSamples(BufferedImage image, ComponentColorModel model) {
        int width = image.getWidth();
        int height = image.getHeight();
        int bands = model.getNumComponents();
        int colors = model.getNumColorComponents();
        int max = (1 << model.getComponentSize(0)) - 1;
        var rgb = new byte[3 * width * height];
        var alpha = new byte[model.hasAlpha() ? width * height : 0];
        var row = new int[bands * width];
        for (int y = 0; y < height; y++) {
            image.getRaster().getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                for (int channel = 0; channel < 3; channel++) {
                    int band = colors == 1 ? 0 : channel;
                    rgb[3 * pixel + channel] = (byte) toEightBits(row[bands * x + band], max);
                }
                if (alpha.length > 0) {
                    alpha[pixel] = (byte) toEightBits(row[bands * x + bands - 1], max);
                }
            }
        }
        return new DecodedImage(width, height, rgb, alpha);
    }

    private static int toEightBits(int sample, int max) {
        return max == 255 ? sample : (sample * 255 + max / 2) / max;
    }

    private static DecodedImage fromPalette(BufferedImage image, IndexColorModel palette) {
        var colors = new int[palette.getMapSize()];
        palette.getRGBs(colors);
        int width = image.getWidth();
        int height = image.getHeight();
        var argb = new int[width];
        var target = DecodedImage.ofSize(width, height, palette.hasAlpha());
        for (int y = 0; y < height; y++) {
            image.getRaster().getPixels(0, y, width, 1, argb);
            for (int x = 0; x < width; x++) {
                argb[x] = colors[Math.min(argb[x], colors.length - 1)];
            }
            target.setRow(y, argb);
        }
        return target;
    }

    private static DecodedImage fromAnything(BufferedImage image, boolean hasAlpha) {
        int width = image.getWidth();
        var argb = new int[width];
        var target = DecodedImage.ofSize(width, image.getHeight(), hasAlpha);
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, argb, 0, width);
            target.setRow(y, argb);
        }
        return target;
    }
}
