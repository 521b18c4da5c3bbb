package zeroset.model.dataset.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.dataset.DatasetException;

/// Damaged images are decoded or refused in bounded time and memory; truncated ones are refused, or whole all
/// the same.
@Tag("slow")
class ImageFuzzTest {

    private static final String WEBP = "UklGRh4AAABXRUJQVlA4TBEAAAAvA4AAAAdQwAIVuP+BiOh/AAA=";
    private static final Duration LIMIT = Duration.ofSeconds(60); // about two seconds when nothing else runs

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tiff", "webp"})
    void survivesDamage(String format) throws IOException {
        var whole = sample(format);
        var file = folder.resolve("image." + format);
        assertTimeoutPreemptively(LIMIT, () -> {
            var random = new Random(3);
            for (int i = 0; i < 200; i++) {
                var flipped = whole.clone();
                int place = i % 2 == 0 ? random.nextInt(whole.length) : random.nextInt(Math.min(whole.length, 200));
                flipped[place] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, flipped);
                decodeOrRefuse(file);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tiff", "webp"})
    void noticesTruncation(String format) throws Exception {
        var whole = sample(format);
        var file = folder.resolve("image." + format);
        Files.write(file, whole);
        var expected = ImageDecoder.decode(file).rgb();
        for (int length = whole.length - 1; length > 0; length -= Math.max(1, whole.length / 40)) {
            Files.write(file, Arrays.copyOf(whole, length));
            try {
                assertArrayEquals(expected, ImageDecoder.decode(file).rgb(), "cut to " + length);
            } catch (DatasetException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("image." + format), e.getMessage());
            }
        }
    }

    private byte[] sample(String format) throws IOException {
        if (format.equals("webp")) {
            return Base64.getDecoder().decode(WEBP); // this Java writes none
        }
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(4);
        for (int i = 0; i < 1200; i++) {
            image.setRGB(i % 40, i / 40, random.nextInt(1 << 24));
        }
        var file = folder.resolve("whole." + format);
        assertTrue(ImageIO.write(image, format, file.toFile()));
        return Files.readAllBytes(file);
    }

    private static void decodeOrRefuse(Path file) {
        try {
            ImageDecoder.decode(file);
        } catch (DatasetException e) {
            assertTrue(String.valueOf(e.getMessage()).contains(String.valueOf(file.getFileName())), e.getMessage());
        }
    }
}
