package zeroset.model.dataset;

import zeroset.model.dataset.image.DecodedImage;

/// One decoded image: 8-bit sRGB, rows from the top, with an optional 8-bit coverage channel.
///
/// Immutable; at most four bytes a pixel. Colours are straight, not multiplied by the coverage.
public final class Photograph {

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final byte[] coverage;
    private final CoverageKind coverageKind;

    /// Copies the pixels.
    ///
    /// @param width pixels, > 0
    /// @param height pixels, > 0
    /// @param rgb `[height, width, 3]` sRGB bytes
    /// @param coverage `[height, width]` bytes, empty exactly when the kind is NONE
    /// @param coverageKind what the coverage means
    public Photograph(int width, int height, byte[] rgb, byte[] coverage, CoverageKind coverageKind) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("photograph size must be > 0 px, was " + width + "x" + height);
        }
        if (rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("rgb must hold " + 3L * width * height + " bytes, was " + rgb.length);
        }
        long expected = coverageKind == CoverageKind.NONE ? 0 : (long) width * height;
        if (coverage.length != expected) {
            throw new IllegalArgumentException(
                    "coverage " + coverageKind + " must hold " + expected + " bytes, was " + coverage.length);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb.clone();
        this.coverage = coverage.clone();
        this.coverageKind = coverageKind;
    }

    /// Width in pixels.
    public int width() {
        return width;
    }

    /// Height in pixels.
    public int height() {
        return height;
    }

    /// What the coverage channel means.
    public CoverageKind coverageKind() {
        return coverageKind;
    }

    /// One sRGB channel of a pixel, 0..255.
    ///
    /// @param channel 0 red, 1 green, 2 blue
    public int channel(int x, int y, int channel) {
        return rgb[3 * (y * width + x) + channel] & 0xff;
    }

    /// Coverage of a pixel, 0..255; 255 everywhere when there is no channel.
    public int coverage(int x, int y) {
        return coverageKind == CoverageKind.NONE ? 255 : coverage[y * width + x] & 0xff;
    }

    /// The same colours with no coverage channel. Shares the pixels.
    public Photograph withoutCoverage() {
        return new Photograph(width, height, rgb);
    }

    /// The photograph with squares of pixels averaged; columns and rows that fill no square are left out.
    ///
    /// @param reduction side of the squares in pixels, > 0
    public Photograph reducedBy(int reduction) {
        if (reduction == 1) {
            return this;
        }
        var small = new DecodedImage(width, height, rgb, coverage).reduced(reduction);
        return new Photograph(small.width(), small.height(), small.rgb(), small.alpha(), coverageKind);
    }

    /// The same colours with the opposite coverage. A photograph without a coverage channel is returned as it
    /// is.
    public Photograph withInvertedCoverage() {
        if (coverageKind == CoverageKind.NONE) {
            return this;
        }
        var inverted = new byte[coverage.length];
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) ~coverage[i]; // 255 - value
        }
        return new Photograph(width, height, rgb, inverted, coverageKind);
    }

    private Photograph(int width, int height, byte[] sharedRgb) {
        this.width = width;
        this.height = height;
        this.rgb = sharedRgb;
        this.coverage = new byte[0];
        this.coverageKind = CoverageKind.NONE;
    }
}
