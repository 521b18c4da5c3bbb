package zeroset.model.dataset.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.dataset.DatasetException;

class ImageDecoderTest {

    @TempDir
    private Path folder;

    @Test
    void readsColoursAndAlpha() throws Exception {
        var image = new BufferedImage(3, 2, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(1, 0, 0x80102030);
        image.setRGB(2, 1, 0xff405060);
        var decoded = roundTrip(image, "png");
        assertTrue(ImageDecoder.header(folder.resolve("image.png")).hasAlpha());
        assertArrayEquals(new int[] {0x10, 0x20, 0x30, 0x80}, pixel(decoded, 1, 0));
        assertArrayEquals(new int[] {0x40, 0x50, 0x60, 0xff}, pixel(decoded, 2, 1));
        assertEquals(0, pixel(decoded, 0, 0)[3]);
    }

    @Test
    void takesGreyAsItStands() throws Exception {
        var image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 4, 1, new int[] {0, 64, 128, 255});
        var decoded = roundTrip(image, "png");
        for (int x = 0; x < 4; x++) {
            int expected = new int[] {0, 64, 128, 255}[x];
            assertArrayEquals(new int[] {expected, expected, expected, 255}, pixel(decoded, x, 0));
        }
    }

    @Test
    void roundsSixteenBitsToEight() throws Exception {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_USHORT);
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 2, 1, 4, null);
        raster.setPixels(0, 0, 2, 1, new int[] {65535, 257 * 100, 257 * 100 + 200, 257 * 7, 0, 1, 65534, 65535});
        var decoded = roundTrip(new BufferedImage(model, raster, false, null), "png");
        assertArrayEquals(new int[] {255, 100, 101, 7}, pixel(decoded, 0, 0));
        assertArrayEquals(new int[] {0, 0, 255, 255}, pixel(decoded, 1, 0));

        var grey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setPixels(0, 0, 2, 1, new int[] {257 * 33, 65535});
        assertArrayEquals(new int[] {33, 33, 33, 255}, pixel(roundTrip(grey, "png"), 0, 0));
    }

    @Test
    void readsPalettesAndSingleBits() throws Exception {
        var palette = new IndexColorModel(8, 3, new byte[] {10, 20, 30}, new byte[] {1, 2, 3}, new byte[] {7, 8, 9}, 1);
        var image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 1, 2});
        var decoded = roundTrip(image, "png");
        assertArrayEquals(new int[] {30, 3, 9, 255}, pixel(decoded, 2, 0));
        assertEquals(0, pixel(decoded, 1, 0)[3]);

        var bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(1, 0, 0xffffffff);
        assertArrayEquals(new byte[] {0, (byte) 255}, roundTrip(bits, "png").asMask());
    }

    @Test
    void readsJpeg() throws Exception {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 64 * 48; i++) {
            image.setRGB(i % 64, i / 64, 0x4080c0);
        }
        var pixel = pixel(roundTrip(image, "jpg"), 30, 20);
        assertEquals(0x40, pixel[0], 3); // JPEG rounds
        assertEquals(0x80, pixel[1], 3);
        assertEquals(0xc0, pixel[2], 3);
    }

    @Test
    void noticesTruncationAnywhere() throws Exception {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(4);
        for (int i = 0; i < 1200; i++) {
            image.setRGB(i % 40, i / 40, random.nextInt(1 << 24));
        }
        for (var format : new String[] {"png", "jpg"}) {
            roundTrip(image, format);
            var file = folder.resolve("image." + format);
            var whole = Files.readAllBytes(file);
            for (int length = whole.length - 1; length > 0; length -= 41) {
                Files.write(file, Arrays.copyOf(whole, length));
                var refused = assertThrows(DatasetException.class, () -> ImageDecoder.decode(file), "cut to " + length);
                assertTrue(String.valueOf(refused.getMessage()).contains("image." + format), refused.getMessage());
            }
        }
    }

    @Test
    void noticesADamagedPng() throws Exception {
        var file = folder.resolve("image.png");
        roundTrip(new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR), "png");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
        var refused = assertThrows(DatasetException.class, () -> ImageDecoder.decode(file));
        assertTrue(String.valueOf(refused.getMessage()).contains("check sum"), refused.getMessage());
    }

    @Test
    void toleratesBytesAfterTheEndOfAJpeg() throws Exception {
        roundTrip(new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR), "jpg");
        var file = folder.resolve("image.jpg");
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 100)); // phones append depth maps and videos
        assertEquals(16, ImageDecoder.decode(file).width());
    }

    @Test
    void refusesGiantsBeforeAllocatingThem() throws Exception {
        var file = folder.resolve("giant.png");
        Files.write(file, pngHeader(60_000, 60_000));
        var refused = assertThrows(DatasetException.class, () -> ImageDecoder.header(file));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("at most 200 megapixels, found 60000x60000"),
                refused.getMessage());
        assertThrows(DatasetException.class, () -> ImageDecoder.decode(file));
    }

    @Test
    void takesTheAlphaOfAOneColouredMask() throws Exception {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
        image.setRGB(0, 0, 0x00ffffff);
        image.setRGB(1, 0, 0xffffffff);
        assertArrayEquals(new byte[] {0, (byte) 255}, roundTrip(image, "png").asMask());
    }

    private DecodedImage roundTrip(BufferedImage image, String format) throws IOException, DatasetException {
        var file = folder.resolve("image." + format);
        Files.deleteIfExists(file);
        assertTrue(ImageIO.write(image, format, file.toFile()));
        var header = ImageDecoder.header(file);
        assertEquals(image.getWidth(), header.width());
        assertEquals(image.getHeight(), header.height());
        var decoded = ImageDecoder.decode(file);
        assertEquals(header.hasAlpha(), decoded.alpha().length > 0);
        assertFalse(decoded.rgb().length == 0);
        return decoded;
    }

    private static int[] pixel(DecodedImage image, int x, int y) {
        int pixel = y * image.width() + x;
        int alpha = image.alpha().length == 0 ? 255 : image.alpha()[pixel] & 0xff;
        return new int[] {
            image.rgb()[3 * pixel] & 0xff, image.rgb()[3 * pixel + 1] & 0xff, image.rgb()[3 * pixel + 2] & 0xff, alpha
        };
    }

    /// Signature, IHDR, an empty IDAT and IEND.
    private static byte[] pngHeader(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeLong(0x89504E470D0A1A0AL);
        var header = new ByteArrayOutputStream();
        var data = new DataOutputStream(header);
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        writeChunk(out, "IHDR", header.toByteArray());
        writeChunk(out, "IDAT", new byte[0]);
        writeChunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void writeChunk(DataOutputStream out, String type, byte[] data) throws IOException {
        var sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        out.writeInt(data.length);
        out.writeBytes(type);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
