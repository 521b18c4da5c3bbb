package zeroset.app.movie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.containers.mp4.MP4Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroset.render.scene.Picture;

class Mp4WriterTest {

    private static final int FRAMES = 14;

    @TempDir
    Path temp;

    /// Sizes that are whole macroblocks and that are not, below and from 720 lines on.
    @ParameterizedTest
    @CsvSource({"64, 48", "70, 50", "32, 720"})
    void isDecodedToWhatWasWritten(int width, int height) throws Exception {
        var file = temp.resolve("film.mp4");
        try (var film = new Mp4Writer(file, width, height, 7)) {
            for (int frame = 0; frame < FRAMES; frame++) {
                film.write(picture(width, height, frame));
            }
            film.finish();
        }
        try (var channel = NIOUtils.readableChannel(file.toFile())) {
            var grab = FrameGrab.createFrameGrab(channel);
            var meta = grab.getVideoTrack().getMeta();
            assertEquals(FRAMES, meta.getTotalFrames());
            assertEquals(FRAMES / 7.0, meta.getTotalDuration(), 1e-6);
            var header = MP4Util.parseMovie(file.toFile()).getVideoTrack().getTrackHeader();
            assertEquals(width, header.getWidth());
            assertEquals(height, header.getHeight());
            for (int frame = 0; frame < FRAMES; frame++) {
                var decoded = grab.getNativeFrame();
                assertEquals(width, decoded.getCroppedWidth());
                assertEquals(height, decoded.getCroppedHeight());
                // 4:2:0 and the quantiser: the colours are smooth, so what is lost is a few of 255 levels
                double error = meanError(picture(width, height, frame), decoded);
                assertTrue(error < 4, "frame " + frame + ": " + error);
            }
            assertNull(grab.getNativeFrame());
        }
    }

    @Test
    void whiteIsWhiteAndBlackIsBlackInStudioRange() throws IOException {
        var planes = new YuvPlanes(4, 2);
        planes.fill(new Picture(
                4, 2, new int[] {-1, -1, 0xff000000, 0xff000000, -1, -1, 0xff000000, 0xff000000}, new float[8]));
        var luma = planes.picture().getPlaneData(0);
        assertEquals(235 - 128, luma[0]);
        assertEquals(16 - 128, luma[2]);
        assertEquals(0, planes.picture().getPlaneData(1)[0]);
        assertEquals(0, planes.picture().getPlaneData(2)[1]);
    }

    @Test
    void pureRedHasTheCodesOfTheStandards() {
        var red = new int[4];
        Arrays.fill(red, 0xffff0000);
        var planes = new YuvPlanes(2, 2);
        planes.fill(new Picture(2, 2, red, new float[4]));
        assertEquals(81, planes.picture().getPlaneData(0)[0] + 128); // BT.601: Y'CbCr of 100 % red is 81, 90, 240
        assertEquals(90, planes.picture().getPlaneData(1)[0] + 128);
        assertEquals(240, planes.picture().getPlaneData(2)[0] + 128);
        var many = new int[2 * 720];
        Arrays.fill(many, 0xffff0000);
        planes = new YuvPlanes(2, 720);
        planes.fill(new Picture(2, 720, many, new float[many.length]));
        assertEquals(63, planes.picture().getPlaneData(0)[0] + 128); // BT.709: 63, 102, 240
        assertEquals(102, planes.picture().getPlaneData(1)[0] + 128);
        assertEquals(240, planes.picture().getPlaneData(2)[0] + 128);
    }

    @Test
    void refusesOddSidesAndNoFrames() throws IOException {
        var file = temp.resolve("film.mp4");
        assertThrows(IllegalArgumentException.class, () -> new Mp4Writer(file, 63, 48, 30));
        assertThrows(IllegalArgumentException.class, () -> new Mp4Writer(file, 64, 48, 0));
        assertTrue(Files.notExists(file));
        try (var film = new Mp4Writer(file, 64, 48, 30)) {
            assertThrows(IllegalStateException.class, film::finish);
            assertThrows(IllegalArgumentException.class, () -> film.write(picture(32, 32, 0)));
        }
    }

    /// Smooth, saturated and moving, with a transparent corner.
    private static Picture picture(int width, int height, int frame) {
        var argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            double x = (i % width + 3.0 * frame) / width;
            int row = i / width;
            double y = (double) row / height;
            int red = (int) (127 + 120 * Math.sin(3 * x));
            int green = (int) (127 + 120 * Math.cos(4 * y));
            int blue = (int) (127 + 120 * Math.sin(2 * x + 3 * y + 1));
            int alpha = i % width < 8 && i / width < 8 ? 0 : 255;
            argb[i] = (alpha << 24) | (red << 16) | (green << 8) | blue;
        }
        return new Picture(width, height, argb, new float[argb.length]);
    }

    /// Mean difference of red, green and blue, of 255.
    private static double meanError(Picture expected, org.jcodec.common.model.Picture decoded) {
        boolean hd = expected.height() >= 720;
        double redShare = hd ? 0.2126 : 0.299;
        double blueShare = hd ? 0.0722 : 0.114;
        var opaque = expected.over(0xffffff);
        double sum = 0;
        for (int y = 0; y < expected.height(); y++) {
            for (int x = 0; x < expected.width(); x++) {
                int stride = decoded.getPlaneWidth(0);
                int half = y / 2 * decoded.getPlaneWidth(1) + x / 2;
                double luma = (decoded.getPlaneData(0)[y * stride + x] + 112) / 219.0;
                double red = luma + 2 * (1 - redShare) * decoded.getPlaneData(2)[half] / 224.0;
                double blue = luma + 2 * (1 - blueShare) * decoded.getPlaneData(1)[half] / 224.0;
                double green = (luma - redShare * red - blueShare * blue) / (1 - redShare - blueShare);
                int argb = opaque.argb(x, y);
                sum += Math.abs(255 * red - ((argb >> 16) & 0xff))
                        + Math.abs(255 * green - ((argb >> 8) & 0xff))
                        + Math.abs(255 * blue - (argb & 0xff));
            }
        }
        return sum / (3.0 * expected.width() * expected.height());
    }
}
