package zeroset.model.trainer;

import java.util.Arrays;
import zeroset.model.evaluation.ImageMetrics;

/// A rendered view beside its photograph, and which of its pixels may be judged: not those that the field says nothing
/// about, which would flatter the figures if they counted as right.
final class JudgedPicture {

    private final int width;
    private final int height;
    private final float[] rendered;
    private final float[] photographed;
    private final boolean[] judged;

    /// A picture of which every pixel is judged.
    JudgedPicture(int width, int height) {
        this.width = width;
        this.height = height;
        rendered = new float[3 * width * height];
        photographed = new float[3 * width * height];
        judged = new boolean[width * height];
        Arrays.fill(judged, true);
    }

    /// `[height, width, 3]` colours 0..1; live.
    float[] rendered() {
        return rendered;
    }

    /// `[height, width, 3]` colours 0..1; live.
    float[] photographed() {
        return photographed;
    }

    /// Takes a pixel out of the judgement.
    void skip(int pixel) {
        judged[pixel] = false;
    }

    /// PSNR over the judged pixels, dB; NaN when there are none.
    double psnr() {
        var left = new float[rendered.length];
        var right = new float[rendered.length];
        int count = 0;
        for (int pixel = 0; pixel < judged.length; pixel++) {
            if (judged[pixel]) {
                System.arraycopy(rendered, 3 * pixel, left, count, 3);
                System.arraycopy(photographed, 3 * pixel, right, count, 3);
                count += 3;
            }
        }
        return count == 0 ? Double.NaN : ImageMetrics.psnr(Arrays.copyOf(left, count), Arrays.copyOf(right, count));
    }

    /// SSIM over a rectangle of judged pixels only, since its windows need neighbours; NaN when there is none. The
    /// rectangle is found by taking away, again and again, the side with the largest share of pixels not judged.
    double ssim() {
        int left = 0;
        int top = 0;
        int right = width;
        int bottom = height;
        while (left < right && top < bottom) {
            double onLeft = skippedShare(left, top, left + 1, bottom);
            double onRight = skippedShare(right - 1, top, right, bottom);
            double onTop = skippedShare(left, top, right, top + 1);
            double onBottom = skippedShare(left, bottom - 1, right, bottom);
            double worst = Math.max(Math.max(onLeft, onRight), Math.max(onTop, onBottom));
            if (worst == 0 && skippedShare(left, top, right, bottom) == 0) {
                int columns = right - left;
                return ImageMetrics.ssim(
                        cut(rendered, left, top, right, bottom),
                        cut(photographed, left, top, right, bottom),
                        columns,
                        bottom - top);
            }
            if (onLeft == worst) {
                left++;
            } else if (onRight == worst) {
                right--;
            } else if (onTop == worst) {
                top++;
            } else {
                bottom--;
            }
        }
        return Double.NaN;
    }

    private double skippedShare(int left, int top, int right, int bottom) {
        int skipped = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                skipped += judged[y * width + x] ? 0 : 1;
            }
        }
        return (double) skipped / ((right - left) * (bottom - top));
    }

    private float[] cut(float[] picture, int left, int top, int right, int bottom) {
        int columns = right - left;
        var part = new float[3 * columns * (bottom - top)];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(picture, 3 * (y * width + left), part, 3 * (y - top) * columns, 3 * columns);
        }
        return part;
    }
}
