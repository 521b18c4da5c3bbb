package zeroset.model.rays;

import zeroset.model.dataset.Photograph;

/// Summed-area table of a photograph's object pixels, to ask quickly whether a rectangle contains any.
final class SummedCoverage {

    private final int width;
    private final int height;
    private final int[] sums;

    SummedCoverage(Photograph photograph) {
        width = photograph.width();
        height = photograph.height();
        sums = new int[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            int row = 0;
            for (int x = 0; x < width; x++) {
                row += photograph.coverage(x, y) > 0 ? 1 : 0;
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
    }

    /// Whether a pixel of the rectangle, corners included and clipped to the image, shows the object.
    boolean any(int fromX, int fromY, int toX, int toY) {
        int x0 = Math.max(fromX, 0);
        int y0 = Math.max(fromY, 0);
        int x1 = Math.min(toX, width - 1) + 1;
        int y1 = Math.min(toY, height - 1) + 1;
        int stride = width + 1;
        return sums[y1 * stride + x1] - sums[y0 * stride + x1] - sums[y1 * stride + x0] + sums[y0 * stride + x0] > 0;
    }
}
