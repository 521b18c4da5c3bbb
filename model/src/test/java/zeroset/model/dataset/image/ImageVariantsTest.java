package zeroset.model.dataset.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kinds of files that cameras, phones and programs write.
class ImageVariantsTest {

    /// A lossless WebP of 4x3 pixels of #4080c0.
    private static final String WEBP = "UklGRh4AAABXRUJQVlA4TBEAAAAvA4AAAAdQwAIVuP+BiOh/AAA=";

    /// A CMYK JPEG with Adobe's marker, 16x8 pixels of #4080c0 converted without a profile.
    private static final String CMYK =
            "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUV"
                    + "FQwPFxgWFBgSFBUU/9sAQwEDBAQFBAUJBQUJFA0LDRQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU"
                    + "FBQUFBQU/8AAFAgACAAQBAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAHCP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/"
                    + "xAAVAQEBAAAAAAAAAAAAAAAAAAAACP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8Am6Z1BtVgD//Z";

    @TempDir
    private Path folder;

    @Test
    void progressiveJpegIsReadLikeAnyOther() throws Exception {
        var writer = writer("jpg");
        var parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        var file = write(writer, parameters, plain(0x4080c0), "progressive.jpg");
        assertColor(0x4080c0, ImageDecoder.decode(file), 3);
    }

    @Test
    void cmykJpegBecomesColours() throws Exception {
        var file = folder.resolve("cmyk.jpg");
        Files.write(file, Base64.getDecoder().decode(CMYK));
        // Inks without a profile are converted by a guess of the decoder's: the hue is certain, the exact colour is
        // not.
        assertColor(0x4080c0, ImageDecoder.decode(file), 40);
    }

    @Test
    void tiffIsRead() throws Exception {
        var file = folder.resolve("image.tif");
        assertTrue(ImageIO.write(plain(0x4080c0), "tiff", file.toFile()));
        assertColor(0x4080c0, ImageDecoder.decode(file), 0);
    }

    @Test
    void webpIsRead() throws Exception {
        var file = folder.resolve("image.webp");
        Files.write(file, Base64.getDecoder().decode(WEBP));
        var header = ImageDecoder.header(file);
        assertEquals("4x3", header.size());
        assertColor(0x4080c0, ImageDecoder.decode(file), 0);
    }

    @Test
    void coloursOfAnotherProfileBecomeSrgb() {
        var linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        var model = new ComponentColorModel(linear, false, false, 1, 0);
        var image = new BufferedImage(model, model.createCompatibleWritableRaster(4, 4), false, null);
        for (int i = 0; i < 16; i++) {
            image.getRaster().setPixel(i % 4, i / 4, new int[] {55, 55, 55});
        }
        var decoded = PixelRows.of(image).decode(1);
        // IEC 61966-2-1: 255·(1.055·(55/255)^(1/2.4) - 0.055)
        double expected = 255 * (1.055 * Math.pow(55 / 255.0, 1 / 2.4) - 0.055);
        assertEquals(expected, decoded.rgb()[0] & 0xff, 2);
    }

    @Test
    void aProfileInAPngIsHonoured() throws Exception {
        var image = new BufferedImage(4, 4, BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < 16; i++) {
            image.setRGB(i % 4, i / 4, 0x80373737);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        var file = folder.resolve("linear.png");
        Files.write(file, withProfile(bytes.toByteArray(), ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB)));
        var decoded = ImageDecoder.decode(file);
        // IEC 61966-2-1: 255·(1.055·(55/255)^(1/2.4) - 0.055)
        assertEquals(128, decoded.rgb()[0] & 0xff, 2);
        assertEquals(0x80, decoded.alpha()[5] & 0xff);
        Files.write(file, withProfile(bytes.toByteArray(), ICC_Profile.getInstance(ColorSpace.CS_sRGB)));
        assertEquals(0x37, ImageDecoder.decode(file).rgb()[0] & 0xff);
    }

