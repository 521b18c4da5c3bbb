package zeroset.model.stereo;

import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;

/// Look-ups in a photograph, positions in pixels with the first one's centre at 0.5.
///
/// @param photograph that is read
record PixelReader(Photograph photograph) {

    /// 0..255, or NaN outside the picture and where a mask calls the pixel invalid.
    double luminance(double x, double y) {
        if (!(x >= 0 && y >= 0 && x <= photograph.width() && y <= photograph.height())) {
            return Double.NaN;
        }
        double gx = Math.clamp(x - 0.5, 0, photograph.width() - 1.0);
        double gy = Math.clamp(y - 0.5, 0, photograph.height() - 1.0);
        int ix = Math.min((int) gx, Math.max(0, photograph.width() - 2));
        int iy = Math.min((int) gy, Math.max(0, photograph.height() - 2));
        int right = Math.min(ix + 1, photograph.width() - 1);
        int below = Math.min(iy + 1, photograph.height() - 1);
        double fx = gx - ix;
        double fy = gy - iy;
        double top = at(ix, iy) + fx * (at(right, iy) - at(ix, iy));
        double bottom = at(ix, below) + fx * (at(right, below) - at(ix, below));
        return top + fy * (bottom - top);
    }

    /// Copies the nearest pixel's colour.
    void color(double x, double y, byte[] dest, int at) {
        int ix = Math.clamp((int) x, 0, photograph.width() - 1);
        int iy = Math.clamp((int) y, 0, photograph.height() - 1);
        for (int channel = 0; channel < 3; channel++) {
            dest[at + channel] = (byte) photograph.channel(ix, iy, channel);
        }
    }

    double coverage(double x, double y) {
        int ix = Math.clamp((int) x, 0, photograph.width() - 1);
        int iy = Math.clamp((int) y, 0, photograph.height() - 1);
        return photograph.coverage(ix, iy) / 255.0;
    }

    private double at(int x, int y) {
        if (photograph.coverageKind() == CoverageKind.VALID_MASK && photograph.coverage(x, y) < 128) {
            return Double.NaN;
        }
        // ITU-R BT.601, on the values as stored: matching cares for contrast, not for energy.
        double value = 0.299 * photograph.channel(x, y, 0)
                + 0.587 * photograph.channel(x, y, 1)
                + 0.114 * photograph.channel(x, y, 2);
        // Colours under transparent pixels mean nothing; grey there lets the outline itself be matched.
        double alpha = photograph.coverageKind() == CoverageKind.ALPHA ? photograph.coverage(x, y) / 255.0 : 1;
        return alpha * value + (1 - alpha) * 128;
    }
}
