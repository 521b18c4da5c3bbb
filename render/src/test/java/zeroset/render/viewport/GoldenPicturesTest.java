package zeroset.render.viewport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.scene.PhotoOverlay;
import zeroset.render.scene.Picture;
import zeroset.render.scene.Raster;
import zeroset.render.scene.RenderMode;
import zeroset.render.testing.BumpyFields;

/// Every mode on software GL against pictures that someone has looked at: the fast picture on the left, the
/// exact one on the right. `-Dzeroset.golden.accept=true` replaces them.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GoldenPicturesTest {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 90;

    /// Levels of 255 that rounding and another version of the driver may change.
    private static final int TOLERANCE = 4;

    /// Share of the pixels that may be off by more: edges, where a sample falls to either side.
    private static final double ALLOWED_SHARE = 0.01;

    private static ViewportHarness harness;
    private static SdfSnapshot snapshot;

    @BeforeAll
    static void open() {
        String renderer = GlAssumption.require();
        Assumptions.assumeTrue(
                renderer.contains("llvmpipe"), "golden pictures are of software GL, here draws " + renderer);
        snapshot = BumpyFields.unevenGrid(5);
        harness = new ViewportHarness();
    }

    @AfterAll
    static void close() {
        if (harness != null) {
            harness.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void looksAsAccepted(RenderMode mode) throws Exception {
        var actual = Picture.contactSheet(2, List.of(picture(mode, false), picture(mode, true)));
        Path root = Path.of(System.getProperty("zeroset.root"), "render");
        Path golden = root.resolve("src/test/resources/golden").resolve(mode.id() + ".png");
        if (Boolean.getBoolean("zeroset.golden.accept")) {
            write(actual.toArray(), golden);
        }
        BufferedImage expected = ImageIO.read(golden.toFile());
        var difference = new int[2 * WIDTH * HEIGHT];
        int off = 0;
        for (int i = 0; i < difference.length; i++) {
            int x = i % (2 * WIDTH);
            int y = i / (2 * WIDTH);
            int worst = 0;
            for (int shift = 0; shift <= 24; shift += 8) {
                int a = (expected.getRGB(x, y) >> shift) & 0xff;
                int b = (actual.argb(x, y) >> shift) & 0xff;
                worst = Math.max(worst, Math.abs(a - b));
            }
            off += worst > TOLERANCE ? 1 : 0;
            difference[i] = 0xff000000 | Math.min(255, 8 * worst) * 0x010101;
        }
        double share = (double) off / difference.length;
        if (share > ALLOWED_SHARE) {
            Path folder = Files.createDirectories(root.resolve("target/golden"));
            write(actual.toArray(), folder.resolve(mode.id() + "-actual.png"));
            write(difference, folder.resolve(mode.id() + "-difference.png"));
        }
        assertTrue(share <= ALLOWED_SHARE, mode + ": " + 100 * share + " % of the pixels are off; see target/golden");
    }

    private static Picture picture(RenderMode mode, boolean exact) throws Exception {
        var photo = new int[WIDTH * HEIGHT];
        for (int i = 0; i < photo.length; i++) {
            photo[i] = 0xff000060 | ((2 * (i % WIDTH)) << 16) | ((2 * (i / WIDTH)) << 8);
        }
        var scene = ViewportHarness.scene(snapshot, mode)
                .withPhoto(Optional.of(new PhotoOverlay(new Raster(WIDTH, HEIGHT, photo), 0.6, 0.3)));
        return harness.viewport
                .picture(scene.withLook(scene.look().withExact(exact)), ViewportHarness.camera(WIDTH, HEIGHT))
                .get(100, TimeUnit.SECONDS);
    }

    private static void write(int[] argb, Path file) throws IOException {
        var image = new BufferedImage(2 * WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 2 * WIDTH, HEIGHT, argb, 0, 2 * WIDTH);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
