package zeroset.model.dataset.image.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The oracle is the JDK's decoder, which decodes all pixels, and their means.
class ReducedJpegTest {

    /// Rounding of pixels before they are averaged, and the JDK's smoother colours between two samples of them.
    private static final double MEAN_TOLERANCE = 0.8;

    private static final int LARGEST_TOLERANCE = 6;

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "4, 1, 1", "8, 1, 1", "2, 2, 2", "4, 2, 2", "8, 2, 2", "2, 2, 1", "4, 2, 1", "8, 1, 2"})
    void isTheMeanOfWhatTheWholeImageShows(int reduction, int across, int down) throws IOException {
        byte[] bytes = jpeg(picture(203, 117, BufferedImage.TYPE_3BYTE_BGR), across, down, 0);
        requireMeans(bytes, reduction);
    }

    @Test
    void readsGrey() throws IOException {
        requireMeans(jpeg(picture(90, 70, BufferedImage.TYPE_BYTE_GRAY), 1, 1, 0), 4);
    }

    @ParameterizedTest
    @CsvSource({"1", "5", "9"})
    void goesOnBehindRestartMarkers(int interval) throws IOException {
        requireMeans(jpeg(picture(203, 117, BufferedImage.TYPE_3BYTE_BGR), 2, 2, interval), 4);
    }

    @Test
    void leavesOtherKindsToOthers() throws IOException {
        assertTrue(ReducedJpeg.of(new byte[] {1, 2, 3, 4, 5}).isEmpty());
        assertTrue(ReducedJpeg.of(progressive()).isEmpty());
        var jpeg = ReducedJpeg.of(jpeg(picture(64, 64, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 0))
                .orElseThrow();
        assertFalse(jpeg.canReduceBy(3));
        assertFalse(jpeg.canReduceBy(1));
    }

    @Test
    void coloursThatAreAsFineAsLightMayBeRedGreenAndBlue() throws IOException {
        byte[] bytes = jpeg(picture(64, 64, BufferedImage.TYPE_3BYTE_BGR), 1, 1, 0);
        int marker = indexOf(bytes, 0xe0);
        bytes[marker + 4] = 'X'; // no longer JFIF, which says what they are
        assertTrue(ReducedJpeg.of(bytes).isEmpty());
    }

    @Test
    void noticesMissingData() throws IOException {
        byte[] whole = jpeg(picture(203, 117, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 0);
        int cut = whole.length - 200;
        byte[] torn = Arrays.copyOf(whole, cut + 2);
        torn[cut] = (byte) 0xff;
        torn[cut + 1] = (byte) 0xd9;
        var jpeg = ReducedJpeg.of(torn).orElseThrow();
        assertThrows(IOException.class, () -> jpeg.decode(4));
    }

    @Test
    void noticesAMissingRestartMarker() throws IOException {
        byte[] bytes = jpeg(picture(203, 117, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 4);
        int marker = indexOf(bytes, 0xd2);
        bytes[marker + 1] = (byte) 0xd6;
        var jpeg = ReducedJpeg.of(bytes).orElseThrow();
        var failure = assertThrows(IOException.class, () -> jpeg.decode(4));
        assertTrue(String.valueOf(failure.getMessage()).contains("restart marker 2"), failure.getMessage());
    }

    @Test
    void damageEndsInAnExceptionOrAPicture() throws IOException {
        byte[] whole = jpeg(picture(96, 64, BufferedImage.TYPE_3BYTE_BGR), 2, 2, 3);
        var random = new Random(5);
        int decoded = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.clone();
            bytes[2 + random.nextInt(bytes.length - 2)] ^= (byte) (1 << random.nextInt(8));
            try {
                var jpeg = ReducedJpeg.of(bytes);
                boolean usable = jpeg.isPresent()
                        && jpeg.get().width() * jpeg.get().height() < 100_000
                        && jpeg.get().canReduceBy(4);
                decoded += usable ? Math.min(1, jpeg.get().decode(4).width()) : 0;
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).isEmpty());
            }
        }
        assertTrue(decoded > 20, "decoded " + decoded);
    }

    private static void requireMeans(byte[] bytes, int reduction) throws IOException {
        var whole = ImageIO.read(new ByteArrayInputStream(bytes));
        var jpeg = ReducedJpeg.of(bytes).orElseThrow();
        assertTrue(jpeg.canReduceBy(reduction));
        var reduced = jpeg.decode(reduction);
        assertEquals(whole.getWidth() / reduction, reduced.width());
        assertEquals(whole.getHeight() / reduction, reduced.height());
        double sum = 0;
        var samples = new int[whole.getRaster().getNumBands()];
        for (int y = 0; y < reduced.height(); y++) {
            for (int x = 0; x < reduced.width(); x++) {
                var mean = new double[3];
                for (int i = 0; i < reduction * reduction; i++) {
                    whole.getRaster().getPixel(x * reduction + i % reduction, y * reduction + i / reduction, samples);
                    for (int channel = 0; channel < 3; channel++) {
                        mean[channel] += samples[samples.length == 1 ? 0 : channel] / (double) (reduction * reduction);
                    }
                }
                for (int channel = 0; channel < 3; channel++) {
                    double found = reduced.rgb()[3 * (y * reduced.width() + x) + channel] & 0xff;
                    sum += Math.abs(found - mean[channel]);
                    assertEquals(mean[channel], found, LARGEST_TOLERANCE, "pixel " + x + ", " + y);
                }
            }
        }
        assertEquals(0, sum / (3 * reduced.width() * reduced.height()), MEAN_TOLERANCE);
    }

    /// Smooth colours with an edge and fine light and dark, which stays clear of black and white: clipped pixels have
    /// another mean than the waves they came from.
    private static BufferedImage picture(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int light = 90 + (x > width / 3 ? 30 : 0) + random.nextInt(40);
                int red = light + 20 * x / width;
                int green = light + 20 * y / height;
                image.getRaster().setPixel(x, y, new int[] {red, green, light - 20});
            }
        }
        return image;
    }

    private static byte[] jpeg(BufferedImage image, int across, int down, int restartInterval) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.9f);
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
        var root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
        var frame = root.getElementsByTagName("componentSpec");
        ((IIOMetadataNode) frame.item(0)).setAttribute("HsamplingFactor", String.valueOf(across));
        ((IIOMetadataNode) frame.item(0)).setAttribute("VsamplingFactor", String.valueOf(down));
        if (restartInterval > 0) {
            var interval = new IIOMetadataNode("dri");
            interval.setAttribute("interval", String.valueOf(restartInterval));
            root.getElementsByTagName("markerSequence").item(0).appendChild(interval);
        }
        metadata.setFromTree("javax_imageio_jpeg_image_1.0", root);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(metadata, new IIOImage(image, null, metadata), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] progressive() throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture(64, 64, BufferedImage.TYPE_3BYTE_BGR), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// Where a marker stands.
    private static int indexOf(byte[] bytes, int marker) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xff && (bytes[i + 1] & 0xff) == marker) {
                return i;
            }
        }
        throw new IllegalStateException("no marker " + marker);
    }
}
