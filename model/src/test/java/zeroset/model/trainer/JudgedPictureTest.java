package zeroset.model.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JudgedPictureTest {

    private static final int SIZE = 20;

    @Test
    void pixelsThatAreNotJudgedDoNotFlatterThePsnr() {
        var picture = offByATenth();
        for (int pixel = 0; pixel < SIZE * SIZE / 2; pixel++) {
            System.arraycopy(picture.photographed(), 3 * pixel, picture.rendered(), 3 * pixel, 3);
            picture.skip(pixel);
        }
        assertEquals(20, picture.psnr(), 1e-4); // an error of 0.1 everywhere is 20 dB
    }

    @Test
    void everyPixelIsJudgedUnlessSkipped() {
        assertEquals(20, offByATenth().psnr(), 1e-4);
    }

    @Test
    void structureIsComparedWithinJudgedPixelsOnly() {
        var whole = offByATenth();
        var half = offByATenth();
        for (int pixel = 0; pixel < SIZE * SIZE / 4; pixel++) {
            half.rendered()[3 * pixel] = 17; // would ruin any window that reached it
            half.skip(pixel);
        }
        assertEquals(whole.ssim(), half.ssim(), 1e-6);
    }

    @Test
    void aPictureWithoutJudgedPixelsHasNoFigures() {
        var picture = offByATenth();
        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            picture.skip(pixel);
        }
        assertTrue(Double.isNaN(picture.psnr()));
        assertTrue(Double.isNaN(picture.ssim()));
    }

    private static JudgedPicture offByATenth() {
        var picture = new JudgedPicture(SIZE, SIZE);
        Arrays.fill(picture.photographed(), 0.5f);
        Arrays.fill(picture.rendered(), 0.6f);
        return picture;
    }
}
