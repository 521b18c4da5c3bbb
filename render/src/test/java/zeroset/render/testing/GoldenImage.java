package zeroset.render.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import zeroset.render.scene.Picture;

/// Compares pictures with those that somebody looked at and accepted: `src/test/resources/golden/NAME.png`.
public final class GoldenImage {

    /// A channel may be off by this much, as rounding differs from one LLVM to the next.
    private static final int TOLERANCE = 4;

    /// So many pixels may be off by more: single ones along smooth edges.
    private static final double SHARE = 0.004;

    private GoldenImage() {}

    /// Fails when a picture is not the accepted one; it is then in `target/golden`, beside the difference.
    public static void assertMatches(String name, Picture actual) {
        var image = image(actual);
        var golden = read(name);
        if (golden == null) {
            save(name, image);
            fail("there is no src/test/resources/golden/%s.png yet: look at target/golden/%s.png"
                    .formatted(name, name));
            return;
        }
        if (golden.getWidth() != image.getWidth() || golden.getHeight() != image.getHeight()) {
            save(name, image);
            fail("%s is %dx%d, accepted is %dx%d"
                    .formatted(name, image.getWidth(), image.getHeight(), golden.getWidth(), golden.getHeight()));
        }
        var difference = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        int off = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int distance = distance(image.getRGB(x, y), golden.getRGB(x, y));
                difference.setRGB(x, y, Math.min(255, 8 * distance) * 0x010101);
                off += distance > TOLERANCE ? 1 : 0;
            }
        }
        if (off > SHARE * image.getWidth() * image.getHeight()) {
            save(name, image);
            save(name + "-difference", difference);
            fail("%d pixels of %s differ from the accepted picture: see target/golden".formatted(off, name));
        }
    }

    private static int distance(int a, int b) {
        int largest = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            largest = Math.max(largest, Math.abs(((a >> shift) & 0xff) - ((b >> shift) & 0xff)));
        }
        return largest;
    }

    private static BufferedImage image(Picture picture) {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.toArray(), 0, picture.width());
        return image;
    }

    private static BufferedImage read(String name) {
        try (InputStream stream = GoldenImage.class.getResourceAsStream("/golden/" + name + ".png")) {
            return stream == null ? null : ImageIO.read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void save(String name, BufferedImage image) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "golden"));
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
