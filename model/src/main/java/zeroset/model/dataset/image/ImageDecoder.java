package zeroset.model.dataset.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.image.jpeg.ReducedJpeg;

/// Decodes image files to 8-bit channels: PNG and TIFF of 1 to 16 bits with grey, palette and alpha, WebP, and
/// JPEG in the variants that ImageIO and TwelveMonkeys read.
///
/// An EXIF orientation is ignored on purpose: poses refer to the pixels as stored, and almost every program
/// that made them ignored it too; where one did not, {@link Orientation} helps.
public final class ImageDecoder {

    /// More than any camera has; refused before anything is allocated.
    public static final long MAX_PIXELS = 200_000_000;

    /// Quickly unpacked whatever they are.
    private static final long HARMLESS_PIXELS = 4_000_000;

    /// A mask of single bits, all alike, has 8,000.
    private static final long MOST_PIXELS_PER_BYTE = 20_000;

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
        try (ImageInputStream stream = open(file)) {
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
        return decode(file, Integer.MAX_VALUE, 1);
    }

    /// Decodes every n-th pixel of an image, so that at least twice a wanted size is left to average.
    ///
    /// @param longSide wanted longer side in pixels, > 0
    /// @throws DatasetException when the file is missing, truncated, damaged or too large
    public static DecodedImage decodeAbout(Path file, int longSide) throws DatasetException {
        return decode(file, longSide, 1);
    }

    /// Decodes an image and averages squares of pixels; columns and rows that fill no square are left out.
    ///
    /// @param reduction side of the squares in pixels, > 0
    /// @throws DatasetException when the file is missing, truncated, damaged or too large
    public static DecodedImage decodeReduced(Path file, int reduction) throws DatasetException {
        return decode(file, Integer.MAX_VALUE, reduction);
    }

    private static DecodedImage decode(Path file, int longSide, int reduction) throws DatasetException {
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
            var reduced = reduced(file, bytes, longSide, reduction);
            if (reduced.isPresent()) {
                return reduced.get();
            }
            var image = PixelRows.of(read(file, bytes, longSide)).decode(reduction);
            var profile = ColorProfile.unlessSrgb(PngProfile.of(bytes));
            return profile == null ? image : ColorProfile.toSrgb(image, profile);
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    /// The way without all of the pixels, where there is one.
    private static Optional<DecodedImage> reduced(Path file, byte[] bytes, int longSide, int reduction)
            throws IOException, DatasetException {
        var found = ReducedJpeg.of(bytes);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var jpeg = found.get();
        requireBounds(file, jpeg.width(), jpeg.height());
        int squares = Math.max(reduction, stride(jpeg.width(), jpeg.height(), longSide));
        for (int side = 8; side > 1; side /= 2) {
            boolean fits = reduction == 1 ? side <= squares : reduction % side == 0;
            if (fits && jpeg.canReduceBy(side)) {
                var image = jpeg.decode(side).reduced(Math.max(1, reduction / side));
                var profile = ColorProfile.unlessSrgb(jpeg.profile());
                return Optional.of(profile == null ? image : ColorProfile.toSrgb(image, profile));
            }
        }
        return Optional.empty();
    }

    /// Leaves at least twice a wanted size.
    private static int stride(int width, int height, int longSide) {
        return (int) Math.max(1, Math.max(width, height) / (2L * longSide));
    }

    private static BufferedImage read(Path file, byte[] bytes, int longSide) throws IOException, DatasetException {
        try (ImageInputStream stream = new MemoryImageStream(bytes)) {
            var reader = readerOf(file, stream);
            try {
                var header = header(file, reader); // refuses giants before they are allocated
                var parameters = reader.getDefaultReadParam();
                int stride = stride(header.width(), header.height(), longSide);
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
        requireBounds(file, width, height);
        var type = reader.getRawImageType(0);
        var alpha = type != null && type.getColorModel().hasAlpha();
        return new ImageHeader(width, height, alpha);
    }

    /// Refuses giants.
    private static void requireBounds(Path file, int width, int height) throws IOException, DatasetException {
        if (width <= 0 || height <= 0 || (long) width * height > MAX_PIXELS) {
            throw new DatasetException(file + ": expected an image of at most " + MAX_PIXELS / 1_000_000
                    + " megapixels, found " + width + "x" + height);
        }
        // Checked before a pixel is unpacked: some formats need a few bytes for any number of pixels of one colour.
        long pixels = (long) width * height;
        if (pixels > HARMLESS_PIXELS && pixels > MOST_PIXELS_PER_BYTE * Files.size(file)) {
            throw new DatasetException(file + ": expected a photograph or mask, found " + width + "x" + height
                    + " px in " + Files.size(file) + " bytes; the file is damaged, restore it from its source");
        }
    }

    private static ImageInputStream open(Path file) throws IOException {
        @Nullable ImageInputStream stream = ImageIO.createImageInputStream(file.toFile());
        if (stream == null) {
            throw new IOException("cannot open " + file);
        }
        return stream;
    }

    private static ImageReader readerOf(Path file, ImageInputStream stream) throws DatasetException {
        var readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new DatasetException(file + ": expected a PNG, JPEG, TIFF or WebP image, found something else"
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
}