    /// Puts a chunk `iCCP` behind the header.
    private static byte[] withProfile(byte[] png, ICC_Profile profile) throws IOException {
        var content = new ByteArrayOutputStream();
        content.writeBytes("iCCPany name\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (var deflater = new DeflaterOutputStream(content)) {
            deflater.write(profile.getData());
        }
        var sum = new CRC32();
        sum.update(content.toByteArray());
        var all = ByteBuffer.allocate(png.length + content.size() + 8);
        int header = 33; // signature and IHDR
        all.put(png, 0, header)
                .putInt(content.size() - 4)
                .put(content.toByteArray())
                .putInt((int) sum.getValue())
                .put(png, header, png.length - header);
        return all.array();
    }

    @Test
    void averagesSquaresAndLeavesTheRestOut() throws Exception {
        var image = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
        var random = new Random(2);
        for (int i = 0; i < 35; i++) {
            image.setRGB(i % 7, i / 7, random.nextInt(1 << 24));
        }
        var file = folder.resolve("image.png");
        ImageIO.write(image, "png", file.toFile());
        var reduced = ImageDecoder.decodeReduced(file, 3);
        assertEquals(2, reduced.width());
        assertEquals(1, reduced.height());
        double mean = 0;
        for (int y = 0; y < 3; y++) {
            for (int x = 3; x < 6; x++) {
                mean += (image.getRGB(x, y) >> 8 & 0xff) / 9.0;
            }
        }
        assertEquals(mean, reduced.rgb()[3 + 1] & 0xff, 0.5);
        assertArrayEquals(ImageDecoder.decode(file).reduced(3).rgb(), reduced.rgb());
    }

    @Test
    void transparentPixelsGiveNoColourToTheMean() throws Exception {
        var image = new BufferedImage(2, 2, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(0, 0, 0xff804020);
        image.setRGB(1, 0, 0x00ffffff);
        image.setRGB(0, 1, 0x00ffffff);
        image.setRGB(1, 1, 0x00ffffff);
        var file = folder.resolve("image.png");
        ImageIO.write(image, "png", file.toFile());
        var reduced = ImageDecoder.decodeReduced(file, 2);
        assertColor(0x804020, reduced, 0);
        assertEquals(64, reduced.alpha()[0] & 0xff);
    }

    @Test
    void turnsAPictureAsItsCameraWasHeld() {
        // EXIF 2.3: 6 means that the first row as stored is the right-hand side, 8 the left-hand side, 3 the bottom.
        var stored = DecodedImage.ofSize(3, 2, false);
        for (int i = 0; i < 6; i++) {
            stored.set(i, i, 0, 0, 255); // 0 1 2 / 3 4 5
        }
        assertRed(new int[] {3, 0, 4, 1, 5, 2}, new Orientation(6).turn(stored), 2);
        assertRed(new int[] {2, 5, 1, 4, 0, 3}, new Orientation(8).turn(stored), 2);
        assertRed(new int[] {5, 4, 3, 2, 1, 0}, new Orientation(3).turn(stored), 3);
        assertRed(new int[] {2, 1, 0, 5, 4, 3}, new Orientation(2).turn(stored), 3);
        assertRed(new int[] {3, 4, 5, 0, 1, 2}, new Orientation(4).turn(stored), 3);
        assertRed(new int[] {0, 3, 1, 4, 2, 5}, new Orientation(5).turn(stored), 2);
        assertRed(new int[] {5, 2, 4, 1, 3, 0}, new Orientation(7).turn(stored), 2);
    }

    private static void assertRed(int[] expected, DecodedImage found, int width) {
        assertEquals(width, found.width());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found.rgb()[3 * i], "pixel " + i);
        }
    }

    private static void assertColor(int expected, DecodedImage image, int tolerance) {
        for (int channel = 0; channel < 3; channel++) {
            assertEquals((expected >> (16 - 8 * channel)) & 0xff, image.rgb()[channel] & 0xff, tolerance);
        }
    }

    private static BufferedImage plain(int rgb) {
        var image = new BufferedImage(32, 16, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 32 * 16; i++) {
            image.setRGB(i % 32, i / 32, rgb);
        }
        return image;
    }

    private static ImageWriter writer(String format) {
        return ImageIO.getImageWriters(
                        ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_3BYTE_BGR), format)
                .next();
    }

    private Path write(ImageWriter writer, ImageWriteParam parameters, BufferedImage image, String name)
            throws IOException {
        var file = folder.resolve(name);
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return file;
    }
}
