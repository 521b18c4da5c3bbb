package zeroset.model.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageMetricsTest {

    private static final int WIDTH = 23;
    private static final int HEIGHT = 17;

    @Test
    void psnrOfAConstantOffsetIsItsLogarithm() {
        float[] picture = random(1);
        float[] brighter = picture.clone();
        for (int i = 0; i < brighter.length; i++) {
            brighter[i] += 0.1f;
        }
        assertEquals(20, ImageMetrics.psnr(brighter, picture), 1e-4);
        assertEquals(100, ImageMetrics.psnr(picture, picture));
    }

    @Test
    void ssimOfEqualPicturesIsOneAndOfNegativesBelowZero() {
        float[] picture = random(2);
        float[] negative = picture.clone();
        for (int i = 0; i < negative.length; i++) {
            negative[i] = 1 - negative[i];
        }
        assertEquals(1, ImageMetrics.ssim(picture, picture, WIDTH, HEIGHT), 1e-6);
        assertEquals(-1, ImageMetrics.ssim(negative, picture, WIDTH, HEIGHT), 0.1);
    }

    @Test
    void ssimIsTheMeanOverWindowsOfItsDefinition() {
        float[] x = random(3);
        float[] y = random(4);
        for (int i = 0; i < y.length; i++) {
            y[i] = 0.7f * x[i] + 0.3f * y[i];
        }
        double[][] weights = new double[11][11];
        double total = 0;
        for (int v = 0; v < 11; v++) {
            for (int u = 0; u < 11; u++) {
                weights[v][u] = Math.exp(-((u - 5) * (u - 5) + (v - 5) * (v - 5)) / 4.5);
                total += weights[v][u];
            }
        }
        double sum = 0;
        int windows = 0;
        for (int channel = 0; channel < 3; channel++) {
            for (int top = 0; top + 11 <= HEIGHT; top++) {
                for (int left = 0; left + 11 <= WIDTH; left++) {
                    double mx = 0;
                    double my = 0;
                    double xx = 0;
                    double yy = 0;
                    double xy = 0;
                    for (int v = 0; v < 11; v++) {
                        for (int u = 0; u < 11; u++) {
                            double w = weights[v][u] / total;
                            int i = 3 * ((top + v) * WIDTH + left + u) + channel;
                            mx += w * x[i];
                            my += w * y[i];
                            xx += w * x[i] * x[i];
                            yy += w * y[i] * y[i];
                            xy += w * x[i] * y[i];
                        }
                    }
                    sum += (2 * mx * my + 1e-4)
                            * (2 * (xy - mx * my) + 9e-4)
                            / ((mx * mx + my * my + 1e-4) * (xx - mx * mx + yy - my * my + 9e-4));
                    windows++;
                }
            }
        }
        assertEquals(sum / windows, ImageMetrics.ssim(x, y, WIDTH, HEIGHT), 1e-5);
    }

    @Test
    void ssimTakesPicturesSmallerThanItsWindow() {
        float[] picture = java.util.Arrays.copyOf(random(5), 3 * 4 * 2);
        assertEquals(1, ImageMetrics.ssim(picture, picture, 4, 2), 1e-6);
    }

    @Test
    void refusesPicturesThatDoNotMatch() {
        assertThrows(IllegalArgumentException.class, () -> ImageMetrics.psnr(new float[3], new float[6]));
        assertThrows(IllegalArgumentException.class, () -> ImageMetrics.ssim(new float[300], new float[300], 10, 9));
    }

    private static float[] random(int seed) {
        var random = new Random(seed);
        float[] picture = new float[3 * WIDTH * HEIGHT];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = random.nextFloat();
        }
        return picture;
    }
}
