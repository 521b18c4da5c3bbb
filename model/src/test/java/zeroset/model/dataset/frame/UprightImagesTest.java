package zeroset.model.dataset.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.HoldOut;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.testing.ColmapFiles;
import zeroset.model.testing.ColmapFiles.Image;
import zeroset.model.testing.ColmapFiles.Lens;
import zeroset.model.testing.SphereScene;

/// EXIF orientation is ignored where cameras are stated for the picture as stored, and honoured where they are
/// not.
class UprightImagesTest {

    private static final SphereScene SCENE = new SphereScene(3, 24);

    @TempDir
    private Path folder;

    @Test
    void picturesStayAsStoredWhereTheCamerasSaySo() throws Exception {
        var dataset = read(32, 16);
        var photograph = dataset.views().getFirst().photograph().load();
        assertEquals(32, photograph.width());
        assertTrue(photograph.channel(2, 8, 0) > 200, "the bright side is stored at the left");
    }

    @Test
    void picturesAreTurnedWhereTheCamerasSaySo() throws Exception {
        var dataset = read(16, 32);
        assertTrue(
                dataset.notes().toString().contains("turned upright"),
                dataset.notes().toString());
        var photograph = dataset.views().getFirst().photograph().load();
        assertEquals(16, photograph.width());
        assertEquals(32, photograph.height());
        // Orientation 6 means that the first column as stored is the top.
        assertTrue(photograph.channel(8, 2, 0) > 200);
        assertTrue(photograph.channel(8, 30, 0) < 60);
        var reduced = dataset.views().getFirst().photograph().load(2);
        assertEquals(8, reduced.width());
        assertTrue(reduced.channel(4, 1, 0) > 200);
    }

    private SceneDataset read(int width, int height) throws Exception {
        Files.createDirectories(folder.resolve("images"));
        var images = new ArrayList<Image>();
        for (int i = 0; i < 3; i++) {
            writeTurnedJpeg(folder.resolve("images/" + i + ".jpg"));
            images.add(new Image(i, 1, i + ".jpg", SCENE.cameras().get(i)));
        }
        var lens = Lens.of(1, 1, "PINHOLE", width, height, new double[] {40, 40, 0.5 * width, 0.5 * height});
        ColmapFiles.writeBinary(folder.resolve("sparse/0"), List.of(lens), images, List.of());
        return DatasetReaders.read(folder, HoldOut.NONE);
    }

    /// 32x16 pixels, bright at the left, with an EXIF segment that says orientation 6.
    private static void writeTurnedJpeg(Path file) throws IOException {
        var image = new BufferedImage(32, 16, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 32 * 16; i++) {
            image.setRGB(i % 32, i / 32, i % 32 < 8 ? 0xffffff : 0x101010);
        }
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        var exif = ByteBuffer.allocate(36)
                .putShort((short) 0xffe1)
                .putShort((short) 34)
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8})
                .putShort((short) 1) // one entry
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0);
        var bytes = new ByteArrayOutputStream();
        bytes.write(jpeg.toByteArray(), 0, 2);
        bytes.write(exif.array());
        bytes.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
        Files.write(file, bytes.toByteArray());
    }
}
